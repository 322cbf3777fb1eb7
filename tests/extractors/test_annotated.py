"""The bars on the annotated documents, for the half that rules were fitted to and the other."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BARS = {
    "references": 0.99,
    "dates": 0.99,
    "percentages": 0.99,
    "documents": 1.0,
    "head: all fields": 0.98,
    "percentages: subject": 0.95,
    "short_forms": 0.95,
    "quantities": 0.95,
}


def load(name: str) -> ModuleType:
    """The program beside this test, as a module."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("only_held_out", [False, True], ids=["fitted", "held out"])
def test_bars(only_held_out: bool) -> None:
    scores = load("measure").measure(only_held_out=only_held_out)
    short = {
        kind: (score.precision, score.recall)
        for kind, score in scores.items()
        if kind in BARS and min(score.precision, score.recall) < BARS[kind]
    }
    assert not short

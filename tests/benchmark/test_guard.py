"""Accuracy on the samples may not fall below what is written down in known.json."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from pipeline.benchmark.guard import COMMAND, engine_here, load
from pipeline.evaluation import evaluate
from pipeline.evaluation.guard import Outcome, check, explain


def test_the_samples_are_read_no_worse_than_before(samples_out: Path, truth: Path) -> None:
    known = load()
    if known["engine"] != engine_here():
        pytest.skip(f"known.json holds for {known['engine']}; here is {engine_here()}")
    verdict = check(known, evaluate(truth, samples_out))
    told = "\n".join(explain(verdict))
    assert verdict.outcome is not Outcome.DROP, (
        f"accuracy fell:\n{told}\nIf the gain elsewhere is worth it, write it down: {COMMAND}"
    )
    if verdict.outcome is Outcome.GAIN:
        warnings.warn(f"accuracy rose; write it down: {COMMAND}\n{told}", stacklevel=1)


def test_no_sample_lacks_its_truth(samples_out: Path, truth: Path) -> None:
    evaluation = evaluate(truth, samples_out)
    assert not evaluation.missing
    assert not evaluation.extra

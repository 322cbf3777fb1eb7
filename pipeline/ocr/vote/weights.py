"""How much each piece of evidence counts: fitted by `python -m pipeline.ocr.vote.fit`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from pipeline.ocr.vote.evidence import NAMES, Array, log_odds
from pipeline.ocr.vote.units import Unit

AGREED = ("always", "sure", "clear", "digit", "short")
"""What says how probable a reading is on which both engines agree."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Log-linear weights.

    Attributes:
        rivals: Of the evidence for rivals, by `NAMES`.
        agreed: Of what tells right from wrong where both engines agree, by `AGREED`.
    """

    rivals: Array
    agreed: Array

    def agreement(self, unit: Unit) -> float:
        """The probability (0 to 1) that a unit is right on which both engines agree."""
        return float(1 / (1 + np.exp(-self.agreed @ agreement_evidence(unit))))


def agreement_evidence(unit: Unit) -> Array:
    """Values of `AGREED` for a unit."""
    digit = any(map(str.isdigit, unit.first))
    short = len(unit.first) < 3
    return np.array([1.0, log_odds(unit.sure), log_odds(unit.clear), digit, short], np.float64)


@cache
def read_weights() -> Weights:
    """The weights that come with the program."""
    data = tomllib.loads((files("pipeline") / "data" / "vote.toml").read_text(encoding="utf-8"))
    return Weights(
        np.array([data["rivals"][name] for name in NAMES]),
        np.array([data["agreed"][name] for name in AGREED]),
    )

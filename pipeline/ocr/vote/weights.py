"""How much each piece of evidence counts: fitted by `python -m pipeline.ocr.vote.fit`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from pipeline.ocr.vote.evidence import NAMES, Array, log_odds
from pipeline.ocr.vote.units import Unit

AGREED = ("always", "sure", "clear", "digit", "short")
"""What says how probable a reading is on which both engines agree."""


ALONE = ("always", "least", "mean", "digit")
"""What says how probable a word is that the second engine alone reads."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Log-linear weights.

    Attributes:
        rivals: Of the evidence for rivals, by `NAMES`.
        agreed: Of what tells right from wrong where both engines agree, by `AGREED`.
        alone: Of the same where the second engine reads alone, by `ALONE`.
    """

    rivals: Array
    agreed: Array
    alone: Array

    def agreement(self, unit: Unit) -> float:
        """The probability (0 to 1) that a unit is right on which both engines agree."""
        return _logistic(float(self.agreed @ agreement_evidence(unit)))

    def alone_is_right(self, text: str, letters: Sequence[float]) -> float:
        """The probability that a word of the second engine is right, by its letters'."""
        return _logistic(float(self.alone @ alone_evidence(text, letters)))


def _logistic(score: float) -> float:
    return float(1 / (1 + np.exp(-score)))


def agreement_evidence(unit: Unit) -> Array:
    """Values of `AGREED` for a unit."""
    digit = any(map(str.isdigit, unit.first))
    short = len(unit.first) < 3
    return np.array([1.0, log_odds(unit.sure), log_odds(unit.clear), digit, short], np.float64)


def alone_evidence(text: str, letters: Sequence[float]) -> Array:
    """Values of `ALONE` for a word and the probabilities of its letters."""
    mean = sum(letters) / len(letters)
    digit = any(map(str.isdigit, text))
    return np.array([1.0, log_odds(min(letters)), log_odds(mean), digit], np.float64)


@cache
def read_weights() -> Weights:
    """The weights that come with the program."""
    data = tomllib.loads((files("pipeline") / "data" / "vote.toml").read_text(encoding="utf-8"))
    return Weights(
        np.array([data["rivals"][name] for name in NAMES]),
        np.array([data["agreed"][name] for name in AGREED]),
        np.array([data["alone"][name] for name in ALONE]),
    )

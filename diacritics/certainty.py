"""How sure a reading is: the share of it among what else its piece may be."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from diacritics.choices import Option
from diacritics.lm import LanguageModel
from diacritics.options import Options
from diacritics.passages import Passage
from diacritics.symbols import BREAK, SPECIAL
from diacritics.windows import Doubts, posteriors

Floats = NDArray[np.float64]
CURVE = "calibration.tsv"
DIVIDED = 0.8
"""The share of a reading that takes a space away or puts one in."""
_BREAK = SPECIAL.index(BREAK)


@dataclass(slots=True)
class _Field:
    """The words of all paths one after the other, and the readings that compete for some."""

    words: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    rivals: list[int] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    steps: list[tuple[int, int]] = field(default_factory=list)
    """(path, step) of each word that others compete for."""

    def add(self, options: Options, one: Passage, number: int, path: list[Option]) -> None:
        """Add the words of path `number`."""
        self.words.append(_BREAK)
        first = len(self.words)
        place = 0
        for step, option in enumerate(path):
            slot = one.slots[place]
            place += option.span
            if slot.symbol is None and option.is_plain:
                rivals, scores = options.of(one.piece(slot), look=slot.look).rivals(option)
                if len(rivals) > 1:
                    self.at += [len(self.words)] * len(rivals)
                    self.rivals += rivals
                    self.scores += scores
                    self.steps.append((number, step))
            self.words += option.words
        self.lines += [number] * (len(self.words) - first + 1)


def certainties(
    lm: LanguageModel, options: Options, passages: list[Passage], paths: list[list[Option]]
) -> list[list[float]]:
    """For each option of each path the share of it among what else may stand there."""
    found = [[1.0 if option.is_plain else DIVIDED for option in path] for path in paths]
    field = _Field()
    for number, (one, path) in enumerate(zip(passages, paths, strict=True)):
        field.add(options, one, number, path)
    if not field.steps:
        return found
    scores = np.array(field.scores, dtype=np.float32)
    doubts = Doubts(np.array(field.at), np.array(field.rivals), scores)
    shares = posteriors(lm, np.array(field.words), np.array(field.lines), doubts)
    first = np.r_[True, doubts.at[1:] != doubts.at[:-1]]
    for (number, step), share in zip(field.steps, shares[first].tolist(), strict=True):
        found[number][step] = share
    return found


@cache
def _curve() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Shares, and how often readings of such a share are right."""
    path = resources.files("diacritics") / "model" / CURVE
    if not path.is_file():
        return np.array([0.0, 1.0]), np.array([0.0, 1.0])
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return np.array([float(r[0]) for r in rows]), np.array([float(r[1]) for r in rows])


def calibrate(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shares as probabilities, by the curve of the model."""
    at, right = _curve()
    return np.interp(shares, at, right)

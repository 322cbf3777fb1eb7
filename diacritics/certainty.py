"""How sure a reading is: the share of it among what else its piece may be."""

from __future__ import annotations

from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from diacritics.choices import Option
from diacritics.lm import Ids, LanguageModel
from diacritics.options import Options
from diacritics.passages import Passage
from diacritics.symbols import BREAK, SPECIAL
from diacritics.windows import Doubts, posteriors

DIVIDED = 0.8
"""The share of a reading that takes a space away or puts one in."""
_BREAK = SPECIAL.index(BREAK)


def certainties(
    lm: LanguageModel, options: Options, passages: list[Passage], paths: list[list[Option]]
) -> list[list[float]]:
    """For each option of each path the probability that it is right."""
    words: list[int] = []
    lines: list[int] = []
    at: list[int] = []
    rivals: list[int] = []
    scores: list[float] = []
    shares: list[float] = []
    doubtful: list[int] = []
    for number, (one, path) in enumerate(zip(passages, paths, strict=True)):
        words.append(_BREAK)
        first = len(words)
        place = 0
        for option in path:
            slot = one.slots[place]
            place += option.span
            if not option.is_plain:
                shares.append(DIVIDED)
            else:
                if slot.symbol is None:
                    others, values = options.of(one.piece(slot), look=slot.look).rivals(option)
                    if len(others) > 1:
                        at += [len(words)] * len(others)
                        rivals += others
                        scores += values
                        doubtful.append(len(shares))
                shares.append(1.0)
            words += option.words
        lines += [number] * (len(words) - first + 1)
    found = np.array(shares)
    if doubtful:
        doubts = Doubts(np.array(at), np.array(rivals), np.array(scores, dtype=np.float32))
        sure = posteriors(lm, np.array(words), np.array(lines), doubts)
        found[doubtful] = _first_of_each(sure, doubts.at)
    return _parted(calibrate(found).tolist(), [len(path) for path in paths])


def _parted(values: list[float], sizes: list[int]) -> list[list[float]]:
    rest = iter(values)
    return [[next(rest) for _ in range(size)] for size in sizes]


def _first_of_each(shares: NDArray[np.float64], group: Ids) -> NDArray[np.float64]:
    return shares[np.r_[True, group[1:] != group[:-1]]]


@cache
def _curve() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Shares, and how often readings of such a share are right."""
    path = resources.files("diacritics") / "model" / "calibration.tsv"
    if not path.is_file():
        return np.array([0.0, 1.0]), np.array([0.0, 1.0])
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return np.array([float(r[0]) for r in rows]), np.array([float(r[1]) for r in rows])


def calibrate(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shares as probabilities, by the curve of the model."""
    at, right = _curve()
    return np.interp(shares, at, right)

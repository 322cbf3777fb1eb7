"""How sure a reading is: the share of it among what else its piece may be."""

from __future__ import annotations

from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from diacritics.lm import Ids, LanguageModel
from diacritics.options import Option, Options
from diacritics.passages import Passage
from diacritics.symbols import BREAK, SPECIAL
from diacritics.windows import Doubts, posteriors

RIVALS = 6
"""How many other readings of a piece are weighed against the chosen one."""
SLACK = 9.0
"""Readings that the channel thinks this much less likely are no rivals."""
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
    found = []
    doubtful: list[tuple[int, int]] = []
    for number, (one, path) in enumerate(zip(passages, paths, strict=True)):
        words.append(_BREAK)
        lines.append(number)
        shares = []
        place = 0
        for step, option in enumerate(path):
            slot = one.slots[place]
            place += option.span
            shares.append(1.0)
            if option.cut or option.span > 1:
                shares[-1] = DIVIDED
            elif slot.symbol is None:
                others = _rivals(options.of(one.piece(slot), look=slot.look), option)
                if others:
                    at += [len(words)] * (len(others) + 1)
                    rivals += [option.words[0], *(other.words[0] for other in others)]
                    scores += [option.score, *(other.score for other in others)]
                    doubtful.append((number, step))
            words += option.words
            lines += [number] * len(option.words)
        found.append(shares)
    if doubtful:
        doubts = Doubts(np.array(at), np.array(rivals), np.array(scores, dtype=np.float32))
        shares_of = posteriors(lm, np.array(words), np.array(lines), doubts)
        for (number, step), share in zip(
            doubtful, _first_of_each(shares_of, doubts.at), strict=True
        ):
            found[number][step] = share
    return [calibrate(shares) for shares in found]


def _rivals(options: tuple[Option, ...], chosen: Option) -> list[Option]:
    return [
        other
        for other in options
        if other is not chosen and len(other.words) == 1 and other.score > chosen.score - SLACK
    ][:RIVALS]


def _first_of_each(shares: NDArray[np.float64], group: Ids) -> list[float]:
    first = np.r_[True, group[1:] != group[:-1]]
    found: list[float] = shares[first].tolist()
    return found


@cache
def _curve() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Shares, and how often readings of such a share are right."""
    path = resources.files("diacritics") / "model" / "calibration.tsv"
    if not path.is_file():
        return np.array([0.0, 1.0]), np.array([0.0, 1.0])
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return np.array([float(r[0]) for r in rows]), np.array([float(r[1]) for r in rows])


def calibrate(shares: list[float]) -> list[float]:
    """Shares as probabilities, by the curve of the model."""
    at, right = _curve()
    found: list[float] = np.interp(np.array(shares), at, right).tolist()
    return found

"""How well each reading of a word fits between its neighbours: scores of whole windows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diacritics.lm import TOP, Ids, LanguageModel, Scores

AFTER = 3
"""How many words after the one in question are scored with it."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """Readings of single words that compete, for many words at once.

    Attributes:
        at: For each reading, the place of its word among all words.
        word: Its word id.
        score: The channel's log probability of it.
    """

    at: Ids
    word: Ids
    score: Scores


def posteriors(lm: LanguageModel, words: Ids, line: Ids, doubts: Doubts) -> NDArray[np.float64]:
    """The probability of each reading, all other words taken as they are.

    Args:
        lm: The language model.
        words: All words of all lines, one after the other.
        line: The line of each word; windows do not reach across lines.
        doubts: The competing readings, sorted by place.

    Returns:
        Probabilities that sum to one over the readings of a place.
    """
    total = doubts.score.astype(np.float64)
    for step in range(AFTER + 1):
        target = doubts.at + step
        inside = np.flatnonzero(target < len(words))
        inside = inside[line[target[inside]] == line[doubts.at[inside]]]
        windows = np.zeros((len(inside), TOP), dtype=np.int64)
        sizes = np.full(len(inside), TOP)
        for back in range(TOP):
            place = target[inside] - back
            here = np.where(place >= 0, line[np.maximum(place, 0)], -1) == line[doubts.at[inside]]
            windows[:, back] = np.where(here, words[np.maximum(place, 0)], 0)
            sizes = np.where(here, sizes, np.minimum(sizes, back))
        windows[:, step] = doubts.word[inside]
        total[inside] += lm.window_scores(windows, sizes)
    return _normalised(total, doubts.at)


def _normalised(score: NDArray[np.float64], group: Ids) -> NDArray[np.float64]:
    if not len(score):
        return score
    first = np.r_[True, group[1:] != group[:-1]]
    number = np.cumsum(first) - 1
    best = np.maximum.reduceat(score, np.flatnonzero(first))
    share = np.exp(score - best[number])
    result: NDArray[np.float64] = share / np.add.reduceat(share, np.flatnonzero(first))[number]
    return result

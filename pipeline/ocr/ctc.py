"""Letters over time, as networks trained with connectionist temporal classification give them.

At each step across the line the network gives the probability of each letter and of none
("blank"); a reading's probability is the sum over all ways to spread its letters over the
steps, repeats and blanks left out (Graves et al., 2006).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BLANK = 0
_NEVER = -1e9
WORST = -40.0
"""The least log probability of a reading: below, all are equally impossible."""
_NO_SUCH_LETTER = -6.0
_BATCH = 128
_LIKE = {"‘": "’", "'": "’", "–": "-", "—": "-", "[": "(", "]": ")", '"': "“"}
"""Signs that the network writes as another one."""

Floats = NDArray[np.float64]


class Peak(NamedTuple):
    """A letter of the best reading: what, how probable, and at which step."""

    letter: str
    probability: float
    step: int


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """What may stand on a line.

    Attributes:
        steps: Log probabilities: a row for each step, a column for blank and each letter.
        charset: The letters of the columns from 1.
        place: Left and right end of the steps on the page image, in pixels.
    """

    steps: NDArray[np.float32]
    charset: tuple[str, ...]
    place: tuple[float, float]

    def best(self) -> list[Peak]:
        """The likeliest letter at each step, repeats and blanks left out."""
        if not len(self.steps):
            return []
        columns = self.steps.argmax(axis=1)
        tops = np.exp(self.steps.max(axis=1))
        starts = np.flatnonzero(np.r_[True, columns[1:] != columns[:-1]])
        highest = np.maximum.reduceat(tops, starts)
        return [
            Peak(self.charset[columns[start] - 1], float(top), int(start))
            for start, top in zip(starts, highest, strict=True)
            if columns[start] != BLANK
        ]

    def column(self, letter: str) -> int | None:
        """The column of a letter; None when the network does not know it."""
        return _columns(self.charset).get(letter)

    def after_run(self, step: int) -> int:
        """The first step after `step` at which another letter is the likeliest."""
        column = self.steps[step].argmax()
        while step < len(self.steps) and self.steps[step].argmax() == column:
            step += 1
        return step

    def x(self, step: float) -> int:
        """Where a step lies on the page image."""
        left, right = self.place
        return round(left + (right - left) * step / max(1, len(self.steps)))


@cache
def _columns(charset: tuple[str, ...]) -> dict[str, int]:
    """The column of each letter, and of signs that the network writes as another."""
    found = {letter: number for number, letter in enumerate(charset, 1)}
    return {sign: found[like] for sign, like in _LIKE.items() if like in found} | found


class Claim(NamedTuple):
    """That a text stands on steps `start` to `end` (exclusive) of a line."""

    letters: Letters
    start: int
    end: int
    text: str


def log_probabilities(claims: Sequence[Claim]) -> Floats:
    """The log probability of each claim, not below `WORST` but for unknown letters."""
    found = np.zeros(len(claims))
    order = sorted(range(len(claims)), key=lambda n: claims[n].end - claims[n].start)
    for begin in range(0, len(order), _BATCH):
        batch = order[begin : begin + _BATCH]
        found[batch] = _scores([claims[n] for n in batch])
    return found


def _scores(claims: Sequence[Claim]) -> Floats:
    """The forward algorithm for several claims at once."""
    spelled = [_spelled(claim) for claim in claims]
    sizes = np.array([len(columns) for columns, _ in spelled])
    lengths = np.array([claim.end - claim.start for claim in claims])
    states = 2 * int(sizes.max()) + 1
    labels = np.zeros((len(claims), states), dtype=np.int64)
    for row, (columns, _) in enumerate(spelled):
        labels[row, 1 : 2 * len(columns) : 2] = columns
    emitted = np.full((int(lengths.max()), len(claims), states), _NEVER)
    for row, claim in enumerate(claims):
        emitted[: lengths[row], row] = claim.letters.steps[claim.start : claim.end, labels[row]]
    found = np.where(sizes == 0, 0.0, WORST)  # of claims on no step at all
    rows = np.arange(len(claims))
    state = np.full((len(claims), states), _NEVER)
    state[:, 0] = 0.0
    skips = _skips(labels)
    for step, now in enumerate(emitted):
        state = _moved(state, skips) + now
        total = np.logaddexp(state[rows, 2 * sizes], state[rows, np.maximum(2 * sizes - 1, 0)])
        total = np.where(sizes == 0, state[:, 0], total)
        found = np.where(lengths == step + 1, total, found)
    penalties = np.array([penalty for _, penalty in spelled])
    return np.asarray(np.maximum(found, WORST) + penalties, np.float64)


def _spelled(claim: Claim) -> tuple[list[int], float]:
    """The columns of a claim's letters, and the penalty for those that have none."""
    columns = [claim.letters.column(letter) for letter in claim.text]
    known = [column for column in columns if column is not None]
    return known, _NO_SUCH_LETTER * (len(columns) - len(known))


def _skips(labels: NDArray[np.int64]) -> Floats:
    """0 where the blank before a letter may be left out: not between two of the same."""
    free = np.full(labels.shape, _NEVER)
    free[:, 2:][(labels[:, 2:] != BLANK) & (labels[:, 2:] != labels[:, :-2])] = 0.0
    return free


def _moved(state: Floats, skips: Floats) -> Floats:
    """States before a step's letters count: stay, go on by one, or by two over a blank."""
    moved = state.copy()
    moved[:, 1:] = np.logaddexp(moved[:, 1:], state[:, :-1])
    moved[:, 2:] = np.logaddexp(moved[:, 2:], state[:, :-2] + skips[:, 2:])
    return moved

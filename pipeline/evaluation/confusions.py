"""What was read as what, syllable by syllable.

The alignment lets two written syllables stand against one where they are the same
letters ("xã hội" read as "xãhội"), so that a lost space shows as what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from pipeline.evaluation.edits import LARGEST_TABLE, Stretch, stretches


class Confusion(NamedTuple):
    """A differing spot: the true text, the read one ("" where one side has nothing).

    Attributes:
        true: The true syllable, or two of them with a space between.
        read: The same of the reading.
        true_at: Position of the first true word (of the next one, for an insertion).
        read_at: Position of the first read word.
    """

    true: str
    read: str
    true_at: int
    read_at: int


_Table = dict[tuple[int, int], tuple[float, int, int]]
"""For a place in both sequences: the least cost up to it, and the last move."""

SLACK = 2
"""How far partners may stand from where an even spread would put them."""


def confusions(truth: Sequence[str], reading: Sequence[str]) -> list[Confusion]:
    """Every differing spot between two word sequences, in order."""
    return [
        confusion
        for stretch in stretches(truth, reading)
        if not stretch.equal
        for confusion in _within(stretch, truth, reading)
    ]


def _within(stretch: Stretch, truth: Sequence[str], reading: Sequence[str]) -> Iterator[Confusion]:
    true = truth[stretch.true_start : stretch.true_end]
    read = reading[stretch.read_start : stretch.read_end]
    i = j = 0
    for true_units, read_units in _path(true, read):
        spot = true[i : i + true_units], read[j : j + read_units]
        if list(spot[0]) != list(spot[1]):
            at = stretch.true_start + i, stretch.read_start + j
            yield Confusion(" ".join(spot[0]), " ".join(spot[1]), *at)
        i += true_units
        j += read_units


def _path(true: Sequence[str], read: Sequence[str]) -> list[tuple[int, int]]:
    """The cheapest sequence of moves through a differing stretch.

    Only places near the diagonal are tried, so that a page of nothing but errors takes no
    longer than its length.
    """
    excess = len(read) - len(true)
    if not true or not read or len(true) * (abs(excess) + 1) > LARGEST_TABLE:
        shared = min(len(true), len(read))
        return [(1, 1)] * shared + [(1, 0)] * max(-excess, 0) + [(0, 1)] * max(excess, 0)
    table: _Table = {(0, 0): (0.0, 0, 0)}
    before, behind = min(excess, 0) - SLACK, max(excess, 0) + SLACK
    for i in range(len(true) + 1):
        for j in range(max(i + before, 0), min(i + behind, len(read)) + 1):
            if i or j:
                table[i, j] = _best_move(table, true, read, i, j)
    return _walk_back(table, len(true), len(read))


def _best_move(
    table: _Table, true: Sequence[str], read: Sequence[str], i: int, j: int
) -> tuple[float, int, int]:
    best = (float("inf"), 0, 0)
    if i and j and (i - 1, j - 1) in table:
        unlike = Levenshtein.normalized_distance(true[i - 1], read[j - 1])
        best = (table[i - 1, j - 1][0] + 0.01 + 1.5 * unlike, 1, 1)
    if (i - 1, j) in table:
        best = min(best, (table[i - 1, j][0] + 1, 1, 0))
    if (i, j - 1) in table:
        best = min(best, (table[i, j - 1][0] + 1, 0, 1))
    if (i - 2, j - 1) in table and true[i - 2] + true[i - 1] == read[j - 1]:
        best = min(best, (table[i - 2, j - 1][0] + 0.02, 2, 1))
    if (i - 1, j - 2) in table and true[i - 1] == read[j - 2] + read[j - 1]:
        best = min(best, (table[i - 1, j - 2][0] + 0.02, 1, 2))
    return best


def _walk_back(table: _Table, i: int, j: int) -> list[tuple[int, int]]:
    path: list[tuple[int, int]] = []
    while i or j:
        _, true_units, read_units = table[i, j]
        path.append((true_units, read_units))
        i, j = i - true_units, j - read_units
    return path[::-1]

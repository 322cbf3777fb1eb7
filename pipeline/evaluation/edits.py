"""Counting and aligning edits between a true sequence and a read one.

The Levenshtein distance and one of its cheapest scripts come from rapidfuzz, over
sequences of integers. Which of several equally cheap scripts is taken does not change
the number of edits; `pairs` picks, inside each differing stretch, the partners that look
most alike, so that "nghị" read as "nghi" shows a lost tone and not a lost letter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.distance._initialize import Opcode

LARGEST_TABLE = 20_000
"""Cells above which a differing stretch is paired from its start, without a search."""

Pair = tuple[int | None, int | None]
"""Positions in the true and the read sequence; None where the other has no partner."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How a read sequence came out of the true one.

    Attributes:
        hits: Units read rightly.
        substitutions: Units read as another.
        deletions: True units that were not read.
        insertions: Read units that are not there.
    """

    hits: int = 0
    substitutions: int = 0
    deletions: int = 0
    insertions: int = 0

    @property
    def errors(self) -> int:
        """All edits together: the Levenshtein distance."""
        return self.substitutions + self.deletions + self.insertions

    @property
    def length(self) -> int:
        """Units of the truth."""
        return self.hits + self.substitutions + self.deletions

    @property
    def rate(self) -> float:
        """Errors per true unit (CER or WER); above 1 where much was read that is not there.

        Of an empty truth: 0 where nothing was read, else infinite, as in dinglehopper.
        The sum of several counts has a finite rate as soon as one truth is not empty, so
        that text read from a blank page still counts in the totals.
        """
        if not self.errors:
            return 0.0
        return self.errors / self.length if self.length else float("inf")

    def __add__(self, other: Counts) -> Counts:
        """The counts of both, so that totals are weighted by length."""
        return Counts(
            self.hits + other.hits,
            self.substitutions + other.substitutions,
            self.deletions + other.deletions,
            self.insertions + other.insertions,
        )


class Stretch(NamedTuple):
    """A stretch of both sequences that is equal, or that differs from end to end."""

    equal: bool
    true_start: int
    true_end: int
    read_start: int
    read_end: int


def numbered(*sequences: Sequence[str]) -> list[list[int]]:
    """The sequences with every distinct unit replaced by a number of its own."""
    table: dict[str, int] = {}
    return [[table.setdefault(unit, len(table)) for unit in units] for units in sequences]


def stretches(truth: Sequence[str], reading: Sequence[str]) -> list[Stretch]:
    """The equal and the differing stretches of a cheapest edit script, in order."""
    true_numbers, read_numbers = numbered(truth, reading)
    found: list[Stretch] = []
    for operation in Levenshtein.opcodes(true_numbers, read_numbers):
        _append(found, operation)
    return found


def _append(found: list[Stretch], operation: Opcode) -> None:
    start = operation.src_start, operation.dest_start
    equal = operation.tag == "equal"
    if found and not equal and not found[-1].equal:
        last = found.pop()
        start = last.true_start, last.read_start
    found.append(Stretch(equal, start[0], operation.src_end, start[1], operation.dest_end))


def count(found: Sequence[Stretch]) -> Counts:
    """The counts of an edit script."""
    hits = substitutions = deletions = insertions = 0
    for stretch in found:
        true_units = stretch.true_end - stretch.true_start
        read_units = stretch.read_end - stretch.read_start
        shared = min(true_units, read_units)
        if stretch.equal:
            hits += shared
        else:
            substitutions += shared
            deletions += true_units - shared
            insertions += read_units - shared
    return Counts(hits, substitutions, deletions, insertions)


def counts(truth: Sequence[str], reading: Sequence[str]) -> Counts:
    """The counts of a cheapest edit script from `truth` to `reading`."""
    return count(stretches(truth, reading))


def pairs(
    stretch: Stretch,
    truth: Sequence[str],
    reading: Sequence[str],
    unlikeness: Callable[[str, str], float],
) -> list[Pair]:
    """The partners within one stretch.

    A differing stretch of a cheapest script holds no equal partners, so it costs as many
    edits as its longer side has units; what is left to choose is which units of the
    longer side stay alone: those whose absence lets the others be least unlike.
    """
    true_range = range(stretch.true_start, stretch.true_end)
    read_range = range(stretch.read_start, stretch.read_end)
    if len(true_range) == len(read_range):
        return list(zip(true_range, read_range, strict=True))
    if len(true_range) < len(read_range):
        chosen = _match(true_range, read_range, lambda i, j: unlikeness(truth[i], reading[j]))
        return chosen
    turned = _match(read_range, true_range, lambda j, i: unlikeness(truth[i], reading[j]))
    return [(i, j) for j, i in turned]


def _match(short: range, long: range, cost: Callable[[int, int], float]) -> list[Pair]:
    """Give each of `short` a partner in `long`, in order, at the least sum of costs."""
    slack = len(long) - len(short)
    if len(short) * (slack + 1) > LARGEST_TABLE or not short:
        return list(zip_longest(short, long))
    best = [0.0] * (slack + 1)
    skipped: list[list[int]] = []
    for row, i in enumerate(short):
        fresh: list[float] = []
        origin: list[int] = []
        cheapest = 0
        for skips in range(slack + 1):
            if best[skips] < best[cheapest]:
                cheapest = skips
            fresh.append(best[cheapest] + cost(i, long[row + skips]))
            origin.append(cheapest)
        best = fresh
        skipped.append(origin)
    return _trace(short, long, best, skipped)


def _trace(short: range, long: range, best: list[float], skipped: list[list[int]]) -> list[Pair]:
    """Walk back from the cheapest end."""
    skips = min(range(len(best)), key=best.__getitem__)
    partner: dict[int, int] = {}
    for row in range(len(short) - 1, -1, -1):
        partner[row + skips] = short[row]
        skips = skipped[row][skips]
    return [(partner.get(place), j) for place, j in enumerate(long)]

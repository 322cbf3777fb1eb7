"""The tables of symbols, and the nearest symbol to what an engine read.

`document_types.tsv`: the 29 types and the copies of Decree 30/2020/NĐ-CP (Annex III), those
of the Party (Guidance 36-HD/VPTW of 2018) and of the law on legal documents, and a few of
practice. `agency_symbols.tsv`: who issues, and the units that draft; ministries and
departments of before and after the mergers of 2025. `code_confusions.tsv`: what engines
write for the letters of symbols, with a cost.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz.distance import Levenshtein

MARGIN = 0.1
"""The nearest symbol must be nearer than the next by more than this."""


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("diacritics").joinpath("data", name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t"))


@cache
def document_types() -> frozenset[str]:
    """Symbols of document types: QĐ, KH, TTr ..."""
    return frozenset(row["symbol"] for row in _rows("document_types.tsv"))


@cache
def agencies() -> frozenset[str]:
    """Symbols of agencies, their departments and units: TTg, UBND, BGDĐT, KGVX, TU ..."""
    return frozenset(row["symbol"] for row in _rows("agency_symbols.tsv"))


@cache
def acronyms() -> frozenset[str]:
    """Acronyms of running text: HĐND, GD&ĐT, BHXH ..., and the longer agency symbols."""
    long_symbols = {symbol for symbol in agencies() if len(symbol) >= _LONG}
    return frozenset(row["acronym"] for row in _rows("acronyms.tsv")) | long_symbols


@cache
def heads() -> frozenset[str]:
    """What a symbol may begin with: a type, or the agency of an official letter."""
    return document_types() | agencies()


@cache
def _confusions() -> dict[str, dict[str, float]]:
    """For what is seen (one or two characters) the letters that may be meant, with the costs."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for row in _rows("code_confusions.tsv"):
        found[row["seen"]][row["meant"]] = float(row["cost"])
    return dict(found)


@lru_cache(maxsize=16)
def _by_length(table: frozenset[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for symbol in table:
        found[len(symbol)].append(symbol)
    return dict(found)


_LIMITS = {1: 0.0, 2: 0.1, 3: 0.3, 4: 0.3}
_LIMIT = 0.7
_LONG = 4


def limit(length: int) -> float:
    """The greatest distance at which a symbol of this length is still taken for another.

    Under 1, the cost of an edit that is no known confusion, and small for short symbols,
    which have many neighbours: an unknown symbol stays.
    """
    return _LIMITS.get(length, _LIMIT)


def distance(seen: str, meant: str, at_most: float = math.inf) -> float:
    """Cost of reading `seen` where `meant` stands: edits cost 1, known confusions less.

    Infinite where it is found to be more than `at_most`.
    """
    before: list[float] = []
    last = [float(j) for j in range(len(meant) + 1)]
    for i, char in enumerate(seen):
        row = _row(char, seen[i - 1 : i + 1] if i else "", meant, last, before)
        if min(row) > at_most and min(last) > at_most:
            return math.inf  # a confusion of two characters reaches back no further
        before, last = last, row
    return last[-1]


def _row(char: str, pair: str, meant: str, last: list[float], before: list[float]) -> list[float]:
    """The costs up to the character `char`, which ends `pair`, by how much of `meant` it reads."""
    one, two = _confusions().get(char, {}), _confusions().get(pair, {})
    lower = char.lower()
    best = last[0] + 1
    row = [best]
    for j, letter in enumerate(meant):
        plain = 0.0 if letter == char else 0.1 if letter.lower() == lower else 1.0
        best = min(best + 1, last[j + 1] + 1, last[j] + min(plain, one.get(letter, 1.0)))
        if letter in two:
            best = min(best, before[j] + two[letter])
        row.append(best)
    return row


@lru_cache(maxsize=1 << 14)
def closest(
    seen: str, table: frozenset[str], at_most: float | None = None
) -> tuple[str, float] | None:
    """The symbol of `table` that `seen` stands for, and its distance; None where none does.

    `at_most` replaces the limit for the symbol's length. None also where two symbols are
    about as near: an ambiguous symbol is left alone.
    """
    if seen in table:
        return seen, 0.0
    edits = 1 + len(seen) // 2  # more than these no confusions can make good
    most = (_LIMIT if at_most is None else at_most) + MARGIN
    near = sorted(
        (cost, symbol)
        for length in range(len(seen) - 1, len(seen) + 2)
        for symbol in _by_length(table).get(length, ())
        if Levenshtein.distance(seen, symbol, score_cutoff=edits) <= edits
        and (cost := distance(seen, symbol, most)) < math.inf
    )
    if not near:
        return None
    greatest = limit(len(near[0][1])) if at_most is None else at_most
    if near[0][0] > greatest:
        return None
    if len(near) > 1 and near[1][0] - near[0][0] <= MARGIN:
        return None
    return near[0][1], near[0][0]

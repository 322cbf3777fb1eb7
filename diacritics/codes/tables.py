"""The tables of symbols, and the nearest symbol to what an engine read.

`document_types.tsv`: the 29 types and the copies of Decree 30/2020/NĐ-CP (Annex III), those
of the Party (Guidance 36-HD/VPTW of 2018) and of the law on legal documents, and a few of
practice. `agency_symbols.tsv`: who issues, and the units that draft; ministries and
departments of before and after the mergers of 2025. `code_confusions.tsv`: what engines
write for the letters of symbols, with a cost.
"""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz.distance import Levenshtein

MARGIN = 0.1
"""The nearest symbol must be nearer than the next by more than this."""
_MAX_SEEN = 2
"""Longest run of characters in the table of confusions."""


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
def _confusions() -> dict[tuple[str, str], float]:
    return {(row["seen"], row["meant"]): float(row["cost"]) for row in _rows("code_confusions.tsv")}


_LIMITS = {1: 0.0, 2: 0.1, 3: 0.3, 4: 0.3}
_LIMIT = 0.7
_LONG = 4


def limit(length: int) -> float:
    """The greatest distance at which a symbol of this length is still taken for another.

    Under 1, the cost of an edit that is no known confusion, and small for short symbols,
    which have many neighbours: an unknown symbol stays.
    """
    return _LIMITS.get(length, _LIMIT)


def distance(seen: str, meant: str) -> float:
    """Cost of reading `seen` where `meant` stands: edits cost 1, known confusions less."""
    confusions = _confusions()
    rows = [[float(j) for j in range(len(meant) + 1)]]
    for i in range(1, len(seen) + 1):
        row = [float(i)]
        for j in range(1, len(meant) + 1):
            best = min(rows[i - 1][j] + 1, row[j - 1] + 1)
            best = min(best, rows[i - 1][j - 1] + _letter_cost(seen[i - 1], meant[j - 1]))
            for size in range(1, min(i, _MAX_SEEN) + 1):
                cost = confusions.get((seen[i - size : i], meant[j - 1]))
                if cost is not None:
                    best = min(best, rows[i - size][j - 1] + cost)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def _letter_cost(seen: str, meant: str) -> float:
    if seen == meant:
        return 0.0
    return 0.1 if seen.lower() == meant.lower() else 1.0


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
    near = sorted(
        (distance(seen, symbol), symbol)
        for symbol in table
        if abs(len(symbol) - len(seen)) < 2
        and Levenshtein.distance(seen, symbol, score_cutoff=edits) <= edits
    )
    if not near:
        return None
    greatest = limit(len(near[0][1])) if at_most is None else at_most
    if near[0][0] > greatest:
        return None
    if len(near) > 1 and near[1][0] - near[0][0] <= MARGIN:
        return None
    return near[0][1], near[0][0]

"""Which spellings of a number mean one document, across an archive.

"2053/QD-TTg" and "2053/QĐ-TTg" are one; "31/KH-UBND" of two provinces are two. Sureness is
between 0 and 1, and lower where only the number speaks for two mentions being one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from operator import itemgetter

from rapidfuzz import fuzz

from extractors.folding import confusable, fold
from extractors.symbols import is_known
from extractors.tables import agencies

_NUMBER = re.compile(r"(\d+)([a-d]?)(?:/((?:19|20)\d\d))?[-/](.+)")
_SAME_ISSUER = 85
"""Similarity (0 to 100) from which two spellings of a body's name are taken for one."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A document as something names it: a record's own head, or a reference.

    Attributes:
        number: Full number.
        date: ISO 8601, cut to what is known; empty if unknown.
        issuer: As written; empty if unknown.
    """

    number: str
    date: str
    issuer: str


@dataclass(frozen=True, slots=True)
class Identity:
    """The canonical id of a document, and how sure it is that a mention means it."""

    canonical_id: str
    sureness: float


@dataclass(slots=True)
class _Group:
    """The mentions that are taken for one document; how often each spelling stands."""

    number: str
    years: set[str] = field(default_factory=set)
    issuers: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    spellings: Counter[str] = field(default_factory=Counter)

    def likeness(self, cited: Cited) -> float:
        """How well a mention of this number fits: 0 if it cannot be the same one."""
        year = cited.date[:4]
        if year and self.years and year not in self.years and not _has_year(cited.number):
            return 0.0
        issuer = self._issuer_likeness(cited.issuer)
        if issuer == 0.0:
            return 0.0
        date = 1.0 if cited.date and cited.date in self.dates else 0.8
        return round(issuer * date, 3)

    def _issuer_likeness(self, issuer: str) -> float:
        if _names_one_body(self.number):
            return 1.0
        if not issuer or not self.issuers:
            return 0.8
        name = _folded(issuer)
        best = max(fuzz.token_set_ratio(name, other) for other in self.issuers)
        return best / 100 if best >= _SAME_ISSUER else 0.0

    def add(self, cited: Cited, times: int) -> None:
        self.spellings[cited.number] += times
        if cited.date[:4]:
            self.years.add(cited.date[:4])
        if cited.date:
            self.dates.add(cited.date)
        if cited.issuer:
            self.issuers.add(_folded(cited.issuer))


@lru_cache(maxsize=4096)
def canonical_number(number: str) -> str:
    """The number without leading zeros, its symbol in the form that confusions share.

    Mentions whose canonical numbers differ never mean one document: an archive may be
    identified number by number.
    """
    match = _NUMBER.fullmatch(number)
    if not match:
        return confusable(number)
    digits, letter, year, symbol = match.groups()
    middle = f"/{year}" if year else ""
    return f"{digits.lstrip('0')}{letter}{middle}/{confusable(symbol)}"


@lru_cache(maxsize=4096)
def _folded(issuer: str) -> str:
    return fold(issuer)


def _has_year(number: str) -> bool:
    match = _NUMBER.fullmatch(number)
    return bool(match and match[3])


@lru_cache(maxsize=4096)
def _names_one_body(canonical: str) -> bool:
    """Whether the symbol names a body that there is only one of in the country."""
    parts = set(re.split(r"[-/.]", canonical))
    return any(
        agency.scope == "national" and confusable(symbol) in parts
        for symbol, agency in agencies().items()
    )


@lru_cache(maxsize=4096)
def _is_known(number: str) -> bool:
    """Whether every part of the symbol is one of the tables'."""
    match = _NUMBER.fullmatch(number)
    return bool(match) and all(map(is_known, re.split(r"[-/.]", match[4] if match else "")))


def identify(documents: Iterable[Cited], times: Iterable[int] = repeat(1)) -> list[Identity]:
    """Group mentions by the document they mean.

    Args:
        documents: Heads and references of an archive, with full numbers, in order.
        times: How often each stands in the archive.

    Returns:
        For each its identity. The canonical id is the best spelling of the number: one of known
        symbols goes before others, then the most frequent; with `#2`, `#3` ... for further
        documents of the same number.
    """
    groups: dict[str, list[_Group]] = {}
    found: list[tuple[_Group, float]] = []
    for cited, count in zip(documents, times, strict=False):
        same = groups.setdefault(canonical_number(cited.number), [])
        group, sureness = _group_of(cited, same)
        group.add(cited, count)
        found.append((group, sureness))
    names = {id(group): name for same in groups.values() for group, name in _named(same)}
    return [Identity(names[id(group)], sureness) for group, sureness in found]


def _group_of(cited: Cited, same: list[_Group]) -> tuple[_Group, float]:
    """The group of this number that a mention fits best, else a new one in `same`."""
    scored = [(group.likeness(cited), group) for group in same]
    sureness, best = max(scored, key=itemgetter(0), default=(0.0, None))
    if best and sureness > 0:
        return best, sureness
    same.append(_Group(canonical_number(cited.number)))
    return same[-1], 1.0


def _named(same: list[_Group]) -> Iterator[tuple[_Group, str]]:
    """The groups of one number with their names, which all begin with its best spelling."""
    times = sum((group.spellings for group in same), Counter[str]())
    best = max(times, key=lambda number: (_is_known(number), times[number]))
    for place, group in enumerate(same, start=1):
        yield group, best if place == 1 else f"{best}#{place}"

"""The knowledge in `data/*.csv`, loaded once when first asked for."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from extractors.folding import fold, squash


class DocumentType(NamedTuple):
    """A type of document: its symbol in numbers, its name, and the list it is from."""

    symbol: str
    name: str
    family: str


class Agency(NamedTuple):
    """A body that issues documents.

    `scope` is `national` where the symbol names one body in the whole country, `generic`
    where every province or district has its own ("UBND").
    """

    symbol: str
    name: str
    scope: str


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/NAME`, empty cells as empty strings."""
    text = files("extractors").joinpath("data", name).read_text(encoding="utf-8")
    return [
        {key: value or "" for key, value in row.items() if key is not None}
        for row in csv.DictReader(text.splitlines())
    ]


@cache
def column(name: str, field: str) -> tuple[str, ...]:
    """One column of `data/NAME`."""
    return tuple(row[field] for row in rows(name) if row[field])


@cache
def types_by_word() -> dict[str, DocumentType]:
    """Document types by every way their name is written, case-folded."""
    found: dict[str, DocumentType] = {}
    for row in rows("document_types.csv"):
        kind = DocumentType(row["symbol"], row["name"], row["family"])
        for word in (row["name"], *row["variants"].split("|")):
            if word:
                found.setdefault(squash(word), kind)
    return found


@cache
def types_by_folded_word() -> dict[str, DocumentType]:
    """The same without diacritics, for text that an OCR damaged; ambiguous ones left out."""
    return _unambiguous({word: kind for word, kind in types_by_word().items() if len(word) > 4})


def _unambiguous(named: dict[str, DocumentType]) -> dict[str, DocumentType]:
    found: dict[str, DocumentType] = {}
    clashes = set()
    for word, kind in named.items():
        key = fold(word)
        if key in found and found[key].name != kind.name:
            clashes.add(key)
        found.setdefault(key, kind)
    return {key: kind for key, kind in found.items() if key not in clashes}


@cache
def types_by_symbol() -> dict[str, tuple[DocumentType, ...]]:
    """Document types by symbol; a symbol that two types share gives both."""
    found: dict[str, tuple[DocumentType, ...]] = {}
    for row in rows("document_types.csv"):
        if row["symbol"]:
            kind = DocumentType(row["symbol"], row["name"], row["family"])
            found[kind.symbol] = (*found.get(kind.symbol, ()), kind)
    return found


@cache
def agencies() -> dict[str, Agency]:
    """Agencies by symbol; where two share one, the national body comes first."""
    found: dict[str, Agency] = {}
    for row in rows("agencies.csv"):
        found.setdefault(row["symbol"], Agency(row["symbol"], row["name"], row["scope"]))
    return found


@cache
def agency_names() -> dict[str, str]:
    """Canonical spelling of the agencies' names by their case-folded form."""
    sole = {squash(name): name for name in column("sole_bodies.csv", "name")}
    return sole | {squash(agency.name): agency.name for agency in agencies().values()}


@cache
def national_names() -> frozenset[str]:
    """The case-folded names of bodies that there is only one of in the country."""
    national = [agency.name for agency in agencies().values() if agency.scope == "national"]
    return frozenset(map(squash, [*national, *column("sole_bodies.csv", "name")]))

"""Document numbers: their normal form, the type and the issuer that their symbol names.

A number is digits, for legal acts a year, and a symbol: the type's and the body's, and for
official letters the body's and its department's (Decree 30/2020/NĐ-CP, annexes I and III).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.folding import confusable
from extractors.misread import misread_symbol
from extractors.tables import DocumentType, agencies, types_by_symbol

_UPPER = "A-ZĐĂÂÊÔƠƯ"
SYMBOL_PART = rf"[{_UPPER}](?:[{_UPPER}a-zđ\d&]|\.(?=[{_UPPER}]{{2}})){{0,14}}"
"""A pattern for one part of a symbol: capitals, with small letters in a few (TTg, CTr)."""
_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_SPACES = re.compile(r"\s+")
_ASSEMBLY = re.compile(r"(QH|UBTVQH)(?:[IVX]*|K?\d{1,2})")
_PIECES = re.compile(r"[-/.]|[^-/.]+")
_PARTY_BODIES = frozenset({"TW", "TU", "HU", "ThU", "QU", "ĐU", "TƯ", "BTGTU", "BDVTU", "BTCTU"})


class Symbol(NamedTuple):
    """What a number's symbol says.

    Attributes:
        text: Normal form (`QĐ-TTg`).
        types: Types its letters can mean; empty for an official letter.
        issuer: The body it names, empty if unknown or not one body in the country.
        known: Parts found in the tables, and parts in all.
        repaired: Whether a part was taken for another known one.
    """

    text: str
    types: tuple[DocumentType, ...]
    issuer: str
    known: tuple[int, int]
    repaired: bool


def digits(text: str) -> str:
    """The running number with letters that an OCR read for digits put right."""
    body = text.rstrip("abcdABCD") if text[-1:].isalpha() else text
    return body.translate(_DIGITS).replace(".", "") + text[len(body) :]


@cache
def _by_confusable() -> dict[str, str]:
    """Known symbols by their confusable form; forms that two symbols share are left out."""
    found: dict[str, str] = {}
    clashes = set()
    for symbol in (*types_by_symbol(), *agencies()):
        key = confusable(symbol)
        if found.setdefault(key, symbol) != symbol:
            clashes.add(key)
    return {key: symbol for key, symbol in found.items() if key not in clashes}


@cache
def _type_by_confusable() -> dict[str, str]:
    found: dict[str, str] = {}
    clashes = set()
    for symbol in types_by_symbol():
        key = confusable(symbol)
        if found.setdefault(key, symbol) != symbol:
            clashes.add(key)
    return {key: symbol for key, symbol in found.items() if key not in clashes}


def is_known(part: str) -> bool:
    """Whether a part of a symbol stands in the tables."""
    return part in agencies() or part in types_by_symbol() or _ASSEMBLY.fullmatch(part) is not None


@cache
def _by_small() -> dict[str, str]:
    """Known symbols by their small letters ("qđ", "ttg")."""
    return {symbol.casefold(): symbol for symbol in (*agencies(), *types_by_symbol())}


def in_known_case(part: str) -> str:
    """A symbol's part in the case that the tables give it; empty if it is none of theirs."""
    known = _by_small().get(part.casefold(), part.upper())
    return known if is_known(known) else ""


_DEPARTMENT = re.compile(r"[A-ZĐ]\d{1,2}")


def is_shaped(text: str) -> bool:
    """Whether every part of a symbol is made like one: capitals, or a known exception."""
    parts = [part for part in re.split(r"[-/.]", text) if part]
    return all(
        sum(c.isupper() for c in part) >= 2
        or is_known(part)
        or (index > 0 and _DEPARTMENT.fullmatch(part) is not None)
        for index, part in enumerate(parts)
    )


def _repair(part: str, *, leads: bool) -> str:
    if is_known(part):
        return part
    key = confusable(part)
    repaired = _type_by_confusable().get(key) if leads else None
    return repaired or _by_confusable().get(key) or misread_symbol(part, is_known) or part


def _as_named(first: str, named: DocumentType | None) -> str:
    """The first part, taken for the symbol of the type that the text names before it."""
    if named and named.symbol and confusable(named.symbol) == confusable(first):
        return named.symbol
    return first


@cache
def _read(text: str, named: DocumentType | None) -> Symbol:
    pieces = _PIECES.findall(_SPACES.sub("", text))
    parts = [piece for piece in pieces if piece not in "-/."]
    if not parts:
        return Symbol("", (), "", (0, 0), False)
    repaired = [_repair(part, leads=index == 0) for index, part in enumerate(parts)]
    repaired[0] = _as_named(repaired[0], named)
    words = iter(repaired)
    normal = "".join(piece if piece in "-/." else next(words) for piece in pieces)
    types = types_by_symbol().get(repaired[0], ())
    known = sum(is_known(part) for part in repaired)
    issuer = _issuer(repaired, bool(types))
    return Symbol(normal, types, issuer, (known, len(parts)), repaired != parts)


def read_symbol(text: str, named: DocumentType | None = None) -> Symbol:
    """Read the symbol of a number.

    Args:
        text: As on paper; spaces and line breaks behind a dash are allowed.
        named: The type that the text names before the number, if any.
    """
    return _read(text, named)


def _issuer(parts: list[str], typed: bool) -> str:
    if parts[0] in ("TTLT", "NQLT", "LT"):
        return ""
    candidates = parts[1:] if typed and len(parts) > 1 else parts[:1]
    for part in candidates[:1]:
        if match := _ASSEMBLY.fullmatch(part):
            return agencies()[match[1]].name
        agency = agencies().get(part)
        if agency and agency.scope == "national":
            return agency.name
    return ""


def is_party(symbol: Symbol) -> bool:
    """Whether the symbol is of the party's documents (`NQ/TW`)."""
    return any(part in _PARTY_BODIES for part in re.split(r"[-/.]", symbol.text))

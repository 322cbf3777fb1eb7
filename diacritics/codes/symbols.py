"""The symbol of a document: parts such as QĐ and TTg, joined by hyphens and strokes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diacritics.codes.model import Repair
from diacritics.codes.tables import agencies, closest, document_types, heads

_PART = re.compile(r"[A-ZĐƯÐ][A-Za-zĐđƯÐ0-9&)(<|€]{0,12}|[0-9][A-ZĐƯÐ]{1,3}(?=[-/])")
_JOIN = re.compile(r"\s?[-–/]\s?|&|\.(?=[A-ZĐ])")
_TERM = re.compile(r"(.+?)(\d{1,2})")
_ASSEMBLY = frozenset({"QH", "UBTVQH", "HĐNN"})
"""The National Assembly and the State Council number their symbols by their terms: QH15."""
_MIN_CAPITALS = 2
_SHORT = 2
_BOLD = 0.35
"""Greatest distance of a type before an issuer that is read well."""


def _trim(part: str) -> str:
    return part.rstrip(")(<|&")


def _looks_like_part(part: str) -> bool:
    """Mostly capitals, as no word of a sentence is."""
    upper = sum(map(str.isupper, part))
    lower = sum(map(str.islower, part))
    return upper >= _MIN_CAPITALS and lower < upper


def known(part: str, table: frozenset[str]) -> tuple[str, float] | None:
    """The symbol a part stands for and its distance, terms of the Assembly included."""
    if part in table:
        return part, 0.0
    term = _TERM.fullmatch(part)
    if term and (found := closest(term[1], _ASSEMBLY)):
        return found[0] + term[2], found[1]
    return closest(part, table) if _looks_like_part(part) else None


def _parts(line: str, start: int) -> Iterator[tuple[int, int]]:
    """Spans of the parts that follow one another from `start`, as long as they look right."""
    at, spaced = start, False
    while match := _PART.match(line, at):
        part = _trim(match.group())
        if not (known(part, heads()) or (_looks_like_part(part) and not spaced)):
            return
        yield match.start(), match.start() + len(part)
        join = _JOIN.match(line, match.start() + len(part))
        if join is None:
            return
        at, spaced = join.end(), " " in join.group()


def symbol_end(line: str, start: int) -> int | None:
    """Where the symbol that begins at `start` ends; None where none begins.

    One of its parts must be a known symbol or near to one.
    """
    spans = list(_parts(line, start))
    if not any(known(line[a:b], heads()) for a, b in spans):
        return None
    return spans[-1][1]


def is_known_pair(text: str) -> bool:
    """Whether a symbol has two parts or more, of which the tables hold the first and another."""
    spans = list(_parts(text, 0))
    found = [known(text[a:b], heads()) for a, b in spans]
    return len(found) > 1 and found[0] is not None and any(found[1:])


def repair_symbol(text: str) -> Repair:
    """The symbol with each part made the known one that it stands for.

    A part that the tables do not know stays as it is; each lowers the confidence.
    """
    pieces, end, confidence = [], 0, 0.98
    for number, (start, stop) in enumerate(_parts(text, 0)):
        part = text[start:stop]
        found = _head(part, text[stop:]) if number == 0 else known(part, heads())
        pieces += [text[end:start], found[0] if found else part]
        confidence *= 1 - found[1] / 2 if found else 0.7
        end = stop
    return Repair("".join([*pieces, text[end:]]), confidence)


def _head(part: str, rest: str) -> tuple[str, float] | None:
    """The first part: a type, or the agency of an official letter.

    Before an issuer who signs no letters under a symbol of his own, and before a known one,
    a type is looked for more boldly: "QP" is a unit, yet "QP-TTg" is QĐ-TTg.
    """
    match = _PART.match(rest, 1)
    issuer = _trim(match.group()) if match else ""
    if part in document_types() or (part in heads() and issuer not in _leaders()):
        return part, 0.0
    if issuer in agencies() and (found := closest(part, document_types(), _BOLD)):
        return found
    # Agencies of two letters have too many neighbours (DT is no ĐT).
    return known(part, heads() if len(part) > _SHORT else document_types())


@cache
def _leaders() -> frozenset[str]:
    """Issuers of decisions and the like: a type stands before them."""
    return frozenset({"TTg", "CP", "TW", "TU", "HU"})

"""Names of laws: the table of those that are known, and a name's place behind its type."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.folding import one_line, squash
from extractors.naming import new_placing
from extractors.tables import DocumentType, column, rows, types_by_word

TYPE = re.compile(
    r"\b(?:Bộ luật|Luật|luật|Pháp lệnh|BỘ LUẬT|LUẬT|PHÁP LỆNH)(?=\s+[^\W\d_])"
    r"|\b(?:Hiến pháp|HIẾN PHÁP)"
    r"(?:\s+nước\s+Cộng\s+h[oò][àa]\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam)?"
)
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r",?\s+")
_LONGEST = 130
"""Characters that a law's name may have."""
_UNKNOWN_WORDS = 14


class LawName(NamedTuple):
    """A law's type and where its name ends; `known` if it is one of the table's."""

    kind: DocumentType
    start: int
    end: int
    title: str
    known: bool


def law_key(title: str) -> str:
    """A form of a law's type and name that its spellings share.

    Without case and commas, abbreviations written out ("luật ngân sách nhà nước" of Luật NSNN).
    """
    return " ".join(map(_in_full, title.replace(",", " ").split()))


@cache
def _abbreviations() -> dict[str, str]:
    return {row["short"]: row["full"] for row in rows("law_abbreviations.csv")}


def _in_full(word: str) -> str:
    small = new_placing(word.casefold())
    return _abbreviations().get(small, small)


@cache
def _numbers() -> dict[str, tuple[str, ...]]:
    """The numbers of each known law, none where only its name is known."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("laws.csv"):
        key = law_key(f"{row['kind']} {row['name']}")
        found[key] = (*found.get(key, ()), *filter(None, (row["number"],)))
    return found


@cache
def _titles() -> dict[str, str]:
    """How each known law is written, with its type."""
    titles = (f"{row['kind']} {row['name']}" for row in rows("laws.csv"))
    return {law_key(title): title for title in titles}


def written_title(title: str) -> str:
    """A law's type and name on one line, a known one as the table writes it."""
    return _titles().get(law_key(title), one_line(title))


@cache
def _beginnings() -> frozenset[str]:
    """What the names begin with, word by word, to stop where none can follow."""
    keys = (key.split(" ") for key in _numbers())
    return frozenset(" ".join(words[:count]) for words in keys for count in range(1, len(words)))


def known_numbers(title: str, year: str) -> tuple[str, ...]:
    """The numbers of the law of that name and year; several only if the year had several."""
    return tuple(n for n in _numbers().get(law_key(title), ()) if n.split("/")[1] == year)


def _known_end(text: str, kind: str, start: int) -> int:
    """Where the longest known name that begins at `start` ends; 0 if none does."""
    key, end, at = new_placing(squash(kind)), 0, start
    while match := _WORD.match(text, at, start + _LONGEST):
        key = f"{key} {_in_full(match[0])}"
        if key in _numbers():
            end = match.end()
        gap = _GAP.match(text, match.end())
        if key not in _beginnings() or not gap or gap[0].count("\n") > 1:
            break
        at = gap.end()
    return end


@cache
def _stops() -> frozenset[str]:
    return frozenset(column("law_name_stops.csv", "word"))


def _unknown_ends(text: str, start: int) -> list[int]:
    """Where a name that is not in the table may end: behind each of its words."""
    ends: list[int] = []
    at = start
    while len(ends) < _UNKNOWN_WORDS and (match := _WORD.match(text, at)):
        if match[0] in _stops():
            break
        ends.append(match.end())
        gap = _GAP.match(text, match.end())
        if not gap or gap[0].count("\n") > 1:
            break
        at = gap.end()
    return ends


def name_at(text: str, match: re.Match[str]) -> LawName | None:
    """The law whose type `match` found (`TYPE`); unknown names end at the last possible word."""
    start, behind = match.span()
    if match[0][0] in "Hh":
        return LawName(types_by_word()["hiến pháp"], start, behind, one_line(match[0]), known=True)
    kind = types_by_word()[squash(match[0])]
    gap = _GAP.match(text, behind)
    begin = gap.end() if gap else behind
    small, named = match[0] == "luật", text[begin : begin + 1].isupper()
    end = _known_end(text, match[0], begin) if named or not small else 0
    known = end > 0
    if not known:
        ends = _unknown_ends(text, begin) if named and not small else []
        end = ends[-1] if ends else 0
    return LawName(kind, start, end, written_title(text[start:end]), known) if end else None

"""The lines of a text, and what kind of line one is."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from extractors.folding import fold, one_line, squash
from extractors.tables import column, types_by_folded_word, types_by_word

_MOTTO = re.compile(
    r"c[o0]ng\s*h[o0]a\s*xa\s*h[o0]i\s*chu\s*nghia\s*vi[e3]t\s*nam"
    r"|d[o0]c\s*lap\s*[-.,~]*\s*tu\s*d[o0]\s*[-.,~]*\s*hanh\s*phuc"
)
_PARTY_MOTTO = re.compile(r"dang\s+cong\s+san\s+viet\s+nam")
_PARTY = "dang cong san viet nam"
_MOTTOES = ("cong hoa xa hoi chu nghia viet nam", "doc lap - tu do - hanh phuc")
_REMEMBERED = 512
"""Lines of which it is remembered what they are: several readers ask of a document's."""
_RULE = re.compile(r"[\s_\-=~.*…]*")
_DOTS = re.compile(r"\.{3}|…|_{3}")


class TextLine(NamedTuple):
    """A line of the whole text: its place, its text without outer spaces."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing but rules and dots stands on it."""
        return _RULE.fullmatch(self.text) is not None


def lines_of(text: str, start: int, end: int, limit: int | None = None) -> list[TextLine]:
    """The lines between two offsets (form feeds part lines too), at most `limit`."""
    pieces = text[start:end].replace("\f", "\n").split("\n", -1 if limit is None else limit)
    if not pieces[-1] or (limit is not None and len(pieces) > limit):
        pieces.pop()
    found: list[TextLine] = []
    at = start
    for piece in pieces:
        bare = piece.strip()
        begin = at + len(piece) - len(piece.lstrip())
        found.append(TextLine(begin, begin + len(bare), bare))
        at += len(piece) + 1
    return found


@lru_cache(_REMEMBERED)
def in_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals (and there are at least two)."""
    capitals = sum(map(str.isupper, text))
    return capitals >= 2 and capitals >= 0.85 * sum(map(str.isalpha, text))


@lru_cache(_REMEMBERED)
def motto_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the two lines of the national motto stand in a line, also damaged ones."""
    folded = fold(text)
    spans = tuple(match.span() for match in _MOTTO.finditer(folded))
    if spans or not 16 <= len(text) <= 60:
        return spans
    close = max(fuzz.ratio(folded, motto) for motto in _MOTTOES)
    return ((0, len(text)),) if close >= 78 else ()


def is_party_motto(text: str) -> bool:
    """Whether the line is the heading of the party's documents."""
    if len(text) >= 40 or not in_capitals(text):
        return False
    folded = fold(text)
    return bool(_PARTY_MOTTO.search(folded)) or fuzz.ratio(folded, _PARTY) >= 88


@cache
def _types_longest_first() -> tuple[str, ...]:
    return tuple(sorted(types_by_folded_word(), key=len, reverse=True))


@lru_cache(_REMEMBERED)
def title_type(text: str) -> tuple[str, str] | None:
    """The type that a title line names, and what follows it on the line.

    A title line is in capitals and begins with a type ("BÁO CÁO", "KẾ HOẠCH PHỐI HỢP").
    """
    if not 4 < len(text) < 160 or not in_capitals(text[:60]):
        return None
    folded = fold(one_line(text).strip(" :.]|'\"`*"))
    for word in _types_longest_first():
        if folded.startswith(word) and not folded[len(word) : len(word) + 1].isalpha():
            exact = types_by_word().get(squash(text)[: len(word)])
            kind = exact or types_by_folded_word()[word]
            return kind.name, one_line(text).strip(" :.]|'\"`*")[len(word) :].strip(" :.")
    return None


def has_dots(text: str) -> bool:
    """Whether a line has the dots of a form to be filled in."""
    return _DOTS.search(text) is not None


@cache
def _form_marks() -> re.Pattern[str]:
    words = "|".join(re.escape(fold(phrase)) for phrase in column("form_marks.csv", "phrase"))
    return re.compile(rf"^\W*(?:{words})\b|^\W*ten\s+\w+\s+\w+.{{0,20}}\(?\d\)?$")


def is_form_mark(text: str) -> bool:
    """Whether a line marks a form or an annex ("Mẫu số 01", "PHỤ LỤC II")."""
    return len(text) < 120 and _form_marks().search(fold(text)) is not None

"""Short names that a document gives to others: "(sau đây gọi tắt là Đề án 89)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.found import Found
from extractors.issuers import ends_name
from extractors.short_forms import running_number, same_type
from extractors.tables import DocumentType, column, types_by_word

_NAMED = re.compile(
    r"(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?(?:là\s*)?:?\s*[\"“'‘]?"
    r"(?P<name>[^()\"“”'’;,\n]{2,60}(?:\n[^()\"“”'’;,\n]{1,40})?)[\"”'’]?\s*(?=[);,.]|$|-\s)"
)
_NUMBERED = re.compile(r"(?P<said>\s+s[ốô])?\s+(?P<no>\d{1,5}[a-d]?)")
_BREAK = re.compile(r"[.!?]\s+(?=[^\W\d_a-zđ])|\n\s*\n")
_AS_NUMBER = r"(?![\w%]|\s?[/-]\s?[\dA-ZĐ]|[.,]\d)"
_SENTENCE = 600
"""Characters before its short name within which a document is named."""


@cache
def _attached() -> frozenset[str]:
    """Types that are mostly issued by a document of another type, whose number they go by."""
    return frozenset(column("attached_types.csv", "name"))


@dataclass(frozen=True, slots=True)
class Alias:
    """A mention of a short name that the document gives: the number of what it stands for."""

    start: int
    end: int
    type_name: str
    number: str
    resolves_to: str
    confidence: float


def _type_of(name: str) -> tuple[DocumentType, int] | None:
    """The type that a name begins with, and how long that is."""
    words = name.split()
    for count in range(min(4, len(words)), 0, -1):
        kind = types_by_word().get(" ".join(words[:count]).casefold())
        if kind:
            match = re.match(r"\s+".join(map(re.escape, words[:count])), name)
            return (kind, match.end()) if match else None
    return None


def _antecedent(
    text: str, at: int, kind: DocumentType, number: str, full: Sequence[Found]
) -> tuple[Found, float] | None:
    """What a name given at `at` stands for, and how sure that is."""
    before = [item for item in reversed(full) if item.number and item.end <= at]
    if number:
        for item in before:
            if running_number(item.number) == number.lstrip("0"):
                return item, 0.98
    near = [item for item in before if item.start > at - _SENTENCE]
    near = [item for item in near if not _BREAK.search(text, item.end, at)]
    for item in near:
        if same_type(item, kind.name):
            return item, 0.98
    return (near[0], 0.85) if near and kind.name in _attached() else None


def _pattern(name: str, behind_type: int, numbered: re.Match[str] | None) -> re.Pattern[str]:
    """What finds a name again, with or without "số" before its number."""
    kind = r"\s+".join(map(re.escape, name[:behind_type].split()))
    if numbered:
        return re.compile(rf"\b{kind}(?:\s+s[ốô])?\s+{numbered['no']}{_AS_NUMBER}")
    rest = "".join(rf"\s+{re.escape(word)}" for word in name[behind_type:].split())
    return re.compile(rf"\b{kind}{rest}(?!\w)")


def find_aliases(text: str, start: int, end: int, full: Sequence[Found]) -> list[Alias]:
    """All mentions of short names given between two offsets, from where each is given.

    Args:
        text: The whole text.
        start: Where a document begins.
        end: Where it ends.
        full: Its references, in order.
    """
    found: dict[int, Alias] = {}
    for match in _NAMED.finditer(text, start, end):
        for alias in _mentions(text, match, end, full):
            found[alias.start] = alias
    return [found[at] for at in sorted(found)]


def _mentions(text: str, given: re.Match[str], end: int, full: Sequence[Found]) -> Iterator[Alias]:
    name = given["name"].rstrip()
    typed = _type_of(name) if name[:1].isupper() else None
    if not typed:
        return
    kind, behind = typed
    numbered = _NUMBERED.fullmatch(name, behind)
    if not numbered and re.search(r"\d\s?/|\d-", name):
        return
    number = numbered["no"] if numbered else ""
    stands_for = _antecedent(text, given.start(), kind, number, full)
    if not stands_for:
        return
    bare = behind == len(name)
    for match in _pattern(name, behind, numbered).finditer(text, given.start("name"), end):
        if not bare or match.start() == given.start("name") or ends_name(text, match.end()):
            item, sure = stands_for
            yield Alias(match.start(), match.end(), kind.name, number, item.number, sure)

"""Short forms ("Quyết định 281", "Thông tư này") and the full numbers they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.citations import named_type
from extractors.folding import squash
from extractors.found import Found
from extractors.points import FoundDate
from extractors.tables import DocumentType, types_by_word
from extractors.units import UNITS_AND_NOUNS, unit_at

_WHOLE = r"(?![\w%]|\s?[/-]\s?[\dA-ZĐ]|[.,]\d)"
_BARE = re.compile(rf"(?<=\s)(?P<no>\d{{1,5}}[a-d]?)(?:\s?/\s?(?P<year>(?:19|20)\d\d))?{_WHOLE}")
_MORE = re.compile(rf"(?:\s*,\s*|\s+và\s+)(?P<whole>(?:s[ốô]\s+)?(?P<no>\d{{1,5}}[a-d]?)){_WHOLE}")
_GAP = re.compile(r"\s*,?\s*")
_YEAR = re.compile(r"/((?:19|20)\d\d)/")
_THIS = re.compile(r"(?<=\s)(?:này|nêu trên|nói trên|trên đây)\b")
_SAID = re.compile(r"\bs[ốô]\s*$", re.IGNORECASE)
_COUNTED = re.compile(r"\s+(?:năm|tháng|tuần|ngày|người|nhóm|bước|giai đoạn|mục tiêu|phần)\b")
_FORMAL = frozenset(
    {"Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Chỉ thị", "Công văn", "Kết luận"}
)
"""Types whose bare number means a document even without an antecedent."""


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form in the whole text.

    `number` is empty for "Quyết định này"; `said` is whether "số" stands before the number,
    `capital` whether the type has a capital, as in the name of a document; `date` the day or
    year that follows ("Nghị quyết 42 năm 2017", "Nghị định 30/2020").
    """

    start: int
    end: int
    type_name: str
    number: str
    said: bool
    capital: bool
    date: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a short form stands for: the likeliest number, and all that are possible."""

    number: str
    candidates: tuple[str, ...]
    confidence: float


@cache
def _last_words() -> frozenset[str]:
    return frozenset(word.split(" ")[-1] for word in types_by_word())


def _type_at(text: str, end: int) -> tuple[DocumentType, int] | None:
    last = text[max(0, end - 12) : end].split()
    if not last or last[-1].casefold() not in _last_words():
        return None
    found = named_type(text, end)
    return found[:2] if found else None


def find_short_forms(text: str, dates: list[FoundDate]) -> Iterator[ShortForm]:
    """All short forms, in no order; those with a number whose digits belong to no date."""
    dated = {date.start: date for date in dates}
    for match in _BARE.finditer(text):
        form = _numbered(text, match, dated)
        if form:
            yield form
            yield from _listed(text, form)
    for match in _THIS.finditer(text):
        kind = _type_at(text, match.start())
        if kind:
            yield ShortForm(kind[1], match.end(), kind[0].name, "", False, True)


def _numbered(text: str, match: re.Match[str], dated: dict[int, FoundDate]) -> ShortForm | None:
    start = match.start()
    said = _SAID.search(text, max(0, start - 6), start)
    kind = _type_at(text, said.start() if said else start)
    if not kind or start in dated:
        return None
    date = _date_of(text, match, dated, kind[0].name in _FORMAL)
    capital = text[kind[1]].isupper()
    if not date and _COUNTED.match(text, match.end()):
        return None
    if not (capital or said) and _counts(text, match.end()):
        return None
    if _begins_a_list(text, kind[1], match):
        return None
    end, iso = date or (match.end(), match["year"] or "")
    return ShortForm(kind[1], end, kind[0].name, match["no"], bool(said), capital, iso)


def _date_of(
    text: str, match: re.Match[str], dated: dict[int, FoundDate], formal: bool
) -> tuple[int, str] | None:
    """Where the date behind a number ends, and the date: a day, of a formal type also a year."""
    gap = _GAP.match(text, match.end())
    date = dated.get(gap.end()) if gap else None
    if not date or date.first != date.last or not date.possible:
        return None
    wanted = date.precision == "day" or (date.precision == "year" and formal)
    return (date.end, date.first.iso) if wanted else None


def _listed(text: str, form: ShortForm) -> Iterator[ShortForm]:
    """Numbers that go on with a list ("các Nghị quyết 88 và 128"), if known ones."""
    more = _MORE.match(text, form.end) if not form.date else None
    while more and not _counts(text, more.end()) and not _COUNTED.match(text, more.end()):
        yield ShortForm(more.start("whole"), more.end(), form.type_name, more["no"], False, False)
        more = _MORE.match(text, more.end())


def _counts(text: str, end: int) -> bool:
    """Whether the number that ends there counts what follows ("kết luận 9 đảng viên")."""
    unit = unit_at(text, end, UNITS_AND_NOUNS)
    return unit is not None and unit.unit.kind == "count"


def _begins_a_list(text: str, start: int, match: re.Match[str]) -> bool:
    r"""Whether the number belongs to the next line, or the type's word to another one before.

    "... pháp luật\n1. Kinh phí", "kỷ luật 23 đảng viên".
    """
    if text[max(0, start - 5) : start].casefold().endswith(("pháp ", "kỷ ", "kỉ ")):
        return True
    ends = text[match.end() : match.end() + 1] in (".", ")")
    return ends and "\n" in text[start : match.start()]


def running_number(number: str) -> str:
    """The digits a number begins with, without leading zeros (`30a` of 30a/2008/NQ-CP)."""
    match = re.match(r"\d+[a-d]?", number)
    return match[0].lstrip("0") if match else ""


def same_type(found: Found, name: str) -> bool:
    """Whether a reference is of a type, by its name or by its symbol."""
    return found.type_name == name or any(kind.name == name for kind in found.symbol.types)


def _of_year(found: Found, year: str) -> bool:
    """Whether a reference may be of a year, by its date and by the year in its number."""
    known = {found.date[:4], *_YEAR.findall(found.number)} - {""}
    return not year or not known or year in known


def resolve(form: ShortForm, full: list[Found], own_type: str, own_number: str) -> Resolved | None:
    """What a short form stands for, or None if it is no short form of a document.

    Args:
        form: The short form.
        full: Full references of the same document.
        own_type: Type of the document the form stands in.
        own_number: Its number; may be empty.
    """
    if not form.number:
        return _resolve_this(form, full, own_type, own_number)
    same = [
        found
        for found in full
        if running_number(found.number) == form.number.lstrip("0")
        and same_type(found, form.type_name)
        and _of_year(found, form.date[:4])
    ]
    numbers = tuple(dict.fromkeys(found.number for found in _nearest_first(same, form.start)))
    if numbers:
        return Resolved(numbers[0], numbers if len(numbers) > 1 else (), 0.98 / len(numbers))
    if own_type == form.type_name and running_number(own_number) == form.number.lstrip("0"):
        return Resolved(own_number, (), 0.9)
    if form.capital and (form.type_name in _FORMAL or form.said or form.date):
        return Resolved("", (), 0.6)
    return None


def _nearest_first(found: list[Found], offset: int) -> list[Found]:
    """Those before `offset`, the last one first; then those behind it."""
    before = [item for item in found if item.start < offset]
    return before[::-1] + [item for item in found if item.start >= offset]


def _resolve_this(
    form: ShortForm, full: list[Found], own_type: str, own_number: str
) -> Resolved | None:
    if squash(form.type_name) == squash(own_type):
        return Resolved(own_number, (), 0.95)
    before = [item for item in full if item.start < form.start and same_type(item, form.type_name)]
    if before and before[-1].number:
        return Resolved(before[-1].number, (), 0.8)
    return None

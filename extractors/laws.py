"""Laws by their title: before a number, with a date or a year, or by the name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.folding import UPPER, one_line, squash
from extractors.found import Found
from extractors.law_names import TYPE, LawName, known_numbers, name_at, written_title
from extractors.points import FoundDate
from extractors.symbols import Symbol, read_symbol
from extractors.tables import DocumentType, types_by_word

_NAMED_LAW = re.compile(rf"\b(Bộ luật|Luật|Pháp lệnh)(?=\s+[{UPPER}])")
_NOT_IN_TITLE = re.compile(r"[;.:()\d]|\n\s*\n|,(?=\s*(?:ngày|được))|\b(?:số|Luật|này)\b")
_LAW = re.compile(r"\b(Bộ luật|Luật|Pháp lệnh|Nghị quyết|Hiến pháp)\b", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:\s+\(?sửa\s+đổi(?:,\s+bổ\s+sung)?\)?)?(?:\s+của\s+(?:Quốc\s+hội|nước\s+Cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam))?"
    r"(?:,?\s+|\s*\()(?:(?i:năm)\s+)?((?:19[4-9]|20[0-4])\d)(?![\d%]|\s?[/-]\s?\d|[.,]\d)"
)
_LAST_YEAR = re.compile(r"\s+(?:(?i:năm)\s+)?((?:19[4-9]|20[0-4])\d)(?![\d%]|\s?[/-]\s?\d|[.,]\d)")
_AMENDING = re.compile(
    r"\b(Bộ luật|Luật|Pháp lệnh)\s+(?:sửa\s+đổi|bổ\s+sung)[^;.:()\d]{0,40}?\scủa\s+(?:các\s+)?"
    r"(?:(?:Bộ luật|Luật|Pháp lệnh)\s[^;.:()\d]{3,90}?(?:,|\svà)\s+)*$",
    re.IGNORECASE,
)
"""What stands before the name of a law that is amended, in the name of the law that does it."""
_TO_NUMBER = re.compile(
    r"[\s,(:]*(?:(?:năm\s+)?\d{4}[\s,(:]*)?(?:số(?:\s+ký)?(?:\s+hiệu)?[\s:]*)?", re.IGNORECASE
)
"""What may stand between a law's name and its number."""
_WORDS_TO_DATE = 6
"""Words between a law's name and its date ("được Quốc hội thông qua ...")."""
_SURE, _NAME_ALONE = 0.95, 0.85


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    matches = list(pattern.finditer(text, start, end))
    return matches[-1] if matches else None


def law_before(
    text: str, start: int, symbol: Symbol, number: str
) -> tuple[DocumentType, int] | None:
    """The law whose name stands between its type and its number ("Luật Giáo dục số ...").

    Behind the names of two laws, one of which amends the other, the number is that of the first
    unless it is known for that of the other.
    """
    if "QH" not in symbol.text:
        return None
    last = _last(_LAW, text, max(0, start - 120), start)
    if not last:
        return None
    match = TYPE.match(text, last.start())
    name = name_at(text, match) if match else None
    if name and name.known and _TO_NUMBER.fullmatch(text, name.end, start):
        if number in known_numbers(name.title, number.split("/")[1]):
            return name.kind, name.start
        return _whole(text, name.kind, name.start)
    if re.search(r"[;.:,]\s|\d", text[last.end() : start]):
        return None
    return _whole(text, types_by_word()[squash(last[1])], last.start())


def _whole(text: str, kind: DocumentType, start: int) -> tuple[DocumentType, int]:
    """The law that amends the one named at `start`, or that one: its type, where it begins."""
    amends = _AMENDING.search(text, max(0, start - 190), start)
    return (types_by_word()[squash(amends[1])], amends.start()) if amends else (kind, start)


def title_of(text: str, start: int, end: int) -> str:
    """The name of a law between its type and its number; empty if it has only a type."""
    match = TYPE.match(text, start)
    known = name_at(text, match) if match else None
    if known and known.known:
        return known.title
    name = re.sub(r"[\s,(]*(?:\bs[ốô]\s*:?\s*)?$", "", one_line(text[start:end]), flags=re.I)
    return written_title(name) if squash(name) not in types_by_word() else ""


def _found(kind: DocumentType, start: int, end: int, title: str, date: str, sure: float) -> Found:
    return Found(
        start=start,
        number_start=start,
        number_end=end,
        end=end,
        type_name=kind.name,
        typed=True,
        number="",
        symbol=read_symbol(""),
        date=date,
        issuer="",
        confidence=sure,
        title=title,
    )


def _dated_laws(text: str, dates: list[FoundDate]) -> Iterator[Found]:
    """Laws named by their title and date ("Luật Giáo dục ngày 14 tháng 6 năm 2019")."""
    for date in dates:
        if date.first != date.last or date.precision != "day" or not date.possible:
            continue
        window = max(0, date.start - 110)
        match = _last(_NAMED_LAW, text, window, date.start)
        if not match or _is_far(text, match.start(), date.start):
            continue
        if not _NOT_IN_TITLE.search(text[match.end() : date.start]):
            kind, start = _whole(text, types_by_word()[squash(match[1])], match.start())
            title = written_title(text[start : date.start].rstrip(" ,(\n"))
            yield _found(kind, start, date.end, title, date.first.iso, 0.9)


def _is_far(text: str, start: int, date: int) -> bool:
    """Whether the sentence goes on between the known law at `start` and a date."""
    match = TYPE.match(text, start)
    name = name_at(text, match) if match else None
    return name is not None and name.known and len(text[name.end : date].split()) > _WORDS_TO_DATE


def _named_law(text: str, match: re.Match[str]) -> Found | None:
    name = name_at(text, match)
    if not name:
        return None
    year = (_YEAR if name.known else _LAST_YEAR).match(text, name.end)
    if not year and (match[0].isupper() or not _is_plain(name)):
        return None
    end = year.end() if year else name.end
    end += year is not None and "(" in year[0] and text[end : end + 1] == ")"
    kind, start = _whole(text, name.kind, name.start)
    title = name.title if start == name.start else one_line(text[start : name.end])
    sure = _SURE if year else _NAME_ALONE
    return _found(kind, start, end, title, year[1] if year else "", sure)


def _is_plain(name: LawName) -> bool:
    """Whether a name says without a year that a law is meant, not the constitution as such."""
    constitution = name.kind.name == "Hiến pháp"
    return name.known and (not constitution or " nước " in name.title)


def find_laws(text: str, dates: list[FoundDate], numbered: list[Found]) -> list[Found]:
    """Laws without a number, in order: by title and date or year, or by a known title alone.

    Args:
        text: The whole text.
        dates: All dates in it.
        numbered: References by number, in order; what these hold is not found again.
    """
    dated = list(_dated_laws(text, dates))
    spans = sorted([(item.start, item.end) for item in (*numbered, *dated)])
    found: list[Found] = []
    at = 0
    for match in TYPE.finditer(text):
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at < len(spans) and spans[at][0] <= match.start():
            continue
        law = _named_law(text, match)
        if law and found and law.start == found[-1].start:  # a law that amends several
            found[-1] = law
        elif law and not (found and law.start < found[-1].end):
            found.append(law)
    return sorted([*dated, *found], key=lambda item: item.start)

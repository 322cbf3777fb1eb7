"""References to other documents by number, to laws by name, to resolutions by their meeting."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extractors.citations import find_numbers
from extractors.folding import one_line, squash
from extractors.found import Found
from extractors.issuers import issuer_after
from extractors.laws import find_laws
from extractors.meetings import find_meetings
from extractors.points import FoundDate

_SAME_DAY = re.compile(r"\s*,?\s*cùng\s+ngày\b")


@cache
def _date_lead() -> re.Pattern[str]:
    speck = r"(?:\.\s+(?=(?-i:ngày)\s))?"
    clock = r"(?:(?:hồi|lúc|vào)\s+\d{1,2}\s?(?:giờ|h|:)\s?(?:\d\d)?(?:\s+phút)?,?\s+)?"
    said = r"(?:(?:được\s+)?(?:ban hành|ký)\s+)?"
    return re.compile(rf"[\s,(]*{speck}{clock}{said}", re.IGNORECASE)


def _date_at(text: str, end: int, dates: dict[int, FoundDate]) -> FoundDate | None:
    lead = _date_lead().match(text, end)
    at = lead.end() if lead else end
    date = dates.get(at)
    return date if date and date.first == date.last and date.first.year else None


def _with_context(text: str, found: Found, dates: dict[int, FoundDate], limit: int) -> Found:
    """Add the date and the issuer that follow the number, in either order."""
    date = _date_at(text, found.number_end, dates)
    end = date.end if date else found.number_end
    said = issuer_after(text, end, limit)
    if said:
        end = said[1]
        if not date:
            date = _date_at(text, end, dates)
            end = date.end if date else end
    closes = text[end : end + 1] == ")" and "(" in text[found.start : end]
    return replace(
        found,
        end=end + closes,
        date=date.first.iso if date and date.possible else "",
        issuer=said[0] if said else found.symbol.issuer,
    )


def _share(text: str, left: Found, right: Found) -> Found:
    """Give `left` the date that it shares with `right` ("số 1/QĐ-X và số 2/QĐ-X ngày ...")."""
    if left.date or not right.date or right.start - left.end > 24:
        return left
    between = squash(text[left.end : right.number_start])
    same_body = not _bodies(left).isdisjoint(_bodies(right))
    by_and = re.match(r"[,;]?\s?và\b", between)
    by_comma = between[:1] == "," and not right.typed
    if not same_body or not (by_and or by_comma):
        return left
    return replace(
        left,
        date=right.date,
        issuer=left.issuer or right.issuer,
        confidence=round(left.confidence - 0.05, 3),
    )


def _same_day(text: str, left: Found, right: Found, limit: int) -> Found:
    """Give `right` the date of the one before it ("số 1/QĐ-X ngày ..., số 2/QĐ-X cùng ngày")."""
    said = _SAME_DAY.match(text, right.number_end)
    if not said or right.date or not left.date:
        return right
    body = issuer_after(text, said.end(), limit)
    return replace(
        right,
        end=body[1] if body else said.end(),
        date=left.date,
        issuer=body[0] if body else right.issuer,
    )


def _bodies(found: Found) -> set[str]:
    """The parts of a symbol that may name a body: of a letter's the first, else the last."""
    parts = found.symbol.text.split("-")
    return {parts[-1], *(() if found.symbol.types else parts[:1])}


def _inherit_type(text: str, left: Found, right: Found) -> Found:
    """Give `right` the type of the list it continues ("các Công văn số 1/X-Y, 2/X-Y")."""
    if right.typed or right.symbol.types or not left.typed:
        return right
    if re.fullmatch(r"\s*(?:,|;|và)?\s*", text[left.end : right.start]):
        return replace(right, type_name=left.type_name)
    return right


def find_references(text: str, dates: list[FoundDate]) -> list[Found]:
    """All references by full number, in order, with type, date and issuer."""
    by_start = {date.start: date for date in dates}
    numbers = list(find_numbers(text))
    limits = [*(found.start for found in numbers[1:]), len(text)][: len(numbers)]
    found = [
        _with_context(text, number, by_start, limit)
        for number, limit in zip(numbers, limits, strict=True)
    ]
    for index in range(1, len(found)):
        found[index] = _inherit_type(text, found[index - 1], found[index])
    for index in range(1, len(found)):
        found[index] = _same_day(text, found[index - 1], found[index], limits[index])
    for index in range(len(found) - 2, -1, -1):
        found[index] = _share(text, found[index], found[index + 1])
    named = [*find_laws(text, dates, found), *find_meetings(text)]
    return sorted([*found, *named], key=lambda item: item.start) if named else found


def written(found: Found, text: str) -> str:
    """The mention as it stands in the text, on one line."""
    return one_line(text[found.start : found.end])

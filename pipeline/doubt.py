"""Leave blank what was read too unsurely in a head's numbers and date.

On many letters these are written by pen into the printed frame. An engine makes plausible
digits of pen strokes; the reading stage then gives them a low confidence. Such a value is
never handed on as if it were read: the number is blank and marked unreadable, the date is
cut to what is printed. The number in the stamp of incoming mail is blank likewise.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors import DateMention, DocumentRecord
from pipeline.ocr.frames import HANDWRITTEN_AT_MOST
from pipeline.placed import PlacedPage, ReadPages

_LEADING = re.compile(r"\d\w*(?=[/-])")
_NUMBER = re.compile(r"(?<![\w/])\d\w*(?=\s*[/-])")
_STAMPED = re.compile(r"\bsố(?: đến)?\s*[:.]?\s*(\d+)\b(?!\s*[/-])", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def without_doubt(record: DocumentRecord, page: PlacedPage) -> DocumentRecord:
    """The record with its numbers and date as far as they were surely read.

    Args:
        record: As the extractors took it from the text.
        page: The first page of the document.
    """
    return _with_sure_stamp(_with_sure_date(_with_sure_number(record, page), page), page)


def sureness(record: DocumentRecord, pages: ReadPages) -> float:
    """How sure a record is of its head and foot, 0 to 1.

    The share of them that was found, times the confidence of the word there that was read least
    surely: the fields are right together only if each word is.

    Args:
        record: As the extractors took it from the text.
        pages: All pages of the file that were read.
    """
    least = (
        pages.page(place.page).least_sure(place.start, place.end)
        for place in record.places
        if place.page <= len(pages)
    )
    return round(record.confidence * min(least, default=1.0), 3)


def _with_sure_number(record: DocumentRecord, page: PlacedPage) -> DocumentRecord:
    leading = _LEADING.match(record.number)
    if leading is None:
        return record
    numbers = _NUMBER.finditer(page.text)
    placed = next((found for found in numbers if found[0] == leading[0]), None)
    if placed is None or page.least_sure(*placed.span()) > HANDWRITTEN_AT_MOST:
        return record
    return replace(record, number="", number_unreadable=True)


def _with_sure_stamp(record: DocumentRecord, page: PlacedPage) -> DocumentRecord:
    stamped = (m.span(1) for m in _STAMPED.finditer(page.text) if m[1] == record.incoming_number)
    if all(page.least_sure(*span) > HANDWRITTEN_AT_MOST for span in stamped):
        return record
    return replace(record, incoming_number="")


def _with_sure_date(record: DocumentRecord, page: PlacedPage) -> DocumentRecord:
    mention = next(
        (m for m in record.dates if m.date == record.date and m.page == record.first_page), None
    )
    if mention is None or mention.precision != "day":
        return record
    kept = _sure_part(mention, page)
    if kept == record.date:
        return record
    cut = replace(
        mention,
        date=kept,
        precision=("", "year", "month")[kept.count("-") + bool(kept)],
        date_start=kept,
        date_end=kept,
    )
    dates = tuple(cut if m is mention else m for m in record.dates)
    return replace(record, date=kept, dates=dates if kept else _without(record.dates, mention))


def _without(dates: tuple[DateMention, ...], mention: DateMention) -> tuple[DateMention, ...]:
    return tuple(m for m in dates if m is not mention)


def _sure_part(mention: DateMention, page: PlacedPage) -> str:
    """Year, month and day, up to the first that was read too unsurely."""
    written = list(_DIGITS.finditer(mention.raw))
    iso = mention.date.split("-")
    if len(written) != len(iso):
        return mention.date
    sure = []
    for part, digits in zip(iso, reversed(written), strict=True):  # written day first
        start = mention.start + digits.start()
        if page.least_sure(start, start + len(digits[0])) <= HANDWRITTEN_AT_MOST:
            break
        sure.append(part)
    return "-".join(sure)

"""Where documents begin: the heads of Decree 30/2020/NĐ-CP in the running text."""

from __future__ import annotations

import re
from functools import cache

from extractors.lines import (
    TextLine,
    has_dots,
    in_capitals,
    is_form_mark,
    is_party_motto,
    lines_of,
    motto_spans,
    title_type,
)
from extractors.number_lines import NumberLine, number_lines
from extractors.place_dates import place_date

_BEFORE = 10
_AFTER = 12


def _is_headish(line: TextLine) -> bool:
    """Whether a line above the number can belong to the same head."""
    if line.blank or motto_spans(line.text) or is_party_motto(line.text):
        return True
    return in_capitals(line.text) and len(line.text) < 90


@cache
def _signature_words() -> re.Pattern[str]:
    return re.compile(r"^(?:TM|KT|TL|TUQ|Q)\s?[./]|^(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|BÍ THƯ)")


def _head_start(above: list[TextLine], number: NumberLine) -> int:
    start = number.start
    for line in reversed(above):
        if not _is_headish(line) or _signature_words().search(line.text):
            break
        if not line.blank:
            start = line.start
    return start


def _above(text: str, offset: int) -> list[TextLine]:
    begin = max(0, offset - 900)
    return lines_of(text, begin, offset)[-_BEFORE:]


def _is_form(above: list[TextLine], number: NumberLine) -> bool:
    """Whether the head is that of a form: dots in it, or "Mẫu số 1" right above it."""
    filled = [line for line in above if not line.blank]
    count = next((i for i, line in enumerate(reversed(filled)) if not _is_headish(line)), 7)
    block = filled[len(filled) - count :] if count else []
    nearby = filled[-(count + 2) :]
    return (
        number.dotted
        or any(has_dots(line.text) for line in block)
        or any(is_form_mark(line.text) for line in nearby)
    )


def _begins_document(text: str, number: NumberLine) -> bool:
    """Whether a number line after the first one is the head of a document of its own."""
    above = _above(text, number.start)
    if _is_form(above, number):
        return False
    line_start = text.rfind("\n", 0, number.start) + 1
    around = above[-4:] + lines_of(text, line_start, min(len(text), line_start + 1600), _AFTER)
    dated = [found for found in map(place_date, around) if found and found.date]
    if not dated:
        return False
    titled = any(title_type(line.text) or line.text[:3].upper() == "V/V" for line in around)
    letter = any(line.text.startswith("Kính gửi") for line in around)
    if number.number:
        return titled or letter or any(motto_spans(line.text) for line in above)
    return (titled or letter) and any(found.place for found in dated)


def document_starts(text: str) -> list[int]:
    """Offsets at which documents begin; the first is always 0."""
    starts = [0]
    first = True
    for number in number_lines(text):
        begin = _head_start(_above(text, number.start), number)
        if first and not _earlier_head(text, begin):
            first = False
            continue
        first = False
        if begin > starts[-1] and _begins_document(text, number):
            starts.append(begin)
    return starts


def _earlier_head(text: str, offset: int) -> bool:
    """Whether a page or more of text stands before the first number line."""
    return len(text[:offset].split()) > 250

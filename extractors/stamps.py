"""What is stamped on the head: incoming mail, urgency, secrecy."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.folding import fold
from extractors.lines import TextLine, in_capitals
from extractors.points import Point

_INCOMING = re.compile(r"(?:^|\s)(?:CÔNG VĂN )?(?:ĐẾN|Đến)\b|\b[Ss]ố đến\b|^SỐ ĐẾN\b")
_NUMBER = re.compile(r"(?:[Ss]ố(?: đến)?|SỐ(?: ĐẾN)?)\s*[:.]?\s*(\d{1,6})\b")
_DATE = re.compile(
    r"(?:[Nn]gày(?: đến)?|NGÀY)\s*[:.]?\s*(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:20)?\d\d)\b"
)
_OTHER_LINE = re.compile(
    r"^(?:Số\s*:?\s*\d+\s*(?:Ngày.*)?$|Ngày\b|NGÀY\b|Chuyển\b|Lưu hồ sơ|CV ĐẾN|Giờ\b)"
)
_LONGEST = 60
_WORDS = {
    "hoa toc": ("urgency", "Hỏa tốc"),
    "thuong khan": ("urgency", "Thượng khẩn"),
    "khan": ("urgency", "Khẩn"),
    "tuyet mat": ("secrecy", "Tuyệt mật"),
    "toi mat": ("secrecy", "Tối mật"),
    "mat": ("secrecy", "Mật"),
}


class Incoming(NamedTuple):
    """The stamp of incoming mail: number, date and the lines that are part of it."""

    number: str
    date: str
    lines: frozenset[int]


def incoming_stamp(lines: list[TextLine]) -> Incoming | None:
    """The stamp "ĐẾN Số: ... Ngày: ..." among the lines of a head."""
    for index, line in enumerate(lines):
        if _may_be_stamp(line.text) and _INCOMING.search(line.text):
            found = _read(lines, index)
            if found.number or found.date:  # a number of noughts alone is no number
                return found if found.number.strip("0") else found._replace(number="")
    return None


def _may_be_stamp(text: str) -> bool:
    """Whether a line is short and has the end of the word for incoming: faster than to search."""
    return len(text) < _LONGEST and ("ến" in text or "ẾN" in text)


def _read(lines: list[TextLine], index: int) -> Incoming:
    used, number, date = {index}, "", ""
    for at in range(index, min(len(lines), index + 5)):
        text = lines[at].text
        if at > index and not _OTHER_LINE.match(text):
            continue
        used.add(at)
        if not number and (match := _NUMBER.search(text)):
            number = match[1]
        if not date and (match := _DATE.search(text)):
            year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
            point = Point(year, int(match[2]), int(match[1]))
            date = point.iso if point.possible else ""
    return Incoming(number, date, frozenset(used))


def stamped_word(text: str) -> tuple[str, str] | None:
    """The field (`urgency` or `secrecy`) and value of a line that is such a mark alone."""
    return _WORDS.get(fold(text).strip(" .:!*")) if in_capitals(text) else None

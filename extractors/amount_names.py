"""Whether a number with what may be its unit is an amount, and no name, time or heading."""

from __future__ import annotations

import re
from functools import cache

from extractors.numbers import NUMBER, parse_number
from extractors.tables import rows
from extractors.units import UnitAt

RATIO = re.compile(rf"(?<![\w.,/-])({NUMBER})\s?/\s?$")
"""The first number of a share ("9/16 khoản thu"), before the second."""
_WHICH = re.compile(r"\s(?:[IVX]+|\d{1,2}|(?:19|20)\d\d)\b")
_HOUR_LEAD = re.compile(r"(?:từ|lúc|hồi|vào|trước|sau|đến|-)\s*$|\bgiờ\s*$", re.IGNORECASE)
_LONG = re.compile(r",|\.\d{3}")
"""A number with decimals or thousands, which names no thing: "cả năm 9.240 ha"."""
_HEADING = re.compile(r"\d+\.\d{1,2}")
"""The number of a heading, or of a line in a form, before a noun: "1.1 nước cho vay"."""
_COUNTED_BEFORE = frozenset({"tổng", "sĩ", "dân", "với", "là"})
"""Words with which "số" means an amount, not a name ("tổng số 467 chi hội")."""


def _is_clock_time(text: str, start: int, unit: UnitAt) -> bool:
    """Whether "8 giờ" or "30 phút" tells the time of day."""
    if unit.unit.name not in ("giờ", "phút"):
        return False
    if _HOUR_LEAD.search(text, max(0, start - 8), start):
        return True
    return re.match(r"\s*\d{1,2}\s*phút|\s*,?\s*ngày", text[unit.end : unit.end + 16]) is not None


@cache
def _named_by_number() -> dict[str, tuple[float, bool]]:
    """The words that a number behind them names, the highest, and whether 05 can be one."""
    table = rows("numbered_things.csv")
    return {row["word"]: (float(row["most"] or "inf"), row["padded"] != "no") for row in table}


def _is_name(text: str, start: int, number: str, unit: UnitAt) -> bool:
    """Whether the number at `start` is part of a name ("Điều 3", "tổ 4", not "các cấp 82")."""
    words = text[max(0, start - 16) : start].casefold().split()
    if not words or not text[start - 1].isspace():
        return False
    if words[-1] == "số":
        return len(words) < 2 or words[-2] not in _COUNTED_BEFORE
    if _LONG.search(number):
        return False
    named = _named_by_number()
    most, padded = named.get(words[-1]) or named.get(" ".join(words[-2:])) or (0, False)
    if unit.unit.kind in ("measure", "money") and most < float("inf"):
        return False
    return 0 < parse_number(number) <= most and (padded or number[0] != "0")


def _numbers_next(text: str, unit: UnitAt) -> bool:
    """Whether a number behind the unit tells which one it is ("Trung ương 8 khóa XI").

    Also a year: "các tháng 6, 7 năm 2020".
    """
    return unit.unit.name in _named_by_number() and bool(_WHICH.match(text, unit.end))


def is_amount(text: str, start: int, number: str, unit: UnitAt) -> bool:
    """Whether a number with what may be its unit is no name, time of day or heading."""
    ratio = RATIO.search(text, max(0, start - 12), start)
    first, named = (ratio.start(), ratio[1]) if ratio else (start, number)
    if _is_clock_time(text, start, unit) or _is_name(text, first, named, unit):
        return False
    if _numbers_next(text, unit):
        return False
    return unit.unit.kind != "count" or not _HEADING.fullmatch(number)

"""Whether a number with what may be its unit is an amount, and no name, time or heading."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.numbers import NUMBER, parse_number
from extractors.tables import column, rows
from extractors.units import UnitAt

_RATIO = re.compile(rf"(?<![\w.,/-])({NUMBER})\s?/\s?$")
"""The first number of a share ("9/16 khoản thu"), before the second."""
_WHICH = re.compile(r"\s(?:[IVX]+|(\d{1,2})|(?:1\d|20)\d\d)\b")
_HOUR_LEAD = re.compile(r"(?:từ|lúc|hồi|vào|trước|sau|đến|-)\s*$", re.IGNORECASE)
_MINUTE_LEAD = re.compile(r"\bgiờ\s*$", re.IGNORECASE)
_LONG = re.compile(r",|\.\d{3}")
"""A number with decimals or thousands, which names no thing: "cả năm 9.240 ha"."""
_HEADING = re.compile(r"\d+\.\d{1,2}")
"""The number of a heading, or of a line in a form, before a noun: "1.1 nước cho vay"."""
_COUNTED_BEFORE = frozenset({"tổng", "sĩ", "dân", "với", "là", "trong"})
"""Words with which "số" means an amount, not a name ("tổng số 467 chi hội")."""
_EACH = frozenset({"mỗi", "hằng", "hàng", "một", "từng"})
"""Words behind which a time is no certain one ("mỗi tháng 02 lần")."""
_OFTEN = frozenset({"lần", "buổi", "bữa"})
"""What is done so often in a time ("ngày 2 buổi")."""
_DAY_HOURS = 24


def _is_clock_time(text: str, start: int, number: str, unit: UnitAt) -> bool:
    """Whether "8 giờ" or "30 phút" tells the time of day."""
    if unit.unit.name not in ("giờ", "phút"):
        return False
    if unit.unit.name == "phút":
        return _MINUTE_LEAD.search(text, max(0, start - 8), start) is not None
    spans = parse_number(number) >= _DAY_HOURS
    if not spans and _HOUR_LEAD.search(text, max(0, start - 8), start):
        return True
    return re.match(r"\s*\d{1,2}\s*phút|\s*,?\s*ngày", text[unit.end : unit.end + 16]) is not None


class _Numbered(NamedTuple):
    """A word that a number behind it names: the highest, whether 05 can be one, or 5 months."""

    most: float = 0
    padded: bool = False
    timed: bool = True


@cache
def _named_by_number() -> dict[str, _Numbered]:
    """The words that a number behind them names."""
    return {
        row["word"]: _Numbered(
            float(row["most"] or "inf"), row["padded"] != "no", row["time"] != "yes"
        )
        for row in rows("numbered_things.csv")
    }


@cache
def _time_words() -> frozenset[str]:
    return frozenset(column("time_words.csv", "word"))


def _is_name(text: str, start: int, number: str, unit: UnitAt, *, share: bool) -> bool:
    """Whether the number at `start` is part of a name ("Điều 3", "tổ 4", not "các cấp 82")."""
    words = text[max(0, start - 16) : start].casefold().split()
    if not words or not text[start - 1].isspace():
        return False
    long = _LONG.search(number) is not None
    if words[-1] == "số":
        return not long and (len(words) < 2 or words[-2] not in _COUNTED_BEFORE)
    table = _named_by_number()
    named = table.get(words[-1]) or table.get(" ".join(words[-2:])) or _Numbered()
    if long or _is_counted(words, named, unit, share=share):
        return False
    return 0 < parse_number(number) <= named.most and (named.padded or number[0] != "0")


def _is_counted(words: list[str], named: _Numbered, unit: UnitAt, *, share: bool) -> bool:
    """Whether what follows words with a number of their own is an amount all the same.

    "nhiệt độ 35°C", "trong vòng 12 tháng", "dứt điểm 29/33 hợp tác xã", "mỗi quý 2 cuộc".
    """
    kind = unit.unit.kind
    if kind in ("measure", "money") and named.most < float("inf"):
        return True
    if kind == "time":
        return not named.timed
    if share and not named.padded:
        return words[-1] not in ("hạng", "thứ")
    return words[-1] in _time_words() and (
        unit.unit.name in _OFTEN or (len(words) > 1 and words[-2] in _EACH)
    )


def _numbers_next(text: str, unit: UnitAt) -> bool:
    """Whether a number behind the unit tells which one it is ("Trung ương 8 khóa XI").

    Also a year: "các tháng 6, 7 năm 2020". No 41st of a month: "quá 10 ngày 41 lượt".
    """
    named = _named_by_number().get(unit.unit.name)
    which = _WHICH.match(text, unit.end)
    return bool(named and which and not (which[1] and int(which[1]) > named.most))


def ratio_before(text: str, start: int) -> re.Match[str] | None:
    """The first number of a share, where the number at `start` is its second."""
    if "/" not in text[max(0, start - 2) : start]:
        return None
    return _RATIO.search(text, max(0, start - 12), start)


def is_amount(text: str, start: int, number: str, unit: UnitAt) -> bool:
    """Whether a number with what may be its unit is no name, time of day or heading."""
    ratio = ratio_before(text, start)
    first, named = (ratio.start(), ratio[1]) if ratio else (start, number)
    if _is_clock_time(text, start, number, unit):
        return False
    if _is_name(text, first, named, unit, share=ratio is not None) or _numbers_next(text, unit):
        return False
    if ratio and unit.unit.kind == "time":  # "trước 15/3 năm tiếp theo"
        return parse_number(named) <= parse_number(number)
    return unit.unit.kind != "count" or not _HEADING.fullmatch(number)

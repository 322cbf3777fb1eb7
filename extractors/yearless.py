"""Days of every year: "dịp 30/4", "trước 15/3 năm sau"."""

from __future__ import annotations

import re

from extractors.points import FoundDate, Point, period, single
from extractors.units import UNITS_AND_NOUNS, unit_at

_AT_LEAST = re.compile(r"\s+trở\b")
"""Behind a share or a measure, never a day: "thị lực từ 19/10 trở lên"."""


def day_of_a_year(match: re.Match[str]) -> FoundDate | None:
    """A day without a year, or a period of such days: "từ ngày 07 đến 12/10".

    Args:
        match: Of a pattern with the groups `n_d1` (first day), `n_d` and `n_m` behind the word
            "ngày", or `f_d` and `f_m` behind a feast's, or `c_d` and `c_m` behind a word of time.
    """
    day, month = next(
        (match[f"{name}_d"], match[f"{name}_m"]) for name in "nfc" if match[f"{name}_d"]
    )
    point = Point(0, int(month), int(day))
    if not point.possible or (match["c_d"] and _is_share(match, day, month)):
        return None
    first = point._replace(day=int(match["n_d1"] or 0))
    if 0 < first.day < point.day:
        return period(match.start(), match.end(), first, point)
    return single(match.start("n_d") if first.day else match.start(), match.end(), point)


def _is_share(match: re.Match[str], day: str, month: str) -> bool:
    """Whether what may be a day is a share: "từ 2/3 trở lên", "đến 12/10 xã"."""
    if day[0] != "0" and month[0] != "0" and int(day) <= int(month):
        return True
    if _AT_LEAST.match(match.string, match.end()):
        return True
    unit = unit_at(match.string, match.end(), UNITS_AND_NOUNS)
    return unit is not None and unit.unit.kind != "time"

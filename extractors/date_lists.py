"""Days that share the month or year of the last one of a list: "các ngày 3, 4 và 5/6/2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.points import FoundDate, Point, single

_REACH = 60
"""Characters of a list before its last day."""
_JOINT = r"(?:\s?[,;]\s?|\s+và\s+)"
_LISTED = re.compile(r"(?:[,;]|\bvà)\s*(?:ngày\s*)?$", re.IGNORECASE)
_DAYS = re.compile(rf"\bngày\s+((?:\d{{1,2}}{_JOINT})+)(?:ngày\s+)?$", re.IGNORECASE)
_DAY_MONTHS = re.compile(
    rf"(?<![\w/.,-])((?:(?:ngày\s+)?\d{{1,2}}/\d{{1,2}}{_JOINT})+)(?:ngày\s+)?$", re.IGNORECASE
)
_DAY_MONTH = re.compile(r"(?:ngày\s+)?(\d{1,2})/(\d{1,2})", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}")


def listed_before(text: str, last: FoundDate) -> list[FoundDate]:
    """The days of a list whose last one alone says month and year, or the year.

    Args:
        text: The whole text.
        last: The last day of the list.

    Returns:
        The others, in order; none where no list stands there or its days do not follow.
    """
    if not last.first.day or last.first != last.last:
        return []
    if not _LISTED.search(text, max(0, last.start - 8), last.start):
        return []
    left = max(0, last.start - _REACH)
    days = list(_months_known(text, left, last) or _days_only(text, left, last))
    points = [day.first for day in days] + [last.first]
    rising = all(one < other for one, other in zip(points, points[1:], strict=False))
    return days if rising and all(point.possible for point in points) else []


def _months_known(text: str, left: int, last: FoundDate) -> list[FoundDate]:
    found = _DAY_MONTHS.search(text, left, last.start) if last.first.year else None
    if not found:
        return []
    year = last.first.year
    return [
        single(day.start(), day.end(), Point(year, int(day[2]), int(day[1])))
        for day in _DAY_MONTH.finditer(text, found.start(1), found.end(1))
    ]


def _days_only(text: str, left: int, last: FoundDate) -> Iterator[FoundDate]:
    found = _DAYS.search(text, left, last.start)
    days = list(_DAY.finditer(text, *found.span(1))) if found else []
    for day in days:  # the first of them with the word "ngày"
        start = found.start() if found and day is days[0] else day.start()
        yield single(start, day.end(), last.first._replace(day=int(day[0])))

"""Days, months and years, and the periods between them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import NamedTuple

_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Point(NamedTuple):
    """A day, month or year; zeros are unknown."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """ISO 8601, cut to what is known; empty if nothing is."""
        if not self.year:
            return f"--{self.month:02}-{self.day:02}" if self.month and self.day else ""
        if not self.month:
            return f"{self.year:04}"
        if not self.day:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def precision(self) -> str:
        """`day`, `month`, `year` or `month_day`."""
        if not self.year:
            return "month_day"
        return "day" if self.day and self.month else "month" if self.month else "year"

    @property
    def possible(self) -> bool:
        """Whether the calendar has it."""
        if not self.month:
            return True
        if not 1 <= self.month <= 12:
            return False
        year = self.year or 2000
        leap = self.month == 2 and calendar.isleap(year)
        return not self.day or 1 <= self.day <= _DAYS[self.month] + leap


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in the whole text, before pages are told apart.

    `first` and `last` differ for periods. `standalone` is False for readings such as
    "tháng 7" that mean a date only within a period that gives the year.
    """

    start: int
    end: int
    first: Point
    last: Point
    precision: str
    standalone: bool = True

    @property
    def iso(self) -> str:
        """The date, or the interval of a period."""
        if self.first == self.last:
            return self.first.iso
        return f"{_iso_or_month(self.first)}/{_iso_or_month(self.last)}"

    @property
    def possible(self) -> bool:
        """Whether the calendar has both ends."""
        return self.first.possible and self.last.possible


def _iso_or_month(point: Point) -> str:
    return point.iso or f"--{point.month:02}"


def single(start: int, end: int, point: Point, *, standalone: bool = True) -> FoundDate:
    """A found day, month or year."""
    return FoundDate(start, end, point, point, point.precision, standalone)


def period(start: int, end: int, first: Point, last: Point, kind: str = "period") -> FoundDate:
    """A found period from one point to another."""
    return FoundDate(start, end, first, last, kind)

"""Dates and periods. The day always stands before the month."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extractors.model import DateMention
from extractors.source import Source

# Small named pieces. `ngay`, `thang`, `nam` stand for text whose marks an OCR lost; a year
# after a lone "nam" is not trusted, since that is also the south.
_DAY_WORD = r"ng[àa]y"
_MONTH_WORD = r"th[áa]ng"
_YEAR = r"(?:19|20)\d\d"
_BEFORE = r"(?<![\w/.,-])"
_AFTER = r"(?![\w%]|[/.,-]\d|\s?/\s?[A-ZĐ])"
_BLANK = r"[\s.…_]{0,40}"
_SEPARATOR = r"\s?([/.-])\s?"

_PATTERN = rf"""
  (?:\b(?P<half>\d{{1,2}})\s+tháng\s+(?P<end>đầu|cuối)\s+năm\b(?:\s+(?P<half_y>{_YEAR})\b)?)
| (?:(?:\b{_DAY_WORD}\s*|{_BEFORE})(?:(?P<d1>\d{{1,2}})\s?(?:-|đến|và)\s?(?:{_DAY_WORD}\s)?)?
     (?P<d>\d{{1,2}}){_SEPARATOR}(?P<m>\d{{1,2}})\s?(?P=SEP)\s?(?P<y>{_YEAR}){_AFTER})
| (?:\b{_DAY_WORD}\s?(?P<dd>\d{{1,2}})[/.-](?P<dm>\d{{1,2}})[/.-](?P<dy>\d\d){_AFTER})
| (?:\b{_DAY_WORD}(?P<w_gap>{_BLANK})(?:(?P<w_d1>\d{{1,2}})\s?(?:-|đến|và)\s?(?:{_DAY_WORD}\s)?)?
     (?P<w_d>\d{{0,2}}){_BLANK}{_MONTH_WORD}{_BLANK}(?P<w_m>\d{{0,2}})
     (?:{_BLANK},?\s?n[ăa]m{_BLANK}(?P<w_y>{_YEAR})\b|\s?/\s?(?P<w_y2>{_YEAR})\b)?)
| (?:{_BEFORE}(?P<b_d>\d{{1,2}})\s+tháng\s+(?P<b_m>\d{{1,2}}),?\s+năm\s+(?P<b_y>{_YEAR})\b)
| (?:\bquý\s+(?P<q>IV|I{{1,3}}|[1-4])\s?(?:[/-]\s?|,?\s+năm\s+|\s)(?P<q_y>{_YEAR})\b)
| (?:\btháng\s+(?P<m_m>\d{{1,2}})\s?(?:[/.-]\s?|,?\s+năm\s+)(?P<m_y>{_YEAR}){_AFTER})
| (?:(?:\bnăm\s+|(?<![\w/.,%]))(?P<y1>{_YEAR})\s{{0,2}}(?:-|đến(?:\s+năm)?)\s{{0,2}}
     (?P<y2>{_YEAR})(?![\w%/-]|[.,]\d))
| (?:\b{_DAY_WORD}\s+(?P<n_d>\d{{1,2}})[/-](?P<n_m>\d{{1,2}})(?![\w/%-]|[.,]\d))
| (?:{_BEFORE}(?P<s_m>\d{{1,2}})\s?/\s?(?P<s_y>{_YEAR}){_AFTER})
| (?:\btháng\s+(?P<t_m>\d{{1,2}})(?![\w/%-]|[.,]\d))
| (?:(?<=đến\s)(?P<e_y>{_YEAR})(?=\s*[,.;:)\]”"]|\s+(?:và|của|là|trên|theo|được|cho)\b))
| (?:\bnăm\s+(?P<l_y>{_YEAR})(?![\d/]\d?|[.,]\d|\s?%))
""".replace("([/.-])", "(?P<SEP>[/.-])")

# Where a date can begin. Trying the whole pattern only there is four times as fast as a search.
_TRIGGER = re.compile(
    r"\d+|[nN](?:g[àa]y|G[ÀA]Y|[ăa]m|[ĂA]M)|[tT](?:h[áa]ng|H[ÁA]NG)|[qQ](?:uý|UÝ)"
)
_TWO_DAYS = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+và\s+", re.IGNORECASE)
_RANGE_WORD = re.compile(r"\s*(?:đến|tới|-)\s*(?:hết\s+|cuối\s+|đầu\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\btừ\s+(?:đầu\s+|cuối\s+)?$", re.IGNORECASE)
_NEXT_YEAR = re.compile(rf"(?:\s*,\s*|\s+và\s+)({_YEAR})(?!\d|\s?[/%-]|[.,]\d)")
_NOT_A_DATE = re.compile(r"(?:\bsố|\bđiều|\bkhoản|\bmục|\bđiểm|\bmẫu)[\s:]*$", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CENTURY_PIVOT = 45
"""Two-digit years below it are of this century; those from 30 on are not sure."""


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


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_PATTERN, re.VERBOSE | re.IGNORECASE)


def _number(text: str | None) -> int:
    return int(text) if text else 0


def _point(start: int, end: int, point: Point, *, standalone: bool = True) -> FoundDate:
    return FoundDate(start, end, point, point, point.precision, standalone)


def _period(start: int, end: int, first: Point, last: Point, kind: str = "period") -> FoundDate:
    return FoundDate(start, end, first, last, kind)


def _half_year(match: re.Match[str]) -> FoundDate | None:
    months, year = int(match["half"]), _number(match["half_y"])
    if not 1 <= months <= 12:
        return None
    first, last = (1, months) if match["end"].lower() == "đầu" else (13 - months, 12)
    return _period(match.start(), match.end(), Point(year, first), Point(year, last))


def _numeric(match: re.Match[str]) -> FoundDate | None:
    point = Point(int(match["y"]), int(match["m"]), int(match["d"]))
    if not match["d1"]:
        return _point(match.start(), match.end(), point)
    first = point._replace(day=int(match["d1"]))
    if first.possible and first < point:
        return _period(match.start(), match.end(), first, point)
    return _point(match.start("d"), match.end(), point)


def _two_digit(match: re.Match[str]) -> FoundDate | None:
    short = int(match["dy"])
    if 30 <= short < _CENTURY_PIVOT:
        return None
    year = short + (2000 if short < _CENTURY_PIVOT else 1900)
    point = Point(year, int(match["dm"]), int(match["dd"]))
    return _point(match.start(), match.end(), point) if point.possible else None


def _in_words(match: re.Match[str]) -> FoundDate | None:
    year = _number(match["w_y"] or match["w_y2"])
    month, day = _number(match["w_m"]), _number(match["w_d"])
    if not year and not (month and day):
        return None
    point = Point(year, month, day if month else 0)
    first = point._replace(day=_number(match["w_d1"]))
    if first.day and first < point:
        return _period(match.start(), match.end(), first, point)
    return _point(match.start(), match.end(), point)


def _quarter(match: re.Match[str]) -> FoundDate:
    quarter = _ROMAN.get(match["q"].upper()) or int(match["q"])
    year = int(match["q_y"])
    first, last = Point(year, 3 * quarter - 2), Point(year, 3 * quarter)
    return _period(match.start(), match.end(), first, last, "quarter")


def _years(match: re.Match[str]) -> FoundDate | None:
    first, last = int(match["y1"]), int(match["y2"])
    if not 0 < last - first <= 100:
        return None
    return _period(match.start(), match.end(), Point(first), Point(last))


def _month_number(match: re.Match[str]) -> FoundDate | None:
    point = Point(int(match["s_y"]), int(match["s_m"]))
    if not point.possible or _NOT_A_DATE.search(match.string, match.start() - 8, match.start()):
        return None
    return _point(match.start(), match.end(), point)


def _read(match: re.Match[str]) -> FoundDate | None:
    """The date that one match of the pattern means."""
    start, end = match.span()
    if match["half"]:
        return _half_year(match)
    if match["y"]:
        return _numeric(match)
    if match["dy"]:
        return _two_digit(match)
    if match["w_gap"] is not None:
        return _in_words(match)
    if match["b_d"]:
        return _point(start, end, Point(int(match["b_y"]), int(match["b_m"]), int(match["b_d"])))
    if match["q"]:
        return _quarter(match)
    if match["m_m"]:
        return _point(start, end, Point(int(match["m_y"]), int(match["m_m"])))
    if match["y1"]:
        return _years(match)
    if match["n_d"]:
        point = Point(0, int(match["n_m"]), int(match["n_d"]))
        return _point(start, end, point) if point.possible else None
    if match["s_m"]:
        return _month_number(match)
    if match["t_m"]:
        return _point(start, end, Point(0, int(match["t_m"])), standalone=False)
    return _point(start, end, Point(int(match["l_y"] or match["e_y"])))


def _each_day(text: str, found: FoundDate) -> Iterator[FoundDate]:
    """Two days that share month and year, and no period: "ngày 05 và 06/11/2020"."""
    first = _TWO_DAYS.match(text, found.start) if found.precision == "period" else None
    if not first:
        yield from _with_listed_years(text, found)
        return
    yield _point(found.start, first.end(1), found.first)
    yield _point(first.end(), found.end, found.last)


def _with_listed_years(text: str, found: FoundDate) -> Iterator[FoundDate]:
    """A year, and those that follow it: "các năm 2018, 2019 và 2020"."""
    yield found
    if found.precision != "year" or found.first.month:
        return
    following = _NEXT_YEAR.match(text, found.end)
    while following:
        yield _point(following.start(1), following.end(1), Point(int(following[1])))
        following = _NEXT_YEAR.match(text, following.end())


def _points(text: str) -> Iterator[FoundDate]:
    pattern, end = _pattern(), 0
    for trigger in _TRIGGER.finditer(text):
        match = pattern.match(text, trigger.start()) if trigger.start() >= end else None
        if match:
            end = match.end()
            found = _read(match)
            if found:
                yield from _each_day(text, found)


def _joined(text: str, left: FoundDate, right: FoundDate) -> FoundDate | None:
    """The period that two points make ("từ năm 2014 đến tháng 7 năm 2020"), if they do."""
    if left.first != left.last or right.first != right.last or not right.first.year:
        return None
    between = text[left.end : right.start]
    if len(between) > 20 or not _RANGE_WORD.fullmatch(between):
        return None
    begin = _FROM.search(text, max(0, left.start - 16), left.start)
    if not begin and "-" not in between and left.first.year:
        return None
    first = left.first if left.first.year else left.first._replace(year=right.first.year)
    if first >= right.first:
        return None
    start = begin.start() if begin else left.start
    return _period(start, right.end, first, right.first)


def find_dates(text: str) -> list[FoundDate]:
    """All dates and periods of `text`, in order, also those the calendar does not have."""
    found: list[FoundDate] = []
    for point in _points(text):
        period = _joined(text, found[-1], point) if found else None
        if period:
            found[-1] = period
        else:
            found.append(point)
    return [date for date in found if date.standalone]


def mention(source: Source, found: FoundDate) -> DateMention:
    """The record of a found date."""
    page, start, end, raw = source.span(found.start, found.end)
    known = found.first.year
    return DateMention(
        page=page,
        start=start,
        end=end,
        raw=raw,
        date=found.iso,
        precision=found.precision,
        date_start=found.first.iso if known else "",
        date_end=found.last.iso if known else "",
    )

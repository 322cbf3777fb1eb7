"""Dates and periods. The day always stands before the month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.date_lists import listed_before
from extractors.date_patterns import _YEAR, date_pattern, read_date
from extractors.mention_model import DateMention
from extractors.points import FoundDate, Point, period, single
from extractors.source import Source

# Where a date can begin. Trying the whole pattern only there is four times as fast as a search.
_TRIGGER = re.compile(
    r"\d+|[nN](?:g[àaáảạãâầằừ]y|G[ÀA]Y|[ăa]m|[ĂA]M)|[tT](?:h[áa]ng|H[ÁA]NG)|[qQ](?:uý|UÝ)"
)
_TWO_DAYS = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+và\s+", re.IGNORECASE)
_RANGE_WORD = re.compile(r"\s*(?:đến|tới|-)\s*(?:hết\s+|cuối\s+|đầu\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\btừ\s+(?:đầu\s+|cuối\s+)?$", re.IGNORECASE)
_FIRST_DAY = re.compile(
    r"(?<![\w/.,-])(?:(?P<from>từ)\s+)?(?P<day>\d{1,2})/(?P<month>\d{1,2})\s*"
    r"(?P<to>đến|tới|-)\s*(?:hết\s+)?$",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(r"(?:\s*,\s*|\s+và\s+)(\d{1,2})/(\d{1,2})(?![\w/%-]|[.,]\d)")
_NEXT_YEAR = re.compile(rf"(?:\s*,\s*|\s+và\s+)({_YEAR})(?!\d|\s?[/%-]|[.,]\d)")


def _each_day(text: str, found: FoundDate) -> Iterator[FoundDate]:
    """Two days that share month and year, and no period: "ngày 05 và 06/11/2020"."""
    first = _TWO_DAYS.match(text, found.start) if found.precision == "period" else None
    if not first:
        yield from _with_listed_years(text, found)
        if found.precision == "month_day":
            yield from _next_days(text, found)
        return
    yield single(found.start, first.end(1), found.first)
    yield single(first.end(), found.end, found.last)


def _next_days(text: str, found: FoundDate) -> Iterator[FoundDate]:
    """The days of every year that follow one: "dịp 30/4 và 01/5"."""
    following = _NEXT_DAY.match(text, found.end)
    while following:
        point = Point(0, int(following[2]), int(following[1]))
        if not point.possible or point <= found.first:
            return
        found = single(following.start(1), following.end(), point)
        yield found
        following = _NEXT_DAY.match(text, found.end)


def _with_listed_years(text: str, found: FoundDate) -> Iterator[FoundDate]:
    """A year, and those that follow it: "các năm 2018, 2019 và 2020"."""
    yield found
    if found.precision != "year" or found.first.month:
        return
    following = _NEXT_YEAR.match(text, found.end)
    while following:
        yield single(following.start(1), following.end(1), Point(int(following[1])))
        following = _NEXT_YEAR.match(text, following.end())


def _points(text: str) -> Iterator[FoundDate]:
    pattern, end = date_pattern(), 0
    for trigger in _TRIGGER.finditer(text):
        match = pattern.match(text, trigger.start()) if trigger.start() >= end else None
        if match:
            end = match.end()
            found = read_date(match)
            if found:
                yield from _each_day(text, found)


def _joined(text: str, left: FoundDate, right: FoundDate) -> FoundDate | None:
    """The period that two points make ("từ năm 2014 đến tháng 7 năm 2020"), if they do."""
    if left.first != left.last or right.first != right.last:
        return None
    if not right.first.year and (left.first.year or not (left.first.day and right.first.day)):
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
    return period(start, right.end, first, right.first)


def _from_day(text: str, right: FoundDate) -> FoundDate:
    """The period to a day whose first day has no year: "từ 15/6 đến 30/6/2021"."""
    if right.first != right.last or not right.first.day or not right.first.year:
        return right
    left = _FIRST_DAY.search(text, max(0, right.start - 30), right.start)
    if not left or not (left["from"] or left["to"] == "-"):
        return right
    first = Point(right.first.year, int(left["month"]), int(left["day"]))
    if not first.possible or first >= right.first:
        return right
    return period(left.start(), right.end, first, right.first)


def find_dates(text: str) -> list[FoundDate]:
    """All dates and periods of `text`, in order, also those the calendar does not have."""
    found: list[FoundDate] = []
    for point in _points(text):
        period = _joined(text, found[-1], point) if found else None
        if period:
            found[-1] = period
            continue
        listed = listed_before(text, point)
        while listed and found and found[-1].start >= listed[0].start:
            found.pop()
        found += [*listed, _from_day(text, point)]
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

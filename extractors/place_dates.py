"""The line of place and date in a head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.folding import UPPER
from extractors.lines import TextLine
from extractors.number_lines import NumberLine
from extractors.points import Point

_PLACE_DATE = re.compile(
    r"""(?P<lead>[^\n\f,;:]{0,60}?)[,.;\s]{0,8}\bng[àaáảậ][yỳ]\s*
    (?:(?:(?P<d>\d{0,2})[\s.…_,-]{0,30}|[^\n]{0,12}?)th[áaà]ng\s*
       (?:(?P<m>\d{0,2})[\s.…_,-]{0,30}|[^\n]{0,12}?)n[ăaà]m\s*(?P<y>[\d.… ]{0,9})
      |(?P<nd>\d{1,2})\s?[/.-]\s?(?P<nm>\d{1,2})\s?[/.-]\s?(?P<ny>(?:19|20)\d\d))""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlaceDate:
    """The line of place and date in a head."""

    start: int
    end: int
    place: str
    date: Point | None


def _known_date(match: re.Match[str]) -> Point | None:
    if match["nd"]:
        point = Point(int(match["ny"]), int(match["nm"]), int(match["nd"]))
        return point if point.possible else None
    year = re.sub(r"\D", "", match["y"] or "")
    if len(year) != 4 or year[:2] not in ("19", "20"):
        return None
    month = int(match["m"]) if match["m"] else 0
    day = int(match["d"]) if match["d"] and month else 0
    point = Point(int(year), month, day)
    return point if point.possible else Point(int(year))


_BEGUN = re.compile(r"\bng[àaáảậ][yỳ]\s.{0,14}\bth[áaà]ng\s*\S{0,2}$", re.IGNORECASE)
_ENDED = re.compile(r"n[ăaà]m\s*(?:19|20)\d\d$", re.IGNORECASE)


def with_whole_dates(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, those put together where a date is broken before its year.

    A wide gap for the pen parts the line on some scans.
    """
    whole: list[TextLine] = []
    for line in lines:
        if whole and _ENDED.match(line.text) and _BEGUN.search(whole[-1].text):
            before = whole.pop()
            gap = " " * (line.start - before.end)
            line = TextLine(before.start, line.end, f"{before.text}{gap}{line.text}")
        whole.append(line)
    return whole


_DAY = re.compile(r"ng[àaáảậ][yỳ]", re.IGNORECASE)
"""What no such line is without: most lines need not be tried with the whole pattern."""
_PLACE_WORD = rf"(?:[{UPPER}][\w.'’]*|-)"
_PLACE = re.compile(
    rf"(?:(?:[Tt]hị trấn|[Tt]hị xã|[Tt]hành phố|[Pp]hường|[Xx]ã|[Hh]uyện|[Tt]ỉnh|[Qq]uận"
    rf"|T[Pp]\.?)\s*)?{_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,5}}$"
)


def place_date(line: TextLine, number: NumberLine | None = None) -> PlaceDate | None:
    """Place and date of a line such as "Hà Nội, ngày 05 tháng 3 năm 2021", if it is one.

    Args:
        line: The line.
        number: A number line that may stand on the same line, left of it.
    """
    first = max(0, number.end - line.start) if number and number.start <= line.end else 0
    match = _PLACE_DATE.search(line.text, first) if _DAY.search(line.text, first) else None
    if not match:
        return None
    lead = re.split(r"\s{3,}", line.text[first : match.start()] + match["lead"])[-1].strip(" ,.;")
    found = _PLACE.search(lead)
    if lead and not found:
        return None
    place = found[0] if found else ""
    offset = line.text.rfind(place, 0, match.end()) if place else match.start()
    return PlaceDate(line.start + offset, line.start + match.end(), place, _known_date(match))

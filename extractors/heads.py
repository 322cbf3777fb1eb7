"""Where documents begin: the heads of Decree 30/2020/NĐ-CP in the running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.dates import Point
from extractors.folding import UPPER
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
from extractors.symbols import digits, is_shaped, read_symbol

_UPPER = "A-ZĐĂÂÊÔƠƯ"
_PART = rf"[{_UPPER}](?:[{_UPPER}a-zđ\d&]|\.(?=[{_UPPER}]{{2}})){{0,14}}"
_NUMBER_LINE = re.compile(
    rf"""^[ \t>|]*S[ốỐôÔoOóÓ6]\s{{0,3}}[:;.,]{{0,2}}[ \t]*
    (?P<no>[^\n\f/-]{{0,24}}?)[ \t]*
    (?:/[ \t]?(?P<year>(?:19|20)\d\d))?
    [ \t]*(?P<joint>[/-])[ \t]?
    (?P<symbol>{_PART}(?:[ \t]?[-/]\s{{0,2}}{_PART}){{0,7}})(?!\w)""",
    re.VERBOSE | re.MULTILINE,
)
_PLACE_DATE = re.compile(
    r"""(?P<lead>[^\n\f,;:]{0,60}?)[,.;\s]{0,8}\bng[àaáảậ][yỳ]\s*
    (?:(?P<d>\d{0,2})(?P<gap1>[^\n\d]{0,30}?)th[áaà]ng\s*(?P<m>\d{0,2})
       (?P<gap2>[^\n\d]{0,30}?)n[ăaà]m\s*(?P<y>[\d.… ]{0,9})
      |(?P<nd>\d{1,2})\s?[/.-]\s?(?P<nm>\d{1,2})\s?[/.-]\s?(?P<ny>(?:19|20)\d\d))""",
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN_NUMBER = re.compile(r"\d[\dOoIl]{0,5}[a-zA-Z]?")
_BEFORE = 10
_AFTER = 12
_UNSIGNED = re.compile(r"^(?:\(|-|\+|Nơi nhận|Kính gửi)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The line of number and symbol in a head.

    `number` is empty where the paper leaves it blank or it cannot be read; the symbol stays.
    """

    start: int
    end: int
    number: str
    symbol: str
    unreadable: bool
    dotted: bool


@dataclass(frozen=True, slots=True)
class PlaceDate:
    """The line of place and date in a head."""

    start: int
    end: int
    place: str
    date: Point | None


def read_number_line(match: re.Match[str]) -> NumberLine | None:
    """The number line, unless its symbol is none."""
    symbol = read_symbol(match["symbol"])
    if not is_shaped(symbol.text):
        return None
    before = match["no"].strip()
    plain = before.replace(" ", "")
    year = f"/{match['year']}" if match["year"] else ""
    readable = _PLAIN_NUMBER.fullmatch(plain) is not None
    if not readable and sum(c.isalpha() for c in plain) > 6:
        return None
    number = f"{digits(plain)}{year}{match['joint']}{symbol.text}" if readable else ""
    return NumberLine(
        start=match.start(),
        end=match.end(),
        number=number,
        symbol=symbol.text,
        unreadable=bool(re.sub(r"[\s.…_,:;]", "", plain)) and not readable,
        dotted=has_dots(before),
    )


def number_line_at(text: str, start: int, number: str, symbol: str) -> NumberLine:
    """The number line of a number that stands in the title, at or behind `start`."""
    digits_end = re.match(r"\d+", number)
    at = text.find(digits_end[0] if digits_end else number, start)
    return NumberLine(at, at + len(number), number, symbol, unreadable=False, dotted=False)


def number_lines(text: str, start: int = 0, end: int | None = None) -> list[NumberLine]:
    """All number lines between two offsets."""
    stop = len(text) if end is None else end
    matches = _NUMBER_LINE.finditer(text, start, stop)
    return [line for line in map(read_number_line, matches) if line]


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
    match = _PLACE_DATE.search(line.text, first)
    if not match:
        return None
    lead = re.split(r"\s{3,}", line.text[first : match.start()] + match["lead"])[-1].strip(" ,.;")
    found = _PLACE.search(lead)
    if lead and not found:
        return None
    place = found[0] if found else ""
    offset = line.text.rfind(place, 0, match.end()) if place else match.start()
    return PlaceDate(line.start + offset, line.start + match.end(), place, _known_date(match))


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

"""The line of number and symbol in a head."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.lines import has_dots
from extractors.symbols import SYMBOL_PART, digits, is_shaped, read_symbol

_NUMBER_LINE = re.compile(
    rf"""^[ \t>|.,:;'’`~_•°-]{{0,8}}(?P<so>S[ốỐồổỗộôÔoOóÓ6])\s{{0,3}}[:;.,]{{0,2}}[ \t]*
    (?P<no>(?!\d+[ ]?/[ ]?(?:19|20)\d\d)[^\n\f]{{1,12}}?(?=[ \t]/[ \t]?(?:20\d\d/)?[A-ZĐ])
      |[^\n\f/-]{{0,24}}?)
    [ \t]*
    (?:/[ \t]?(?P<year>(?:19|20)\d\d))?
    [ \t]*(?P<joint>[/-])[ \t]?
    (?P<symbol>{SYMBOL_PART}(?:[ \t]?[-/]\s{{0,2}}{SYMBOL_PART}){{0,7}})(?!\w)""",
    re.VERBOSE | re.MULTILINE,
)
"""A number by pen is read with strokes of its own: "Số: 3/5 /TB-UBND" is "/TB-UBND"."""
_PLAIN_NUMBER = re.compile(r"\d[\dOoIl]{0,5}[a-zA-Z]?")


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
        start=match.start("so"),
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

"""Heads that a publisher retyped: "NGHỊ ĐỊNH / CỦA CHÍNH PHỦ SỐ 3/2010/NĐ-CP NGÀY ..."."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.citations import find_numbers
from extractors.dates import find_dates
from extractors.number_lines import NumberLine, number_line_at
from extractors.points import Point

_LEAD = re.compile(r"\W*(?:CỦA\s+(?P<body>[^\d]{4,90}?)\s+)?SỐ\s*:?\s*$", re.IGNORECASE)
_OF = re.compile(r"\s*,?\s*CỦA\s+([^\d\n]{4,90}?)(?=\s*(?:$|\n|\bVỀ\b|V/v\b))", re.IGNORECASE)


class Retyped(NamedTuple):
    """What a retyped head says; `rest` is the title that follows it."""

    number: NumberLine
    date: Point | None
    issuer: str
    rest: str


def read_retyped(text: str, start: int, title: str) -> Retyped | None:
    """Read number, date and issuer out of a title, if it begins with them.

    Args:
        text: The whole text.
        start: Where in it the lines of the title begin.
        title: The title, on one line.
    """
    found = next(find_numbers(title), None)
    lead = _LEAD.fullmatch(title[: found.number_start]) if found else None
    if not found or not lead:
        return None
    rest, date = title[found.number_end :], None
    dates = find_dates(rest[:60])
    if dates and not rest[: dates[0].start].strip(" ,"):
        date, rest = dates[0].first, rest[dates[0].end :]
    body = lead["body"] or ""
    of = _OF.match(rest) if not body else None
    if of:
        body, rest = of[1], rest[of.end() :]
    number = number_line_at(text, start, found.number, found.symbol.text)
    return Retyped(number, date, body, rest.strip(" ,.;"))

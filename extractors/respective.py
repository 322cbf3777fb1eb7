"""Percentages that follow "lần lượt" (respectively): each is that of one member of a list.

"Tỷ lệ trẻ nam và trẻ nữ lần lượt là 91% và 94%": the first is of "Tỷ lệ trẻ nam", the second of
"trẻ nữ".
"""

from __future__ import annotations

import re
from typing import NamedTuple

_RATE = r"[<>≥≤]?\s?\d+(?:[.,]\d+)*\s?%"
_JOINT = r"\s*(?:,\s*và|[,;]|và)\s*"
_SERIES = re.compile(
    rf"\b(?:lần lượt|tương ứng)\b[^%;.\d\n]{{0,30}}\n?[^%;.\d\n]{{0,10}}"
    rf"(?P<rates>{_RATE}(?:{_JOINT}{_RATE})+)"
)
_ONE = re.compile(_RATE)
_MEMBERS = re.compile(r",\s*và\s+|,\s*|\s+và\s+")
_LONGEST = 160
"""Characters that such a list may have before a percentage in it, and from there on."""


class Turn(NamedTuple):
    """A percentage's place in a list of them behind "lần lượt".

    Attributes:
        start: Where the first percentage begins.
        end: Where it ends.
        at: Which one this is, from 0.
        among: How many there are.
    """

    start: int
    end: int
    at: int
    among: int


def turn_of(text: str, start: int) -> Turn | None:
    """The place of the percentage that begins at an offset, or None if it is in no such list."""
    first = max(0, start - _LONGEST)
    if text.find("lần lượt", first, start) < 0 and text.find("tương ứng", first, start) < 0:
        return None
    for series in _SERIES.finditer(text, first, start + _LONGEST):
        rates = list(_ONE.finditer(text, *series.span("rates")))
        for at, rate in enumerate(rates):
            if rate.start() <= start < rate.end():
                return Turn(rates[0].start(), rates[0].end(), at, len(rates))
    return None


def member(phrase: str, turn: Turn) -> str:
    """The member of a phrase whose turn it is; the phrase if it has another number of them."""
    members = _MEMBERS.split(phrase)
    whole = len(members) != turn.among or not all(any(map(str.isalpha, each)) for each in members)
    return phrase if whole else members[turn.at]

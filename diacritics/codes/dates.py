"""Dates: in words and digits, in digits, and timestamps, on garbled lines too."""

from __future__ import annotations

import re
from collections.abc import Callable

from diacritics.codes.digits import DIGIT, repair_digits
from diacritics.codes.model import Repair

_A = "aàáảãạăâ4@"
_DAY = rf"n\s?[gq9]\s?[{_A}d][yvý¥]"
_MONTH = rf"t[hb][{_A}dđiéè][nrm][gq9]"
_YEAR = rf"n[{_A}dđiéfï]{{1,2}}m"
_NUMBER = rf"{DIGIT}{{1,2}}(?!{DIGIT})"
_BLANK = r"[\s.…_]*"

FRAME = re.compile(
    rf"(?<!\w)(?:(?P<ngày>{_DAY})(?P<a>{_BLANK})(?P<day>{_NUMBER})?(?P<b>{_BLANK}))?"
    rf"(?P<tháng>{_MONTH})(?P<c>{_BLANK})(?P<month>{_NUMBER})?(?P<d>{_BLANK})"
    rf"(?:(?P<năm>{_YEAR})(?P<e>{_BLANK})(?P<year>{DIGIT}{{4}}(?!\w))?)?(?!\w)",
    re.IGNORECASE,
)
"""Two or three of ngày, tháng, năm in their order, each with its number or a blank."""
IN_DIGITS = re.compile(
    rf"(?<![\w/])(?P<day>{_NUMBER})(?P<x>\s?/\s?|(?P<mark>[.-]))(?P<month>{_NUMBER})"
    rf"(?P<y>(?(mark)(?P=mark)|\s?/\s?))(?P<year>{DIGIT}{{4}})(?![\w/])"
)
TIMESTAMP = re.compile(r"(?<!\w)\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)")
_EARLIEST, _LATEST = 1900, 2100
_RANGES = {"day": (1, 31), "month": (1, 12), "year": (_EARLIEST, _LATEST)}
_SOUND, _DOUBTFUL = 0.97, 0.5


def is_frame(match: re.Match[str]) -> bool:
    """Whether enough of a date stands there: two of its words, and a number or a blank."""
    return sum(match[word] is not None for word in ("ngày", "tháng", "năm")) > 1


def _in_range(match: re.Match[str]) -> bool:
    values = {name: match[name] for name in _RANGES if match[name]}
    return all(
        low <= int(repair_digits(values[name])) <= high
        for name, (low, high) in _RANGES.items()
        if name in values
    )


def _like(word: str, seen: str) -> str:
    """The frame's word in the case of what was read for it."""
    if seen.isupper():
        return word.upper()
    return word.capitalize() if seen[0].isupper() else word


def _frame_text(match: re.Match[str]) -> str:
    pieces = []
    for word, before, number, after in (
        ("ngày", "a", "day", "b"),
        ("tháng", "c", "month", "d"),
        ("năm", "e", "year", ""),
    ):
        if match[word] is None:
            continue
        if match[number] is None:
            pieces += [_like(word, match[word]), match[before], match[after] if after else ""]
            continue
        # A space that the engine lost stands between words and numbers on every paper.
        follows = after == "b" or (after == "d" and match["năm"] is not None)
        gap = (match[after] or (" " if follows else "")) if after else ""
        pieces += [
            _like(word, match[word]),
            match[before] or " ",
            repair_digits(match[number]),
            gap,
        ]
    return "".join(pieces)


def _digits_text(match: re.Match[str]) -> str:
    day, month, year = (repair_digits(match[name]) for name in ("day", "month", "year"))
    return f"{day}{match['x']}{month}{match['y']}{year}"


def repair_date(text: str) -> Repair | None:
    """A date with its frame's words and digits put right; its order and spaces stay."""
    makers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (FRAME, _frame_text),
        (IN_DIGITS, _digits_text),
    )
    for pattern, make in makers:
        if match := pattern.fullmatch(text):
            return Repair(make(match), _SOUND if _in_range(match) else _DOUBTFUL)
    return Repair(text, _SOUND) if TIMESTAMP.fullmatch(text) else None

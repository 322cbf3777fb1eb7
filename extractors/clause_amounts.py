"""Numbers that count or measure in a clause, and phrases of time alone."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.tables import column
from extractors.units import unit_at

_DIGITS = re.compile(r"\d[\d.,/]*")
_GLUED = re.compile(r"[\w.,/-]")
_NO_AMOUNT_BEHIND = re.compile(
    r"\s?-\s?\d|\s+(?:đến (?:dưới )?\d+\s+)?tuổi|\s(?:tháng|năm|quý)\b"
    r"|(?!(?:ha|km|kg|tấn|m[²2]?)\b)\w|\s?\w*\s+trở (?:lên|xuống)\b"
)
_RANGE_BEFORE = re.compile(r"\d\s?-\s?$")
_DATED = re.compile(r"(?:đến|hết|từ|ngày)\s\d{1,2}/\d{1,2}(?:/\d{4})?$")
_MAGNITUDE = re.compile(r"\s*(?:(?:triệu|tỷ|nghìn|ngàn)\b\s*)?")
_SHORTEST_AMOUNT = 5
"""Characters of a number that is too long for a name; years have four."""
_TIME_NUMBER = re.compile(r"[\d/.-]+|[IVX]+")


@cache
def _numbered() -> frozenset[str]:
    """Words whose number counts nothing ("năm 2020", "lớp 5")."""
    return frozenset(column("numbered_things.csv", "word"))


@cache
def _time_words() -> frozenset[str]:
    return frozenset(column("time_words.csv", "word"))


def _is_name(words: list[str], digits: str) -> bool:
    """Whether a number behind words tells which one it is: "lớp 5", not "lớp 1.250"."""
    word = words[-1].casefold()
    digits = digits.strip(".,")
    short = len(digits) < _SHORTEST_AMOUNT and "," not in digits
    named = word in _numbered() or " ".join(words[-2:]).casefold() in _numbered()
    return named and (short or ("/" in digits and word in _time_words()))


class Amount(NamedTuple):
    """A number that counts or measures: its digits, and its end behind words of magnitude."""

    start: int
    digits_end: int
    end: int


def amounts_in(text: str) -> list[Amount]:
    """The amounts of a clause; years, ages and numbers that are names are none."""
    found = []
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        words = text[max(0, start - 12) : start].split()
        named = words and _is_name(words, match[0]) and text[start - 1 : start].isspace()
        glued = start and _GLUED.match(text, start - 1)
        ranged = _RANGE_BEFORE.search(text, 0, start) and not unit_at(text, end)
        dated = _DATED.search(text, max(0, start - 8), end) and not unit_at(text, end)
        if not (named or glued or ranged or dated or _NO_AMOUNT_BEHIND.match(text, end)):
            magnitude = _MAGNITUDE.match(text, end)
            found.append(Amount(start, end, magnitude.end() if magnitude else end))
    return found


def only_time(text: str) -> bool:
    """Whether a phrase says nothing but when ("đến hết năm 2020")."""
    words = [word.strip(",.;()") for word in text.split()]
    return bool(words) and all(map(_is_time, words))


def _is_time(word: str) -> bool:
    if not word or word.casefold() in _time_words():
        return True
    return _TIME_NUMBER.fullmatch(word) is not None

"""Counted nouns that no table has: an open class, known by the number before them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from extractors.folding import LOWER, UPPER
from extractors.numbers import parse_number
from extractors.tables import column
from extractors.units import UNITS_AND_NOUNS, Unit, UnitAt, unit_at

_WORDS = re.compile(
    rf"\s{{1,2}}([{UPPER}{LOWER}][{LOWER}]{{1,6}})(?:[ ]([{LOWER}]{{2,7}})(?:[ ](viên|sinh)\b)?)?"
    r"(?![\w/%-])"
)
_PLAIN = re.compile(r"0\d|\d{1,3}(?:\.\d{3})+")
"""Numbers that only amounts are written as: "04 bình lọc", "2.300 khay"."""
_OF_ALL = re.compile(r"(?<![\d/.-])(\d{1,4})\s?/\s?$")


@cache
def _leads() -> re.Pattern[str]:
    phrases = sorted(column("counting_leads.csv", "phrase"), key=len, reverse=True)
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{words})\s+$", re.IGNORECASE)


@cache
def _no_nouns() -> frozenset[str]:
    """Words that no counted noun begins with or goes on with."""
    return frozenset(column("not_counted.csv", "word"))


def counted_noun(text: str, start: int, end: int) -> UnitAt | None:
    """The noun behind the number between two offsets, if that surely counts.

    It is the next word or two in small letters: which of two belong to one noun is not known.
    With a capital it must be a noun that is known.
    """
    words = _WORDS.match(text, end)
    if not words or words[1] in _no_nouns() or not _counts(text, start, end):
        return None
    if words[1][0].isupper() and not _is_known(words):
        return None
    last = _last_word(words)
    name = " ".join(filter(None, words.groups()[:last]))
    return UnitAt(end, words.end(last), Decimal(1), "", Unit(name, "count"), "")


def _last_word(words: re.Match[str]) -> int:
    if not words[2] or words[2] in _no_nouns():
        return 1
    return 3 if words[3] else 2


def _is_known(words: re.Match[str]) -> bool:
    """Whether words with a capital are a noun of the tables ("05 Thẩm phán")."""
    name = f"{words[1].lower()} {words[2]}"
    unit = unit_at(name, 0, UNITS_AND_NOUNS)
    return unit is not None and unit.end == len(name) and unit.unit.kind == "count"


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a number is written as an amount, or stands behind a word that brings one."""
    if start == 0 or text[start - 1] in "\n\f\t":
        return False
    share = _OF_ALL.search(text, max(0, start - 8), start)
    if share:
        return int(share[1]) <= parse_number(text[start:end])
    if _PLAIN.fullmatch(text, start, end):
        return True
    return _leads().search(text, max(0, start - 14), start) is not None

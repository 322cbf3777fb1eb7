"""Counted nouns that no table has: an open class, known by the number before them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from extractors.folding import LOWER, UPPER
from extractors.numbers import parse_number
from extractors.tables import column, rows
from extractors.units import UNITS_AND_NOUNS, Unit, UnitAt, unit_at

_WORDS = re.compile(
    rf"\s{{1,2}}([{UPPER}{LOWER}][{LOWER}]{{1,6}})(?:[ \n]([{LOWER}]{{2,7}})(?:[ ](viên|sinh)\b)?)?"
    r"(?![\w/%-])"
)
_NEXT = re.compile(rf"[ \n]([{LOWER}]{{2,7}})(?![\w/%-])")
_PLAIN = re.compile(r"0\d|\d{1,3}(?:\.\d{3})+")
"""Numbers that only amounts are written as: "04 bình lọc", "2.300 khay"."""
_OF_ALL = re.compile(r"(?<!tỷ lệ )(?<!tỉ lệ )(?<![\w/.-])(\d{1,4})\s?/\s?$", re.IGNORECASE)
"""The first number of a share; "tỷ lệ 1/5.000" is a map's scale."""


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

    It is the next word or two in small letters, the second not where it goes with what follows
    it: "04 lò điện tử".
    With a capital it must be a noun that is known.
    """
    words = _WORDS.match(text, end)
    if not words or words[1] in _no_nouns() or not _counts(text, start, end):
        return None
    if words[1][0].isupper() and not _is_known(words):
        return None
    last = _last_word(words, _NEXT.match(text, words.end()))
    name = " ".join(filter(None, words.groups()[:last]))
    return UnitAt(end, words.end(last), Decimal(1), "", Unit(name, "count"), "")


def _last_word(words: re.Match[str], following: re.Match[str] | None) -> int:
    if not words[2] or words[2] in _no_nouns():
        return 1
    if words[3]:
        return 3
    ahead = _closeness(f"{words[2]} {following[1]}") if following else 0
    return 1 if ahead > _closeness(f"{words[1].lower()} {words[2]}") else 2


def _closeness(words: str) -> int:
    return _compounds().get(words, 0)


@cache
def _compounds() -> dict[str, int]:
    """Pairs of syllables that are one word, and how closely they go together.

    Their normalised pointwise mutual information in per cent, counted in administrative, legal
    and encyclopaedic text; pairs below 35 or seen less than 40 times are left out.
    """
    return {row["words"]: int(row["closeness"]) for row in rows("compounds.csv")}


def _is_known(words: re.Match[str]) -> bool:
    """Whether words with a capital are a noun of the tables ("05 Thẩm phán")."""
    name = f"{words[1].lower()} {words[2]}"
    unit = unit_at(name, 0, UNITS_AND_NOUNS)
    return unit is not None and unit.end == len(name) and unit.unit.kind == "count"


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a number is written as an amount, or stands behind a word that brings one."""
    if start == 0 or text[start - 1] in "\n\f\t":
        return False
    if "/" in text[start - 2 : start]:
        share = _OF_ALL.search(text, max(0, start - 16), start)
        return share is not None and int(share[1]) <= parse_number(text[start:end])
    if _PLAIN.fullmatch(text, start, end):
        return True
    return _leads().search(text, max(0, start - 14), start) is not None

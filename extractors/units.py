"""Units: what is counted or measured, with words of magnitude and "per" parts."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extractors.tables import rows

UNITS_AND_NOUNS = ("units.csv", "counted_nouns.csv")
"""The units that subjects know, and further nouns that are counted."""
_MANY = r"10{1,6}|10{0,2}(?:\.000){1,2}"
"""Round numbers of things that an amount is per."""
_PER = re.compile(rf"\s?/\s?(?:(0?1)\s|({_MANY})\s)?([^\W\d_]+)")
"""What an amount is per: "/người", "/01 lần", "/100.000 dân"."""
_ONE = Decimal(1)
_LENGTH = ".km"
"""What traffic is measured in with a unit before it: "12 triệu tấn.km"."""


class Unit(NamedTuple):
    """A unit of the tables: its words and whether it is money, measure, time or a count.

    Of kind `none` are words that begin like a unit and are none ("bình quân").
    """

    name: str
    kind: str


@cache
def _units(tables: tuple[str, ...]) -> dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]:
    """Units of some tables by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for row in (row for table in tables for row in rows(table)):
        words = tuple(row["unit"].replace(",", " ,").split())
        found.setdefault(words[0], []).append((words, Unit(row["unit"], row["kind"])))
    return {
        word: tuple(sorted(units, key=lambda item: -len(item[0]))) for word, units in found.items()
    }


@cache
def _multipliers() -> dict[str, Decimal]:
    return {row["word"]: Decimal(row["factor"]) for row in rows("multipliers.csv")}


class UnitAt(NamedTuple):
    """A unit found in the text, with its word of magnitude and its "per" part."""

    start: int
    end: int
    factor: Decimal
    prefix: str
    unit: Unit
    per: str


@cache
def _tokens() -> re.Pattern[str]:
    """The words that units are made of; with a hyphen only those that a unit has ("héc-ta")."""
    units = (row["unit"] for table in UNITS_AND_NOUNS for row in rows(table))
    hyphened = {word for unit in units for word in unit.split() if "-" in word}
    words = "|".join(sorted(map(re.escape, hyphened), key=len, reverse=True))
    return re.compile(rf"(?:{words})\b|°?[^\W_]+[²³]?|[,%‰]")


def _unit_words(text: str, offset: int) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    window = text[offset : offset + 64]
    last = 0
    for match in _tokens().finditer(window):
        gap = window[last : match.start()]
        if gap.strip() or gap.count("\n") > 1 or len(found) >= 8:
            break
        found.append((match[0], offset + match.end()))
        last = match.end()
    return found


@cache
def _first_multipliers() -> frozenset[str]:
    return frozenset(word.split(" ")[0] for word in _multipliers())


def _magnitude(words: list[tuple[str, int]]) -> tuple[int, Decimal, str]:
    if not words or words[0][0] not in _first_multipliers():
        return 0, _ONE, ""
    for count in (2, 1):
        phrase = " ".join(word for word, _ in words[:count])
        if len(words) >= count and phrase in _multipliers():
            return count, _multipliers()[phrase], phrase
    return 0, _ONE, ""


def unit_at(text: str, offset: int, tables: tuple[str, ...] = ("units.csv",)) -> UnitAt | None:
    """The unit that stands at `offset` (after spaces).

    Args:
        text: The whole text.
        offset: Behind a number.
        tables: Where units are looked up; `UNITS_AND_NOUNS` for what is surely an amount.
    """
    words = _unit_words(text, offset)
    skipped, factor, prefix = _magnitude(words)
    rest = words[skipped:]
    found = _longest_unit([word for word, _ in rest], tables) if rest else None
    if not found:
        if skipped and prefix != "trăm":
            return UnitAt(offset, words[skipped - 1][1], factor, prefix, Unit("", "money"), "")
        return None
    unit, count = found
    end = rest[count - 1][1]
    if text.startswith(_LENGTH, end):
        unit, end = unit._replace(name=unit.name + _LENGTH), end + len(_LENGTH)
    per, end = _per(text, end, tables)
    return UnitAt(offset, end, factor, prefix, unit, per)


def _per(text: str, end: int, tables: tuple[str, ...]) -> tuple[str, int]:
    """The "per" parts behind a unit ("/người/năm"), and where they end."""
    per = ""
    while match := _PER.match(text, end):
        words = _unit_words(text, match.start(3))
        found = _longest_unit([word for word, _ in words], tables)
        many = f"{match[2]} " if match[2] else ""
        name, end = (found[0].name, words[found[1] - 1][1]) if found else (match[3], match.end())
        per = f"{per}/{many}{name}"
    return per, end


def _longest_unit(words: list[str], tables: tuple[str, ...]) -> tuple[Unit, int] | None:
    for parts, unit in _units(tables).get(words[0], ()):
        if tuple(words[: len(parts)]) == parts:
            return (unit, len(parts)) if unit.kind != "none" else None
    small = words[0].casefold()
    if small != words[0] and len(small) > 1 and _is_measure(small):  # "12 Km", "5 HA"
        return _longest_unit([small, *words[1:]], tables)
    if "ỉ" in words[0]:  # "chỉ hội" for chi hội: the dot of an i is easily read as a hook
        return _longest_unit([words[0].replace("ỉ", "i"), *words[1:]], tables)
    return None


def _is_measure(word: str) -> bool:
    return any(
        parts == (word,) and unit.kind == "measure"
        for parts, unit in _units(("units.csv",)).get(word, ())
    )

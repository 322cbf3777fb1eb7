"""Units of several nouns: "12 huyện, thành phố", "32 cán bộ, giáo viên, nhân viên"."""

from __future__ import annotations

import re
from functools import cache

from extractors.folding import LOWER
from extractors.tables import rows
from extractors.units import UNITS_AND_NOUNS, UnitAt, unit_at

_TIMES = "lượt"
"""A count of visits or uses, by those who come or what is used: "1.200 lượt hộ"."""
_MOST = 5
"""Nouns of one unit."""


@cache
def _groups() -> dict[str, frozenset[str]]:
    """The groups of nouns that are counted together, by noun."""
    found: dict[str, set[str]] = {}
    for row in rows("joint_nouns.csv"):
        found.setdefault(row["noun"], set()).add(row["group"])
    return {noun: frozenset(groups) for noun, groups in found.items()}


@cache
def _following() -> re.Pattern[str]:
    """One of the nouns behind a comma, not before a name or number: "thành phố Huế"."""
    nouns = "|".join(sorted(map(re.escape, _groups()), key=len, reverse=True))
    ends = rf"(?=[ \n]*[,.;:()\n\t\f]|[ \n]+[{LOWER}]|\Z)"
    return re.compile(rf",\s({nouns})\b{ends}")


def joined(text: str, unit: UnitAt) -> UnitAt:
    """The unit with the nouns that a list goes on with, of one kind with its own."""
    if unit.per or unit.unit.kind != "count":
        return unit
    if unit.unit.name == _TIMES:
        return _of_whom(text, unit)
    last = unit.unit.name.rsplit(", ", 1)[-1]
    groups = _groups().get(last, frozenset())
    name, end = unit.unit.name, unit.end
    for _ in range(_MOST):
        if not groups or text[end : end + 1] != ",":
            break
        match = _following().match(text, end)
        groups = groups & _groups()[match[1]] if match else frozenset()
        if match and groups and match[1] not in name.split(", "):
            name, end = f"{name}, {match[1]}", match.end()
    return unit._replace(unit=unit.unit._replace(name=name), end=end)


def _of_whom(text: str, unit: UnitAt) -> UnitAt:
    """Visits with the noun of those who come."""
    noun = unit_at(text, unit.end, UNITS_AND_NOUNS)
    if noun is None or noun.prefix or noun.unit.kind != "count" or "," in noun.unit.name:
        return unit
    name = f"{_TIMES} {noun.unit.name}"
    return unit._replace(unit=unit.unit._replace(name=name), end=noun.end, per=noun.per)

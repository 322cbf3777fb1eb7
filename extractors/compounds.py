"""Sums of money in several parts: "1 tỷ 200 triệu đồng" is one amount."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extractors.numbers import NUMBER, parse_decimal
from extractors.units import UnitAt, unit_at

_NEXT = re.compile(rf"\s*(?:,\s*)?({NUMBER})(?=\s{{0,2}}[^\W\d_])")
_UNIT = "đồng"


class Compound(NamedTuple):
    """The whole sum, in the unit of its last part, and where that ends."""

    value: float
    unit: str
    end: int


def compound_at(text: str, value: Decimal, first: UnitAt) -> Compound | None:
    """The sum whose first part is `value` of the unit `first`; None if it has one part only.

    The unit stands behind the last part alone. Each part is of a lower magnitude than the one
    before it, and less than one of that: "1 tỷ 200 triệu" is a sum, "200 triệu, 3 tỷ" and
    "1 tỷ, 1.500 triệu" are two amounts each.
    """
    total, last = value * first.factor, first
    while last.factor > 1 and not last.unit.name:
        found = _NEXT.match(text, last.end)
        unit = unit_at(text, found.end()) if found else None
        if not found or not unit or unit.unit.kind != "money" or unit.unit.name not in ("", _UNIT):
            break
        part = parse_decimal(found[1]) * unit.factor
        if unit.factor >= last.factor or part >= last.factor:
            break
        total, last = total + part, unit
    if last is first:
        return None
    return Compound(float(total), f"{last.unit.name or _UNIT}{last.per}", last.end)

"""Percentages, and counted or measured quantities, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.amount_names import is_amount, ratio_before
from extractors.bounds import bounded
from extractors.cells import is_head_sign
from extractors.compounds import Compound, compound_at
from extractors.counted import counted_noun
from extractors.joint_nouns import joined
from extractors.mention_model import Percentage, Quantity
from extractors.numbers import (
    NUMBER,
    matches_at_numbers,
    parse_decimal,
    parse_number,
    says_number,
)
from extractors.source import Source
from extractors.subjects import Subject, subject_of_percentage, subject_of_quantity
from extractors.units import UNITS_AND_NOUNS, UnitAt, unit_at

_TO = r"(?:-|(?:đến|tới)(?:\s(?:dưới|đủ|hết))?)"
"""Between the ends of a range."""
_PERCENT = re.compile(
    rf"(?<![\w.,/])(?:(?P<low>{NUMBER})\s?(?:%\s?(?:-|đến)|{_TO})\s?)?(?P<value>{NUMBER})\s{{0,2}}"
    rf"(?:%|phần trăm\b)"
)
_SIGN = re.compile(r"%|phần trăm")
_LONGEST = 80
"""Characters of a range of two numbers up to its sign."""
_QUANTITY = re.compile(
    rf"(?<![\w.,%-])(?:(?P<low>{NUMBER})\s?{_TO}\s?)?(?P<value>{NUMBER})(?=\s{{0,2}}(?:[^\W\d_]|°C|‰|\([^\W\d_]))"
)
_BRACKETED = re.compile(r"\s?\(([^()\d]{2,60})\)\s*")


def find_percentages(source: Source, taken: bytearray) -> Iterator[tuple[int, Percentage]]:
    """All percentages, with their offset in the whole text; marks their place in `taken`."""
    text = source.plain
    subject = Subject("", "exact", behind=False)
    for match in matches_at_numbers(_PERCENT, text, _SIGN, _LONGEST):
        if taken[match.start("value")] or is_head_sign(text, match.start(), match.end()):
            continue
        low = match["low"] and _is_range(text, match)
        start = match.start("low") if low else match.start("value")
        subject = subject_of_percentage(text, start, match.end(), subject)
        qualifier = bounded(text, start, match.end(), subject.qualifier)
        taken[start : match.end()] = b"\1" * (match.end() - start)
        sure = subject.confidence
        if low:
            span = source.span(match.start("low"), match.end("low"))
            yield start, Percentage(*span, subject.name, parse_number(match["low"]), "from", sure)
            qualifier = _upper(text, match)
        at, value = match.start("value"), parse_number(match["value"])
        if not low and _BELOW_NOUGHT.search(text, max(0, at - 12), at):
            at, value = at - 1, -value
        span = source.span(at, match.end())
        yield at, Percentage(*span, subject.name, value, qualifier, sure)


_BELOW_NOUGHT = re.compile(
    r"(?:\b(?:là|mức|ở|đạt|trưởng|G?R?DP|CPI|tăng|còn|xuống|thấp|lên)\s|\()-$"
)
"""A minus before a rate, and no dash of a list or range: "tăng trưởng -3,5%"."""
_FROM = re.compile(r"\btừ\s+(?:(?:trên|đủ|dưới|khoảng)\s+)?$", re.IGNORECASE)


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are the ends of one range: "10-15", "từ 10 đến 15"."""
    between = text[match.end("low") : match.start("value")]
    if "-" in between or "%" in between:
        return True
    start = match.start("low")
    return _FROM.search(text, max(0, start - 14), start) is not None


def _upper(text: str, match: re.Match[str]) -> str:
    """The qualifier of a range's upper end."""
    return "less_than" if "dưới" in text[match.end("low") : match.start("value")] else "to"


def _behind_words(text: str, offset: int) -> int:
    """Where the unit stands if the number is said again in words: "05 (năm) ngày"."""
    if "(" not in text[offset : offset + 2]:
        return offset
    found = _BRACKETED.match(text, offset)
    spelt = found is not None and says_number(found[1].casefold().split())
    return found.end() if found and spelt else offset


def find_quantities(source: Source, taken: bytearray) -> Iterator[tuple[int, Quantity]]:
    """All quantities with a known unit, with their offset in the whole text."""
    text, behind = source.plain, 0
    for match in matches_at_numbers(_QUANTITY, text):
        if match.start() < behind:  # "đồng/100 học sinh"
            continue
        low = match["low"] and _is_range(text, match)
        start = match.start("low") if low else match.start("value")
        if taken[start] or taken[match.start("value")]:
            continue
        end = _behind_words(text, match.end())
        unit = unit_at(text, end, UNITS_AND_NOUNS) or counted_noun(text, start, match.end())
        if not unit or not is_amount(text, start, match["low"] if low else match["value"], unit):
            continue
        unit = joined(text, unit)
        behind = unit.end
        sum_of_money = None if low else compound_at(text, parse_decimal(match["value"]), unit)
        if sum_of_money:
            taken[start : sum_of_money.end] = b"\1" * (sum_of_money.end - start)
            yield start, _compound(source, start, end, unit, sum_of_money)
        else:
            yield from _quantities(source, match, unit, start, end)


def _compound(
    source: Source, start: int, number_end: int, unit: UnitAt, money: Compound
) -> Quantity:
    whole = unit._replace(end=money.end)
    subject, qualifier, *_ = subject_of_quantity(source.plain, start, number_end, whole)
    span = source.span(start, money.end)
    return Quantity(*span, subject, money.value, money.unit, money.value, money.unit, qualifier)


def _quantities(
    source: Source, match: re.Match[str], unit: UnitAt, start: int, end: int
) -> Iterator[tuple[int, Quantity]]:
    text = source.plain
    subject, qualifier, *_ = subject_of_quantity(text, start, end, unit)
    if start == match.start("low"):
        low = source.span(match.start("low"), match.end("low"))
        yield start, _record(low, match["low"], unit, subject, "from")
        qualifier = _upper(text, match)
    ratio = ratio_before(text, start)
    span = source.span(ratio.start() if ratio else match.start("value"), unit.end)
    if ratio:
        yield ratio.start(), _record(span, ratio[1], unit, subject, qualifier)
        return
    yield match.start("value"), _record(span, match["value"], unit, subject, qualifier)


def _record(
    span: tuple[int, int, int, str], number: str, at: UnitAt, subject: str, qualifier: str
) -> Quantity:
    value = parse_decimal(number, counted=at.unit.kind == "count")
    name = f"{at.unit.name}{at.per}"
    return Quantity(
        *span,
        subject=subject,
        value=float(value),
        unit=f"{at.prefix} {name}".strip(),
        base_value=float(value * at.factor),
        base_unit=name,
        qualifier=qualifier,
    )

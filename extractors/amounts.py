"""Percentages, and counted or measured quantities, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractors.clauses import (
    clause_before,
    heading_above,
    phrase_after,
    starts_with_counted_noun,
)
from extractors.model import Percentage, Quantity
from extractors.numbers import NUMBER, parse_number
from extractors.source import Source
from extractors.tables import rows

_PERCENT = re.compile(
    rf"(?<![\w.,/])(?:(?P<low>{NUMBER})\s?%?\s?(?:-|đến)\s?)?(?P<value>{NUMBER})\s{{0,2}}"
    rf"(?:%|phần trăm\b)"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,%-])(?:(?P<low>{NUMBER})\s?(?:-|đến|tới)\s?)?(?P<value>{NUMBER})(?=\s{{0,2}}[^\W\d_])"
)
_WORD = re.compile(r"[^\W_]+(?:[²³])?")
_PER = re.compile(r"\s?/\s?([^\W\d_]+)")
_RATIO = re.compile(rf"(?<![\w.,/-])({NUMBER})\s?/\s?$")
_HOUR_LEAD = re.compile(r"(?:từ|lúc|hồi|vào|trước|sau|đến|-)\s*$|\bgiờ\s*$", re.IGNORECASE)
_IDENTIFIER = re.compile(
    r"\b(?:điều|khoản|điểm|mục|chương|phụ lục|mẫu|biểu|quý|khóa|khoá|lớp|phòng số|tổ|khu phố|"
    r"phường|quận|ấp|thôn|xóm|khóm|đường|quốc lộ|tỉnh lộ|tập|phần|bước|trang|học kỳ|loại|hạng|cấp|"
    r"vòng|đội|trạm|tiểu khu|lô|thửa|(?<!tổng )(?<!sĩ )(?<!dân )(?<!với )(?<!là )số|"
    r"ngày|tháng|năm)\s*$",
    re.IGNORECASE,
)


class Unit(NamedTuple):
    """A unit of the table: its words and whether it is money, measure, time or a count."""

    name: str
    kind: str


@cache
def _units() -> dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]:
    """Units by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for row in rows("units.csv"):
        words = tuple(row["unit"].replace(",", " ,").split())
        found.setdefault(words[0], []).append((words, Unit(row["unit"], row["kind"])))
    return {
        word: tuple(sorted(units, key=lambda item: -len(item[0]))) for word, units in found.items()
    }


@cache
def _multipliers() -> dict[str, float]:
    return {row["word"]: float(row["factor"]) for row in rows("multipliers.csv")}


class UnitAt(NamedTuple):
    """A unit found in the text, with its word of magnitude and its "per" part."""

    start: int
    end: int
    factor: float
    prefix: str
    unit: Unit
    per: str


_TOKENS = re.compile(r"[^\W_]+[²³]?|,")


def _unit_words(text: str, offset: int) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    window = text[offset : offset + 64]
    last = 0
    for match in _TOKENS.finditer(window):
        gap = window[last : match.start()]
        if gap.strip() or gap.count("\n") > 1 or len(found) >= 8:
            break
        found.append((match[0], offset + match.end()))
        last = match.end()
    return found


def _magnitude(words: list[tuple[str, int]]) -> tuple[int, float, str]:
    for count in (2, 1):
        phrase = " ".join(word for word, _ in words[:count])
        if len(words) >= count and phrase in _multipliers():
            return count, _multipliers()[phrase], phrase
    return 0, 1.0, ""


def unit_at(text: str, offset: int) -> UnitAt | None:
    """The unit that stands at `offset` (after spaces)."""
    words = _unit_words(text, offset)
    skipped, factor, prefix = _magnitude(words)
    rest = words[skipped:]
    found = _longest_unit([word for word, _ in rest]) if rest else None
    if not found:
        if skipped and prefix != "trăm":
            return UnitAt(offset, words[skipped - 1][1], factor, prefix, Unit("", "money"), "")
        return None
    unit, count = found
    end = rest[count - 1][1]
    per, end = _per(text, end)
    return UnitAt(offset, end, factor, prefix, unit, per)


def _per(text: str, end: int) -> tuple[str, int]:
    """The "per" parts behind a unit ("/người/năm"), and where they end."""
    per = ""
    while match := _PER.match(text, end):
        found = _longest_unit([word for word, _ in _unit_words(text, match.start(1))])
        name = found[0].name if found else match[1]
        end = match.start(1) + len(name)
        per = f"{per}/{name}"
    return per, end


def _is_clock_time(text: str, start: int, unit: UnitAt) -> bool:
    """Whether "8 giờ" or "30 phút" tells the time of day."""
    if unit.unit.name not in ("giờ", "phút"):
        return False
    if _HOUR_LEAD.search(text, max(0, start - 8), start):
        return True
    return re.match(r"\s*\d{1,2}\s*phút|\s*,?\s*ngày", text[unit.end : unit.end + 16]) is not None


def _longest_unit(words: list[str]) -> tuple[Unit, int] | None:
    for parts, unit in _units().get(words[0], ()):
        if tuple(words[: len(parts)]) == parts:
            return unit, len(parts)
    return None


def _subject(text: str, start: int, end: int, previous: str) -> tuple[str, str]:
    """Subject and qualifier of the percentage at `text[start:end]`.

    Args:
        text: The whole text.
        start: Where the percentage begins.
        end: Where it ends.
        previous: Subject of the percentage before it, which a clause such as
            ", giảm 1,3%" goes on to speak of.
    """
    clause = clause_before(text, start)
    after = phrase_after(text, end)
    counted = starts_with_counted_noun(after)
    if after and (clause.takes_object or (clause.verbless and counted)):
        return after, clause.qualifier
    if clause.subject:
        return clause.subject, clause.qualifier
    if clause.continues and previous:
        return previous, clause.qualifier
    return after or heading_above(text, start), clause.qualifier


def find_percentages(source: Source, taken: bytearray) -> Iterator[tuple[int, Percentage]]:
    """All percentages, with their offset in the whole text; marks their place in `taken`."""
    text = source.plain
    subject = ""
    for match in _PERCENT.finditer(text):
        if taken[match.start("value")]:
            continue
        low = match["low"] and _is_range(text, match)
        start = match.start("low") if low else match.start("value")
        subject, qualifier = _subject(text, start, match.end(), subject)
        taken[start : match.end()] = b"\1" * (match.end() - start)
        if low:
            span = source.span(match.start("low"), match.end("low"))
            yield start, Percentage(*span, subject, parse_number(match["low"]), "from")
            qualifier = "to"
        span = source.span(match.start("value"), match.end())
        yield (
            match.start("value"),
            Percentage(*span, subject, parse_number(match["value"]), qualifier),
        )


_FROM = re.compile(r"\btừ\s+$", re.IGNORECASE)


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are the ends of one range: "10-15", "từ 10 đến 15"."""
    between = text[match.end("low") : match.start("value")]
    if "-" in between or "%" in between:
        return True
    start = match.start("low")
    return _FROM.search(text, max(0, start - 8), start) is not None


def find_quantities(source: Source, taken: bytearray) -> Iterator[tuple[int, Quantity]]:
    """All quantities with a known unit, with their offset in the whole text."""
    text = source.plain
    for match in _QUANTITY.finditer(text):
        low = match["low"] and _is_range(text, match)
        start = match.start("low") if low else match.start("value")
        if taken[start] or taken[match.start("value")]:
            continue
        unit = unit_at(text, match.end())
        if not unit or _is_clock_time(text, start, unit):
            continue
        if _IDENTIFIER.search(text[max(0, start - 14) : start]):
            continue
        yield from _quantities(source, match, unit, start)


def _quantities(
    source: Source, match: re.Match[str], unit: UnitAt, start: int
) -> Iterator[tuple[int, Quantity]]:
    text = source.plain
    clause = clause_before(text, start)
    counted = unit.unit.kind == "count"
    subject = phrase_after(text, match.end()) if counted else clause.subject
    subject = subject or clause.subject or heading_above(text, start)
    qualifier = clause.qualifier
    if start == match.start("low"):
        low = source.span(match.start("low"), match.end("low"))
        yield start, _record(low, match["low"], unit, subject, "from")
        qualifier = "to"
    ratio = _RATIO.search(text, max(0, start - 12), start)
    span = source.span(ratio.start() if ratio else match.start("value"), unit.end)
    if ratio:
        yield ratio.start(), _record(span, ratio[1], unit, subject, qualifier)
        return
    yield match.start("value"), _record(span, match["value"], unit, subject, qualifier)


def _record(
    span: tuple[int, int, int, str], number: str, at: UnitAt, subject: str, qualifier: str
) -> Quantity:
    value = parse_number(number, counted=at.unit.kind == "count")
    name = f"{at.unit.name}{at.per}"
    return Quantity(
        *span,
        subject=subject,
        value=value,
        unit=f"{at.prefix} {name}".strip(),
        base_value=value * at.factor,
        base_unit=name,
        qualifier=qualifier,
    )

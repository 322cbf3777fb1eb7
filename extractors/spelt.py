"""Amounts whose number is in words: "ba mươi hai hộ", "hai đơn vị", "năm mươi phần trăm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.folding import LOWER
from extractors.joint_nouns import joined
from extractors.mention_model import Percentage, Quantity
from extractors.numbers import number_words, parse_words, says_number
from extractors.source import Source
from extractors.subjects import Subject, subject_of_percentage, subject_of_quantity
from extractors.units import UNITS_AND_NOUNS, UnitAt, unit_at

_FIRST = re.compile(
    r"(?<!\S)(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|một|năm|Hai|Ba|Bốn|Sáu|Bảy|Tám|Chín|Mười)(?=\s)"
)
_PER_CENT = re.compile(r"phần\s+trăm\b")
_WORD = re.compile(r"[^\W\d_]+")
_ORDINAL = re.compile(
    r"\b(?:thứ|hạng|giải|loại|cấp|bước|ngày|mùng|mồng|tháng|quý|kỳ|đợt|lần|bậc|khóa|khoá|hiệp)\s+$",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\s+(?:\d|(?:này|sau|trước|nay|sáng|trưa|chiều|tối|đêm|(?:đầu|cuối)\s+năm)\b)")
"""Behind a time: which one it is ("hai năm 2020"), or a word for it that is none of two."""
_LISTED = re.compile(rf"\d\s[{LOWER}]+(?:\s[{LOWER}]+)?(?:,|\svà)\s$")
_UNSURE_ALONE = frozenset({"một", "năm"})
"""Alone they are an article and the word for a year."""


def find_spelt_quantities(source: Source, taken: bytearray) -> Iterator[tuple[int, Quantity]]:
    """Quantities in words, but for those in brackets, which spell out one in digits."""
    text, end = source.plain, 0
    for match in _FIRST.finditer(text):
        start = match.start()
        if start < end or taken[start] or _skipped(text, start):
            continue
        found = _quantity(source, start)
        if found:
            end = start + len(found.raw)
            yield start, found


def find_spelt_percentages(source: Source, taken: bytearray) -> Iterator[tuple[int, Percentage]]:
    """Percentages in words ("ba phẩy năm phần trăm"), but for those in brackets."""
    text = source.plain
    subject = Subject("", "exact", behind=False)
    for sign in _PER_CENT.finditer(text):
        window = max(0, sign.start() - 60)
        for match in _FIRST.finditer(text, window, sign.start()):
            start, value = match.start(), _rate(text[match.start() : sign.start()])
            if value is None or taken[start] or _skipped(text, start):
                continue
            subject = subject_of_percentage(text, start, sign.end(), subject)
            taken[start : sign.end()] = b"\1" * (sign.end() - start)
            span = source.span(start, sign.end())
            sure = subject.confidence
            yield start, Percentage(*span, subject.name, value, subject.qualifier, sure)
            break


def _rate(text: str) -> float | None:
    """The number that words say, with decimals behind "phẩy"; None if they say anything else."""
    whole, comma, decimals = text.casefold().partition(" phẩy ")
    words, places = whole.split(), decimals.split()
    if not says_number(words) or (comma and not says_number(places)):
        return None
    value = parse_words(words)
    digits = f"{parse_words(places):.0f}" if places else "0"
    return None if value is None else float(f"{value:.0f}.{digits}")


def _skipped(text: str, start: int) -> bool:
    before = text[max(0, start - 100) : start]
    return before.rfind("(") > before.rfind(")") or _ORDINAL.search(before) is not None


def _quantity(source: Source, start: int) -> Quantity | None:
    text = source.plain
    words = _number_at(text, start)
    value = parse_words([word for word, _ in words])
    unit = unit_at(text, words[-1][1], UNITS_AND_NOUNS) if value is not None else None
    if value is None or not unit or not unit.unit.name:
        return None
    if len(words) == 1 and unit.unit.kind != "count" and not _spans(text, unit):
        return None
    if len(words) == 1 and words[0][0] in _UNSURE_ALONE and not _goes_on(text, start):
        return None
    unit = joined(text, unit)
    name, value = f"{unit.unit.name}{unit.per}", value * float(unit.factor)
    subject, qualifier, *_ = subject_of_quantity(text, start, words[-1][1], unit)
    span = source.span(start, unit.end)
    return Quantity(*span, subject, value, name, value, name, qualifier)


def _spans(text: str, unit: UnitAt) -> bool:
    """Whether one word before a unit of time or measure counts it ("mười ngày", "hai mét")."""
    return unit.unit.kind != "money" and not _WHICH.match(text, unit.end)


def _goes_on(text: str, start: int) -> bool:
    """Whether a list of amounts goes on there: "15 xã, một thị trấn"."""
    return _LISTED.search(text, max(0, start - 30), start) is not None


def _number_at(text: str, start: int) -> list[tuple[str, int]]:
    """The words of the number at `start`, each with its end."""
    words: list[tuple[str, int]] = []
    for match in _WORD.finditer(text, start, start + 120):
        apart = words and match.start() > words[-1][1] + 2
        word = match[0].casefold()
        if word not in number_words() or apart or (words and word != match[0]):
            break
        words.append((word, match.end()))
    while (
        len(words) > 1
        and words[-1][0] in _UNSURE_ALONE
        and not unit_at(text, words[-1][1], UNITS_AND_NOUNS)
    ):
        words.pop()
    return words

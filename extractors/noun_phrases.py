"""The noun phrase that a clause speaks of."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.clauses import starts_with_counted_noun
from extractors.predicates import (
    WORDS,
    any_of,
    predicates,
    strip_predicate,
    strip_subject_verbs,
    tidy,
)
from extractors.tables import column
from extractors.units import unit_at

_AMONG = re.compile(r"\btrong đó(?: có)?\b,?", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d.,/]*")
_GLUED = re.compile(r"[\w.,/-]")
_NO_AMOUNT_BEHIND = re.compile(r"\s?-\s?\d|\s+tuổi|\w")
_MAGNITUDE = re.compile(r"\s*(?:(?:triệu|tỷ|nghìn|ngàn)\b\s*)?")
_TIME_NUMBER = re.compile(r"[\d/.-]+|[IVX]+")
_TRAILING_TIME = re.compile(
    r"(?:\s(?:trong |vào |của )?(?:\d+ tháng )?(?:đầu |cuối )?(?:năm|tháng|quý|giai đoạn)"
    r"\s(?:[IVX]+|[\d/ .-]+))+$"
)
_QUANTITY_NOUN = re.compile(
    r"(?:tổng số|số|tỷ lệ|tỉ lệ|mức độ|diện tích|sản lượng|kinh phí|đàn|tổng)\b", re.IGNORECASE
)
_BY_SURVEY = re.compile(r"\s(?:qua|theo)\s(?:khảo sát|điều tra|đánh giá|thống kê|rà soát)$")
_OF_BODIES = re.compile(r"^(?:Đối với|đối với|Với|với)\s.*?\scó\s(?=(?:tỷ|tỉ) lệ\s)")
CONJUNCTIONS = ("và", "hoặc")
_INNER_RATE = re.compile(
    r"\b(?:với|thì|mà|nếu|,)\s((?:tổng )?(?:(?:thuế|lãi) suất|(?:tỷ lệ|tỉ lệ|mức) [^\W\d]).*)$"
)
"""A rate that a clause speaks of at its end: "người mà tổng tỷ lệ tổn thương" dưới 61%."""
_PLACES = "Tỉnh|Thành phố|Huyện|Thị xã|Quận|Xã|Phường|Thị trấn"


@cache
def _numbered() -> frozenset[str]:
    """Words whose number counts nothing ("năm 2020", "lớp 5")."""
    return frozenset(column("numbered_things.csv", "word"))


@cache
def _time_words() -> frozenset[str]:
    return frozenset(column("time_words.csv", "word"))


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
        words = text[max(0, start - 8) : start].split()
        named = words and words[-1] in _numbered() and text[start - 1 : start].isspace()
        glued = start and _GLUED.match(text, start - 1)
        if not (named or glued or _NO_AMOUNT_BEHIND.match(text, end)):
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


@cache
def _adverbials() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('adverbial_leads.csv')})\b", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    verbs = any_of("leading_verbs.csv")
    return re.compile(rf"(?:(?:(?i:{verbs})|(?:{_PLACES}) (?:đã )?có)\s+)+")


@cache
def _clause_verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('clause_verbs.csv')})\b", re.IGNORECASE)


@cache
def _initial_verb() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('initial_verbs.csv')})(?: được)?", re.IGNORECASE)


def _without_adverbials(text: str) -> str:
    """Drop leading phrases of time and place ("Đến năm 2020, tỷ lệ ...")."""
    while True:
        head, comma, tail = text.partition(",")
        if not comma or not _adverbials().match(head.strip()) or amounts_in(head):
            return text
        text = tail.strip()


def _last_noun(text: str) -> str:
    """The last part of a phrase with commas, unless the phrase lists counted nouns."""
    last = text.rsplit(",", 1)[-1].strip()
    return text if starts_with_counted_noun(last) else last


def _around_amount(text: str) -> str:
    """The phrase beside the last amount of a clause that says a number and its rate.

    "Diện tích đạt 35 ha, bằng 99%" speaks of the area, before the number; "huyện có 8 xã đạt
    chuẩn, chiếm 72%" of the communes, behind it; "thu nhập 58 triệu đồng, tỷ lệ hộ nghèo 2%"
    of what follows the comma.
    """
    amounts = amounts_in(text)
    if not amounts:
        return text
    last = amounts[-1]
    start = amounts[-2].end if len(amounts) > 1 else 0
    left = text[start : last.start].strip(" ,")
    parts = re.split(r",\s|\bvới\s", left) if len(amounts) > 1 else [left]
    counted_before = len(amounts) > 1 and left.endswith(" và") and len(parts) == 1
    left = "" if counted_before else parts[-1]
    unit = unit_at(text, last.digits_end)
    measured = unit is not None and unit.unit.kind in ("money", "measure")
    right = text[unit.end if measured and unit else last.end :]
    own, comma, other = right.partition(",")
    if measured and comma and other.strip():
        return _last_noun(other.strip())
    right = _last_noun(right.strip(" ,"))
    if _QUANTITY_NOUN.match(left):
        return _BY_SURVEY.sub("", strip_subject_verbs(left))
    return _beside(left, "" if measured and not own.strip() else right)


def _beside(left: str, right: str) -> str:
    """The phrase before an amount, or the one behind it where the one before is a clause."""
    words, taken = strip_predicate(WORDS.findall(left))
    named = " ".join(words)
    clausal = (
        not words
        or only_time(named)
        or _initial_verb().fullmatch(named)
        or _clause_verbs().search(named)
        or "object" in {predicates()[phrase] for phrase in taken}
    )
    return right if right and clausal else named or right


def subject_phrase(text: str) -> str:
    """The phrase that a clause, its predicate taken off, speaks of; empty if it has none."""
    text = _OF_BODIES.sub("", _AMONG.split(text)[-1])
    if rate := _INNER_RATE.search(text):
        text = rate[1]
    text = _around_amount(_without_adverbials(text.lstrip()))
    text = _TRAILING_TIME.sub("", text.strip(" ,-"))
    if only_time(text) or text in CONJUNCTIONS:
        return ""
    lead = _leads().match(text)
    text = text[lead.end() :] if lead else text
    rest, taken = strip_predicate(WORDS.findall(text))
    return "" if taken and not rest else tidy(text)

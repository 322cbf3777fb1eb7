"""The noun phrase that a clause speaks of."""

from __future__ import annotations

import re
from functools import cache

from extractors.clauses import starts_with_counted_noun
from extractors.predicates import (
    WORDS,
    any_of,
    predicates,
    strip_predicate,
    strip_subject_verbs,
    tidy,
)
from extractors.units import unit_at

_AMONG = re.compile(r"\btrong đó(?: có)?\b,?", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?<!năm )(?<!tháng )(?<!ngày )(?<!quý )(?<!đoạn )(?<!thứ )(?<!số )(?<!loại )(?<!lớp )(?<!độ )"
    r"(?<!\w)(?<![\d.,/-])(\d[\d.,/]*)(?!\d|[.,/]\d)(?!\s?-\s?\d)(?!\s+tuổi)"
    r"(?:\s*(?:triệu|tỷ|nghìn|ngàn)\b)?\s*"
)
_ONLY_TIME = re.compile(
    r"(?:(?:tính |cho |kể )?(?:đến|từ|trong|vào|sau|trước|cuối|đầu|giai đoạn|hết|nay|năm|tháng|"
    r"ngày|quý|học|kỳ|và|\W|[\d/.-]+|[IVX]+)\s*)+",
    re.IGNORECASE,
)
_TRAILING_TIME = re.compile(
    r"(?:\s(?:trong |vào |của )?(?:\d+ tháng )?(?:đầu |cuối )?(?:năm|tháng|quý|giai đoạn)"
    r"\s(?:[IVX]+|[\d/ .-]+))+$"
)
_QUANTITY_NOUN = re.compile(
    r"(?:tổng số|số|tỷ lệ|tỉ lệ|diện tích|sản lượng|kinh phí|đàn|tổng)\b", re.IGNORECASE
)
_PLACES = "Tỉnh|Thành phố|Huyện|Thị xã|Quận|Xã|Phường|Thị trấn"


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


def _without_adverbials(text: str) -> str:
    """Drop leading phrases of time and place ("Đến năm 2020, tỷ lệ ...")."""
    while True:
        head, comma, tail = text.partition(",")
        if not comma or not _adverbials().match(head.strip()) or _AMOUNT.search(head):
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
    amounts = list(_AMOUNT.finditer(text))
    if not amounts:
        return text
    last = amounts[-1]
    start = amounts[-2].end() if len(amounts) > 1 else 0
    left = text[start : last.start()].strip(" ,")
    parts = re.split(r",\s|\bvới\s", left) if len(amounts) > 1 else [left]
    counted_before = len(amounts) > 1 and left.endswith(" và") and len(parts) == 1
    left = "" if counted_before else parts[-1]
    unit = unit_at(text, last.end(1))
    measured = unit is not None and unit.unit.kind in ("money", "measure")
    right = text[unit.end if measured and unit else last.end() :]
    own, comma, other = right.partition(",")
    if measured and comma and other.strip():
        return _last_noun(other.strip())
    right = _last_noun(right.strip(" ,"))
    if _QUANTITY_NOUN.match(left):
        return strip_subject_verbs(left)
    return _beside(left, "" if measured and not own.strip() else right)


def _beside(left: str, right: str) -> str:
    """The phrase before an amount, or the one behind it where the one before is a clause."""
    words, taken = strip_predicate(WORDS.findall(left))
    named = " ".join(words)
    clausal = (
        not words
        or _ONLY_TIME.fullmatch(named)
        or _clause_verbs().search(named)
        or "object" in {predicates()[phrase] for phrase in taken}
    )
    return right if right and clausal else named or right


def subject_phrase(text: str) -> str:
    """The phrase that a clause, its predicate taken off, speaks of; empty if it has none."""
    text = _AMONG.split(text)[-1]
    text = _around_amount(_without_adverbials(text.lstrip()))
    text = _TRAILING_TIME.sub("", text.strip(" ,-"))
    if _ONLY_TIME.fullmatch(text):
        return ""
    lead = _leads().match(text)
    text = text[lead.end() :] if lead else text
    rest, taken = strip_predicate(WORDS.findall(text))
    return "" if taken and not rest else tidy(text)

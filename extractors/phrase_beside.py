"""The phrase beside an amount in a clause that says the amount and then its rate."""

from __future__ import annotations

import re
from functools import cache

from extractors.clause_amounts import amounts_in, only_time
from extractors.phrase_behind import is_pair, starts_with_counted_noun
from extractors.predicates import (
    OBJECT_VERBS,
    WORDS,
    any_of,
    predicates,
    strip_predicate,
    strip_subject_verbs,
)
from extractors.units import unit_at
from extractors.verbs import initial_verb, quantity_noun, without_verb

_REVENUE = ("thu", "chi", "nộp")
"""Verbs that are nouns as well: what is taken and spent."""
_HAS = re.compile(r"\s(?:(?:hiện|đã|nay) )?(?:có|còn)(?: (?:hơn|gần|trên|khoảng))?$")
_AREA = re.compile(r"(?:toàn|cả) (?:nước|tỉnh|huyện|xã|thị xã|thành phố|ngành|vùng)", re.IGNORECASE)
_CHANGES = frozenset({"tăng", "giảm", "tăng thêm", "giảm được"})
_RATES = frozenset({"tỷ lệ ", "tỉ lệ "})
_BY_SURVEY = re.compile(r"\s(?:qua|theo)\s(?:khảo sát|điều tra|đánh giá|thống kê|rà soát)$")


@cache
def _clause_verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('clause_verbs.csv')})\b", re.IGNORECASE)


def _last_noun(text: str) -> str:
    """The last part of a phrase with commas, unless the phrase lists counted nouns."""
    last = text.rsplit(",", 1)[-1].strip()
    if starts_with_counted_noun(last) or is_pair(text[: len(text) - len(last)].rstrip(" ,"), last):
        return text
    return last


def is_area(text: str) -> bool:
    """Whether a text names no more than the whole of an area ("toàn xã")."""
    return _AREA.fullmatch(text) is not None


def beside_amount(text: str) -> str:
    """The phrase beside the last amount of a clause that says a number and its rate.

    "Diện tích đạt 35 ha, bằng 99%" speaks of the area, before the number; "huyện có 8 xã đạt
    chuẩn, chiếm 72%" of the communes, behind it; "thu nhập 58 triệu đồng, tỷ lệ hộ nghèo 2%"
    of what follows the comma; "nhân dân hiến 2 ha đất và đóng góp 30%" of who does both.
    """
    amounts = amounts_in(text)
    if not amounts:
        return text
    last = amounts[-1]
    left = _left_of(text, amounts[-2].end if len(amounts) > 1 else None, last.start)
    doer = without_verb(left)
    if text.endswith(" và") and doer and doer != left:
        return doer
    if len(amounts) > 1 and text.endswith(",") and _is_change(left):
        return beside_amount(text[: amounts[-2].end])
    unit = unit_at(text, last.digits_end)
    if unit and unit.unit.kind == "count" and _is_in_name(left):
        return text
    measured = unit is not None and unit.unit.kind in ("money", "measure", "time")
    measured = measured or (unit is not None and unit.unit.name == "lần")
    right = text[unit.end if measured and unit else last.end :]
    own, comma, other = right.partition(",")
    if measured and comma and other.strip():
        return _last_noun(other.strip())
    right = _last_noun(right.strip(" ,"))
    if quantity_noun().match(left):
        return _BY_SURVEY.sub("", strip_subject_verbs(_HAS.sub("", left)))
    return _beside(left, "" if measured and not own.strip() else right)


def _is_change(left: str) -> bool:
    """Whether the words before an amount only say its change ("đạt 5 tạ/ha, tăng" 1 tạ/ha,)."""
    return left.casefold() in _CHANGES


def _is_in_name(left: str) -> bool:
    """Whether a number is a part of a rate's name: "tỷ lệ thai phụ khám đủ" 4 lần."""
    return left[:6].casefold() in _RATES and not strip_predicate(WORDS.findall(left))[1]


def _left_of(text: str, previous: int | None, start: int) -> str:
    """The phrase before the amount at `start`, behind the previous one if there is one."""
    left = text[previous or 0 : start].strip(" ,")
    if previous is None:
        return left
    parts = re.split(r",\s|\bvới\s", left)
    return "" if left.endswith(" và") and len(parts) == 1 else parts[-1]


def _beside(left: str, right: str) -> str:
    """The phrase before an amount, or the one behind it where the one before is a clause."""
    words, taken = strip_predicate(WORDS.findall(left))
    named = " ".join(words)
    if taken[:1] == ["được"] and (verb := initial_verb().match(named)):
        return named if verb[0].casefold() in _REVENUE else named[verb.end() :].strip() or right
    doer = without_verb(named)
    clausal = (
        not words
        or only_time(named)
        or doer != named
        or is_area(named)
        or initial_verb().fullmatch(named)
        or _clause_verbs().search(named)
        or {*OBJECT_VERBS} & {predicates()[phrase] for phrase in taken}
    )
    if right and (clausal or taken[-1:] == ["thực hiện"]):
        return right
    if taken:
        return named or right
    return (doer if " " in doer else named) or right

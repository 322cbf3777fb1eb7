"""What an amount is an amount of, and how it is qualified.

The subject of a percentage is the noun phrase that has it, in the words and the case of the text
and without phrases of time; nothing is added to it. It is

- what stands before the verb, with "tỷ lệ" and "số" where they are written: "Gia đình học tập"
  đạt 83,8%; "Tỷ lệ hộ nghèo" còn 4%; "tổng lượng mưa" đạt 1.582 mm, bằng 93,5% trung bình;
- where a number is counted and its rate said, what was counted: có 214 "dòng họ đạt danh hiệu",
  chiếm 71,3%; where it is measured, what was measured: trồng 450 ha "rừng", đạt 96% kế hoạch;
- who pays, gets or owns a share of something: "ngân sách tỉnh" hỗ trợ 50% chi phí;
- else the noun behind the percentage, up to its verb: phấn đấu 90% "hộ dân" dùng nước sạch; a
  clause that says which ones stays if another verb follows: 96% "đảng viên được giám sát" chấp
  hành tốt;
- in a clause that goes on (", tăng 2%", "và bằng 74% dự toán"), the subject of the percentage
  before it, also where the difference to something else follows: cao hơn vụ trước 2,9%;
- the plan that a rate is held against, for the plan's own: thấp hơn "chỉ tiêu" 45%;
- without any of these, the line above that introduces the list;
- in a table the heads of row and column, parted by " | ": a column's head that says only
  "tỷ lệ" or "%" is left out.

The subject is the best of all phrases around the amount by weights that are fitted to annotated
percentages (`subject_choice`); those of quantities are found by the same ones.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extractors.bounds import bounded
from extractors.clauses import heading_above
from extractors.predicates import WORDS, qualifier_of, strip_predicate
from extractors.respective import member, turn_of
from extractors.subject_choice import SURE, Around, choose
from extractors.units import UnitAt
from extractors.windows import on_one_page, window_around

GOES_ON = "%;"
"""Marks of windows whose clause may go on to speak of the percentage's subject before it."""
_QUALIFIED = 60
"""Characters before an amount that hold what qualifies it."""
_SURE_OF_QUANTITY = 0.4
"""Lower than for percentages: there are more quantities, and the network takes time."""
_LOWER_END = re.compile(
    r"(?<![\w.,/])\d[\d.,]*(?:\s[^\W\d_]+){1,3}\s(?:đến|tới)(?:\s(?:dưới|đủ|hết))?\s\Z"
)
"""The lower end of a range whose ends both have a unit: "từ 3 năm đến" 7 năm."""
_MOST_QUALIFYING = 5
"""Words of them."""


class Subject(NamedTuple):
    """Subject and qualifier of an amount.

    Attributes:
        name: The subject, as written; empty if none was found.
        qualifier: `exact`, `about`, `increase` ...
        behind: Whether the subject stands behind the amount.
        confidence: How likely it is the right one, from 0 to 1; None if that is not known.
    """

    name: str
    qualifier: str
    behind: bool
    confidence: float | None = None


_NONE = Subject("", "exact", behind=False)


def subject_of_percentage(text: str, start: int, end: int, previous: Subject) -> Subject:
    """Subject and qualifier of the percentage at `text[start:end]`.

    Args:
        text: The whole text.
        start: Where the percentage begins.
        end: Where it ends.
        previous: Subject of the percentage before it, which a clause such as
            ", giảm 1,3%" goes on to speak of.
    """
    if turn := turn_of(text, start):
        whole = _ranked(text, turn.start, turn.end, previous, SURE)
        return whole._replace(name=member(whole.name, turn))
    return _ranked(text, start, end, previous, SURE)


def _ranked(
    text: str, start: int, end: int, previous: Subject, sure: float, *, only_before: bool = False
) -> Subject:
    near, first, last = on_one_page(text, start, end)
    window = window_around(near, first, last)
    heading = heading_above(text, start)
    around = Around(
        before=near[window.start : first],
        mark=window.mark,
        behind="" if only_before else near[window.behind : window.end],
        previous=("behind" if previous.behind else "before") if previous.name else "none",
        goes_on=bool(previous.name) and window.mark in GOES_ON,
        heading=bool(heading),
    )
    chosen = choose(around, sure)
    qualifier = _qualifier(near[max(window.start, first - _QUALIFIED) : first])
    if chosen.where == "previous":
        return previous._replace(qualifier=qualifier, confidence=chosen.chance)
    if chosen.where == "none":
        return Subject("", qualifier, False, chosen.chance)
    is_behind = chosen.where == "behind" and bool(chosen.name)
    return Subject(chosen.name or heading, qualifier, is_behind, chosen.chance)


def _qualifier(before: str) -> str:
    """What the words right before an amount say of it."""
    return _qualifier_in(" ".join(before.rstrip("( ").split()[-_MOST_QUALIFYING:]))


@lru_cache(maxsize=4096)
def _qualifier_in(words: str) -> str:
    return qualifier_of(strip_predicate(WORDS.findall(words))[1])


def subject_of_quantity(text: str, start: int, end: int, unit: UnitAt) -> Subject:
    """Subject and qualifier of the quantity whose number is `text[start:end]`.

    A noun that is counted belongs to the subject ("5 xã nghèo": "xã nghèo"), any other unit to
    the number. What a span of time is one of stands before it, and the ranking tells it alone:
    such are most of the quantities in laws.
    """
    of_time = unit.unit.kind == "time"
    sure = 0.0 if of_time else _SURE_OF_QUANTITY
    end = end if unit.unit.kind == "count" else unit.end
    near = max(0, start - _QUALIFIED)
    if lower := _LOWER_END.search(text, near, start):
        found = _ranked(text, lower.start(), end, _NONE, sure, only_before=of_time)
        found = found._replace(qualifier=_qualifier(text[near:start]))
    else:
        found = _ranked(text, start, end, _NONE, sure, only_before=of_time)
    return found._replace(qualifier=bounded(text, start, unit.end, found.qualifier))

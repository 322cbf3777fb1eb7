"""What rules of the clause take for the subject of a percentage.

They are right on plain sentences, and one of the things that the ranking of all phrases
(`subject_ranking`) looks at.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.clause_subjects import Clause, clause_before
from extractors.clauses import heading_above
from extractors.phrase_behind import phrase_after, starts_with_counted_noun
from extractors.phrase_beside import is_area
from extractors.predicates import says_nothing
from extractors.verbs import quantity_noun, without_verb

_OPINION = re.compile(r"(?:đánh giá|cho rằng|cho biết|trả lời|lựa chọn|đề nghị)\b")
_OF_THESE = re.compile(r"\s?(?:trong )?số (?:đó|này|ấy)\b")
_WHOLE = re.compile(r"(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|tổng|nghị quyết)\b")
"""What a rate before it is one of, not what has it."""
_OF_ALL = re.compile(r"\s?trong (?=tổng\b)")
_PASSIVE = re.compile(r"(?<=\w)\s(?:(?:đã|đang|sẽ|cần|phải|được)\s)+\w+(?:\s\w+){0,2}$")


class Ruled(NamedTuple):
    """What has a percentage; `behind` if it stands behind it."""

    name: str
    behind: bool


def subject_by_rules(text: str, start: int, end: int, previous: Ruled) -> Ruled:
    """What has the percentage at `text[start:end]`.

    Args:
        text: The whole text.
        start: Where the percentage begins.
        end: Where it ends.
        previous: What has the percentage before it, which a clause such as
            ", giảm 1,3%" goes on to speak of.
    """
    clause = clause_before(text, start)
    again = clause.listed and previous.behind
    if previous.name and _OF_THESE.match(text, end):
        return Ruled(previous.name, behind=True)
    after = phrase_after(text, end)
    counted = starts_with_counted_noun(after)
    if counted and is_area(clause.subject):
        clause = clause._replace(subject="")
    if clause.target:
        return Ruled(clause.subject, behind=False)
    of_object = _is_of_object(clause, counted=counted)
    if clause.subject and not (of_object or clause.verbless or again):
        return Ruled(clause.subject, behind=False)
    if after and (of_object or (again and clause.joined)):
        return Ruled(after, behind=True)
    if after and clause.opens and not _WHOLE.match(after):
        return Ruled(after, behind=True)
    if after and counted and (clause.verbless or again):
        return Ruled(after, behind=True)
    if again and previous.name and clause.subject.startswith(previous.name):
        return previous
    if clause.subject:
        name = _without_action(clause.subject) if after and clause.verbless else clause.subject
        if not says_nothing(name):
            return Ruled(name, behind=False)
    if clause.follows and previous.name and _goes_on(clause, previous, after):
        return previous
    if again and clause.verbless and after:
        return Ruled(after, behind=True)
    if clause.continues and previous.name:
        return previous
    if after:
        return Ruled(after, behind=True)
    if again:
        return previous
    if whole := _OF_ALL.match(text, end):
        return Ruled(phrase_after(text, whole.end()), behind=True)
    return Ruled(heading_above(text, start), behind=False)


def _goes_on(clause: Clause, previous: Ruled, after: str) -> bool:
    """Whether a clause without a subject speaks of the one before the semicolon.

    "tăng 15%; tăng 21%", "95% người dân hài lòng; 3% chưa".
    """
    if clause.verb:
        return clause.verb == "subject" and not (
            starts_with_counted_noun(after) or after.startswith("số ")
        )
    return previous.behind and (not after or _OPINION.match(after) is not None)


def _without_action(name: str) -> str:
    """The subject of a verb whose share follows: "giống mới được gieo trên" 72% diện tích.

    A phrase that names an amount keeps its verb ("số hộ được công nhận").
    """
    if quantity_noun().match(name):
        return name
    named = _PASSIVE.sub("", name)
    doer = without_verb(named)
    return doer if " " in doer else named


def _is_of_object(clause: Clause, *, counted: bool) -> bool:
    """Whether the amount is one of the phrase behind it.

    Who pays a share has it ("ngân sách tỉnh hỗ trợ 50% chi phí"), unless it is one of what is
    counted.
    """
    payer = clause.verb == "payer" and (counted or not clause.subject)
    return clause.takes_object or clause.verb == "object" or payer

"""What an amount is an amount of, and how it is qualified.

The subject of a percentage is the noun phrase that has it, in the words and the case of the text
and without phrases of time; nothing is added to it. It is

- what stands before the verb, with "tỷ lệ" and "số" where they are written: "Gia đình học tập"
  đạt 83,8%; "Tỷ lệ hộ nghèo" còn 4%; "tổng lượng mưa" đạt 1.582 mm, bằng 93,5% trung bình;
- where a number is counted and its rate said, what was counted: có 214 "dòng họ đạt danh hiệu",
  chiếm 71,3%; where it is measured, what was measured: trồng 450 ha "rừng", đạt 96% kế hoạch;
- who pays, gets or owns a share of something: "ngân sách tỉnh" hỗ trợ 50% chi phí;
- else the noun behind the percentage, up to its verb: phấn đấu 90% "hộ dân" dùng nước sạch;
- in a clause that goes on (", tăng 2%", "và bằng 74% dự toán"), the subject of the percentage
  before it, also where the difference to something else follows: cao hơn vụ trước 2,9%;
- the plan that a rate is held against, for the plan's own: thấp hơn "chỉ tiêu" 45%;
- without any of these, the line above that introduces the list;
- in a table the heads of row and column, parted by " | ": a column's head that says only
  "tỷ lệ" or "%" is left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.clause_subjects import Clause, clause_before
from extractors.clauses import clause_text, heading_above
from extractors.folding import one_line
from extractors.phrase_behind import phrase_after, starts_with_counted_noun
from extractors.phrase_beside import is_area
from extractors.predicates import WORDS, qualifier_of, says_nothing, strip_predicate
from extractors.verbs import quantity_noun, without_verb

_OPINION = re.compile(r"(?:đánh giá|cho rằng|cho biết|trả lời|lựa chọn|đề nghị)\b")
_OF_THESE = re.compile(r"\s?(?:trong )?số (?:đó|này|ấy)\b")
_WHOLE = re.compile(r"(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|tổng|nghị quyết)\b")
"""What a rate before it is one of, not what has it."""
_OF_ALL = re.compile(r"\s?trong (?=tổng\b)")
_CAPITAL = re.compile(r"\s?vốn (?:của )?(?:nhà nước|(?:đầu tư )?nước ngoài|tư nhân)", re.IGNORECASE)
_OWNED = re.compile(
    r"\b(?:doanh nghiệp|công ty|tập đoàn|ngân hàng)\b"
    r"(?!.*\b(?:doanh nghiệp|công ty|tập đoàn|ngân hàng)\b).*$",
    re.IGNORECASE,
)
"""What is wholly owned: "chuyển doanh nghiệp" 100% vốn nhà nước."""
_PASSIVE = re.compile(r"(?<=\w)\s(?:(?:đã|đang|sẽ|cần|phải|được)\s)+\w+(?:\s\w+){0,2}$")


class Subject(NamedTuple):
    """Subject and qualifier of an amount; `behind` if the subject stands behind it."""

    name: str
    qualifier: str
    behind: bool


def subject_of_percentage(text: str, start: int, end: int, previous: Subject) -> Subject:
    """Subject and qualifier of the percentage at `text[start:end]`.

    Args:
        text: The whole text.
        start: Where the percentage begins.
        end: Where it ends.
        previous: Subject of the percentage before it, which a clause such as
            ", giảm 1,3%" goes on to speak of.
    """
    clause = clause_before(text, start)
    again = clause.listed and previous.behind
    if previous.name and _OF_THESE.match(text, end):
        return Subject(previous.name, clause.qualifier, behind=True)
    after = phrase_after(text, end)
    counted = starts_with_counted_noun(after)
    if counted and is_area(clause.subject):
        clause = clause._replace(subject="")
    if clause.verbless and _CAPITAL.match(text, end) and (owned := _OWNED.search(clause.subject)):
        return Subject(owned[0], clause.qualifier, behind=False)
    if clause.target:
        return Subject(clause.subject, clause.qualifier, behind=False)
    of_object = _is_of_object(clause, counted=counted)
    if clause.subject and not (of_object or clause.verbless or again):
        return Subject(clause.subject, clause.qualifier, behind=False)
    if after and (of_object or (again and clause.joined)):
        return Subject(after, clause.qualifier, behind=True)
    if after and clause.opens and not _WHOLE.match(after):
        return Subject(after, clause.qualifier, behind=True)
    if after and counted and (clause.verbless or again):
        return Subject(after, clause.qualifier, behind=True)
    if again and previous.name and clause.subject.startswith(previous.name):
        return previous._replace(qualifier=clause.qualifier)
    if clause.subject:
        name = _without_action(clause.subject) if after and clause.verbless else clause.subject
        if not says_nothing(name):
            return Subject(name, clause.qualifier, behind=False)
    if clause.follows and previous.name and _goes_on(clause, previous, after):
        return Subject(previous.name, clause.qualifier, previous.behind)
    if again and clause.verbless and after:
        return Subject(after, clause.qualifier, behind=True)
    if clause.continues and previous.name:
        return Subject(previous.name, clause.qualifier, previous.behind)
    if after:
        return Subject(after, clause.qualifier, behind=True)
    if again:
        return previous._replace(qualifier=clause.qualifier)
    if whole := _OF_ALL.match(text, end):
        return Subject(phrase_after(text, whole.end()), clause.qualifier, behind=True)
    return Subject(heading_above(text, start), clause.qualifier, behind=False)


def _goes_on(clause: Clause, previous: Subject, after: str) -> bool:
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


def subject_of_quantity(text: str, start: int, end: int, *, counted: bool) -> Subject:
    """Subject and qualifier of the quantity at `text[start:end]`, its unit not included.

    What is counted stands behind the number, what is measured before it.
    """
    if counted and (behind := phrase_after(text, end)):
        words = WORDS.findall(clause_text(text, start).text)
        return Subject(one_line(behind), qualifier_of(strip_predicate(words)[1]), behind=True)
    clause = clause_before(text, start)
    name = clause.subject or heading_above(text, start)
    return Subject(one_line(name), clause.qualifier, behind=False)

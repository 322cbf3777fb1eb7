"""What an amount is an amount of, and how it is qualified.

The subject of a percentage is the noun phrase that has it, in the words and the case of the text
and without phrases of time; nothing is added to it. It is

- what stands before the verb, with "tỷ lệ" and "số" where they are written: "Gia đình học tập"
  đạt 83,8%; "Tỷ lệ hộ nghèo" còn 4%; "tổng lượng mưa" đạt 1.582 mm, bằng 93,5% trung bình;
- where a number is counted and its rate said, what was counted: có 214 "dòng họ đạt danh hiệu",
  chiếm 71,3%; where it is measured, what was measured: trồng 450 ha "rừng", đạt 96% kế hoạch;
- else the noun behind the percentage, up to its verb: phấn đấu 90% "hộ dân" dùng nước sạch;
- in a clause that goes on (", tăng 2%"), the subject of the percentage before it;
- without any of these, the line above that introduces the list;
- in a table the heads of row and column, parted by " | ": a column's head that says only
  "tỷ lệ" or "%" is left out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.clauses import clause_text, heading_above, phrase_after, starts_with_counted_noun
from extractors.folding import one_line
from extractors.noun_phrases import CONJUNCTIONS, amounts_in, subject_phrase
from extractors.predicates import WORDS, any_of, predicates, qualifier_of, strip_predicate

_ASIDE = re.compile(r"\((?![A-ZĐ&]+\))[^()]*\)")
_TARGET = re.compile(r"^(?:cao|thấp) hơn (?:so với )?(chỉ tiêu|mục tiêu|kế hoạch|mức)$")
"""The plan that a rate before it is held against, and whose own rate follows."""


class Clause(NamedTuple):
    """What stands before an amount in its clause.

    Attributes:
        subject: The phrase the verb speaks of; may be empty.
        qualifier: Name of the qualifier in data/qualifiers.csv, `exact` without one.
        takes_object: Whether the verb makes the phrase behind the amount its subject
            ("phấn đấu 90% hộ dân").
        verbless: Whether no verb stands between the subject and the amount.
        continues: Whether the clause goes on from a percentage before it (", tăng 2%").
        listed: Whether it begins right behind a percentage, without a comma.
    """

    subject: str
    qualifier: str
    takes_object: bool
    verbless: bool
    continues: bool
    listed: bool


class Subject(NamedTuple):
    """Subject and qualifier of an amount; `behind` if the subject stands behind it."""

    name: str
    qualifier: str
    behind: bool


@cache
def _initial_verbs() -> re.Pattern[str]:
    """Verbs that begin a clause without a subject ("Nộp ngân sách 20% số phí")."""
    return re.compile(rf"(?:{any_of('initial_verbs.csv')})(?:\s|$)", re.IGNORECASE)


def clause_before(text: str, offset: int) -> Clause:
    """Subject and qualifier of the amount that begins at `offset`."""
    raw, after_percent, listed = clause_text(text, offset)
    listed = listed and not raw.lstrip().startswith(("(", ","))
    raw = _ASIDE.sub(" ", raw).strip()
    words, taken = strip_predicate(WORDS.findall(raw.rstrip("(")))
    verbs = [kind for kind in map(predicates().__getitem__, taken) if kind != "qualifier"]
    rest = " ".join(words)
    target = _TARGET.search(raw) if after_percent else None
    goes_on = after_percent and rest.strip(" ,(") in ("", *CONJUNCTIONS)
    return Clause(
        target[1] if target else subject_phrase(rest),
        qualifier_of(taken),
        takes_object=(bool(verbs) and verbs[-1] == "object")
        or ("subject" not in verbs and _speaks_of_object(rest)),
        verbless=not verbs and not raw.endswith("("),
        continues=goes_on and "object" not in verbs,
        listed=listed,
    )


def _speaks_of_object(text: str) -> bool:
    return _initial_verbs().match(text) is not None and not amounts_in(text)


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
    if clause.subject and not (clause.takes_object or clause.verbless or again):
        return Subject(clause.subject, clause.qualifier, behind=False)
    after = phrase_after(text, end)
    counted = starts_with_counted_noun(after)
    if after and (clause.takes_object or (counted and (clause.verbless or again))):
        return Subject(after, clause.qualifier, behind=True)
    if again and previous.name and clause.subject.startswith(previous.name):
        return previous._replace(qualifier=clause.qualifier)
    if clause.subject:
        return Subject(clause.subject, clause.qualifier, behind=False)
    if clause.continues and previous.name:
        return Subject(previous.name, clause.qualifier, previous.behind)
    if after:
        return Subject(after, clause.qualifier, behind=True)
    return Subject(heading_above(text, start), clause.qualifier, behind=False)


def subject_of_quantity(text: str, start: int, end: int, *, counted: bool) -> Subject:
    """Subject and qualifier of the quantity at `text[start:end]`, its unit not included.

    What is counted stands behind the number, what is measured before it.
    """
    clause = clause_before(text, start)
    behind = phrase_after(text, end) if counted else ""
    name = behind or clause.subject or heading_above(text, start)
    return Subject(one_line(name), clause.qualifier, behind=bool(behind))

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

A percentage's subject is the best of all phrases around it by weights that are fitted to annotated
ones (`subject_ranking`); a quantity's is found by the rules of `clause_subjects`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extractors.clause_subjects import clause_before
from extractors.clauses import heading_above
from extractors.folding import one_line
from extractors.phrase_behind import phrase_after
from extractors.predicates import WORDS, qualifier_of, strip_predicate, tidy
from extractors.subject_features import CHOICES
from extractors.subject_ranking import NONE, best_phrase, choice_scores, side
from extractors.subject_rules import Ruled, subject_by_rules
from extractors.windows import on_one_page, window_around
from extractors.words import Word, names_nothing, with_ruled, words_in

MOST_BEFORE = 45
"""Words before an amount that are looked at."""
MOST_BEHIND = 25
GOES_ON = "%;"
"""Marks of windows whose clause may go on to speak of the percentage's subject before it."""
_QUALIFIED = 60
"""Characters before an amount that hold what qualifies it."""
_MOST_QUALIFYING = 5
"""Words of them."""


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
    near, first, last = on_one_page(text, start, end)
    window = window_around(near, first, last)
    sides = near[window.start : first], near[window.behind : window.end]
    ruled = subject_by_rules(text, start, end, Ruled(previous.name, previous.behind))
    place = place_of(ruled, sides, previous.name)
    before = _best(sides[0], window.mark, place.on("before"), behind=False)
    behind = _best(sides[1], "behind", place.on("behind"), behind=True)
    where = ("behind" if previous.behind else "before") if previous.name else "none"
    choices = choice_scores(before.words, behind.words, window.mark, where, place.where)
    scores = before.score + choices[0], behind.score + choices[1]
    qualifier = _qualifier(near[max(window.start, first - _QUALIFIED) : first])
    if previous.name and window.mark in GOES_ON and choices[2] > max(scores):
        return previous._replace(qualifier=qualifier)
    if choices[3] > max(scores) and (name := heading_above(text, start)):
        return Subject(name, qualifier, behind=False)
    is_behind = scores[1] == max(scores)
    if name := (behind if is_behind else before).name:
        return Subject(name, qualifier, is_behind)
    return Subject(heading_above(text, start), qualifier, behind=False)


class Place(NamedTuple):
    """Where something stands around an amount: `before` or `behind` it, `previous` or `none`."""

    where: str
    start: int
    end: int

    def on(self, side: str) -> tuple[int, int]:
        """Its offsets on a side; none if it is not there."""
        return (self.start, self.end) if self.where == side else (0, -1)


def place_of(ruled: Ruled, sides: tuple[str, str], previous: str) -> Place:
    """Where that stands which the rules take for the subject."""
    words = [re.escape(word) for word in ruled.name.split()]
    pattern = re.compile(r"\s+".join(words)) if words else None
    order = (1, 0) if ruled.behind else (0, 1)
    for where, part in ((CHOICES[at], sides[at]) for at in order):
        found = list(pattern.finditer(part)) if pattern else []
        if found:
            return Place(where, *(found[-1] if where == "before" else found[0]).span())
    return Place("previous" if ruled.name and ruled.name == previous else "none", 0, -1)


class _Best(NamedTuple):
    """The best phrase on one side of an amount, among the words there; it may name nothing."""

    name: str
    score: float
    words: list[Word]


@lru_cache(maxsize=8192)
def _best(part: str, edge: str, ruled: tuple[int, int], *, behind: bool) -> _Best:
    words = with_ruled(words_in(part, 0, len(part), amount_follows=not behind), *ruled)
    words = words[:MOST_BEHIND] if behind else words[-MOST_BEFORE:]
    phrase = best_phrase(words, side(behind=behind).scores(words, edge), behind=behind)
    named = words[phrase.first : phrase.last + 1] if phrase.score > NONE.score else []
    if all(map(names_nothing, named)):
        return _Best("", phrase.score, words)
    return _Best(tidy(part[named[0].start : named[-1].end]), phrase.score, words)


def _qualifier(before: str) -> str:
    """What the words right before an amount say of it."""
    return _qualifier_in(" ".join(before.rstrip("( ").split()[-_MOST_QUALIFYING:]))


@lru_cache(maxsize=4096)
def _qualifier_in(words: str) -> str:
    return qualifier_of(strip_predicate(WORDS.findall(words))[1])


def subject_of_quantity(text: str, start: int, end: int, *, counted: bool) -> Subject:
    """Subject and qualifier of the quantity at `text[start:end]`, its unit not included.

    What is counted stands behind the number, what is measured before it.
    """
    if counted and (behind := phrase_after(text, end)):
        qualifier = _qualifier(text[max(0, start - _QUALIFIED) : start])
        return Subject(one_line(behind), qualifier, behind=True)
    clause = clause_before(text, start)
    name = clause.subject or heading_above(text, start)
    return Subject(one_line(name), clause.qualifier, behind=False)

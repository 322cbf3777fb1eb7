"""Annotated percentages with all phrases that may be their subject."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.clauses import heading_above
from extractors.folding import squash
from extractors.predicates import tidy
from extractors.subject_features import choice_keys, word_keys
from extractors.subject_ranking import may_begin, may_end, start_role
from extractors.subject_rules import Ruled, subject_by_rules
from extractors.subjects import GOES_ON, MOST_BEFORE, MOST_BEHIND, place_of
from extractors.train.examples import Example
from extractors.windows import on_one_page, window_around
from extractors.words import Word, with_ruled, words_in

Array = NDArray[Any]


class Side(NamedTuple):
    """The words on one side of a percentage, with what phrases they allow.

    Attributes:
        words: The words.
        keys: Their features.
        roles: By word, the role that a phrase which begins there adds to `inside`.
        allowed: Which phrases may be, by first and last word.
        right: Which of them are the subject.
    """

    words: list[Word]
    keys: list[list[str]]
    roles: Array
    allowed: Array
    right: Array


class Case(NamedTuple):
    """A percentage to learn from."""

    before: Side
    behind: Side
    choice: list[str]
    has: tuple[bool, bool]
    right: tuple[bool, bool]


def side(text: str, words: list[Word], edge: str, subject: str) -> Side:
    """A side of a percentage with the given subject."""
    count = len(words)
    allowed = np.zeros((count, count), bool)
    right = np.zeros((count, count), bool)
    for first in range(count):
        depth = 0
        for last in range(first, count):
            depth += {"(": 1, ")": -1}.get(words[last].text, 0)
            if depth < 0 or not may_begin(words[first]):
                break
            if depth == 0 and may_end(words[last]):
                allowed[first, last] = True
                phrase = text[words[first].start : words[last].end]
                right[first, last] = (
                    abs(len(phrase) - len(subject)) < 30 and squash(tidy(phrase)) == subject
                )
    roles = np.array([start_role(words, at) for at in range(count)], int)
    return Side(words, word_keys(words, edge), roles, allowed, right)


def cases(examples: Iterable[Example]) -> list[Case]:
    """The percentages as cases; the one before each of the same document is known."""
    found = []
    document, previous, where, previous_name = "", "", "none", ""
    for example in examples:
        if example.document != document:
            document, previous, where, previous_name = example.document, "", "none", ""
        subject = squash(example.subject)
        text, start, end = on_one_page(example.text, example.start, example.end)
        window = window_around(text, start, end)
        sides = text[window.start : start], text[window.behind : window.end]
        known = Ruled(previous_name, where == "behind")
        ruled = subject_by_rules(example.text, example.start, example.end, known)
        place = place_of(ruled, sides, previous_name)
        before = words_in(sides[0], 0, len(sides[0]), amount_follows=True)
        before = with_ruled(before, *place.on("before"))[-MOST_BEFORE:]
        behind = words_in(sides[1], 0, len(sides[1]))
        behind = with_ruled(behind, *place.on("behind"))[:MOST_BEHIND]
        heading = squash(heading_above(example.text, example.start))
        goes_on = bool(previous) and window.mark in GOES_ON
        case = Case(
            side(sides[0], before, window.mark, subject),
            side(sides[1], behind, "behind", subject),
            choice_keys(before, behind, window.mark, where, place.where),
            (goes_on, bool(heading)),
            (goes_on and previous == subject, bool(heading) and heading == subject),
        )
        found.append(case)
        if case.before.right.any() or not (case.behind.right.any() or case.right[0]):
            where = "before"
        elif case.behind.right.any():
            where = "behind"
        previous, previous_name = subject, example.subject
    return found

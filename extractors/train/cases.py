"""Annotated percentages with all phrases that may be their subject."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.clauses import heading_above
from extractors.folding import squash
from extractors.phrases import allowed_phrases, start_roles
from extractors.predicates import tidy
from extractors.respective import turn_of
from extractors.subject_choice import MOST_BEFORE, MOST_BEHIND
from extractors.subject_features import choice_keys, word_keys
from extractors.subjects import GOES_ON
from extractors.train.examples import Example
from extractors.windows import on_one_page, window_around
from extractors.words import Word, words_in

Array = NDArray[Any]
_SLACK = 30
"""Characters by which a phrase and a subject that are alike differ at most, for spaces."""


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

    mark: str
    before: Side
    behind: Side
    choice: list[str]
    has: tuple[bool, bool, bool]
    right: tuple[bool, bool, bool]


def side(text: str, words: list[Word], edge: str, subject: str) -> Side:
    """A side of a percentage with the given subject."""
    allowed = allowed_phrases(words)
    right = np.zeros_like(allowed)
    for first, last in np.argwhere(allowed):
        phrase = text[words[first].start : words[last].end]
        right[first, last] = (
            abs(len(phrase) - len(subject)) < _SLACK and squash(tidy(phrase)) == subject
        )
    return Side(words, word_keys(words, edge), start_roles(words), allowed, right)


def cases(examples: Iterable[Example]) -> list[Case]:
    """The percentages as cases; the one before each of the same document is known."""
    found = []
    document, previous, where = "", "", "none"
    for example in examples:
        if example.document != document:
            document, previous, where = example.document, "", "none"
        subject = squash(example.subject)
        if turn_of(example.text, example.start):
            previous, where = subject, "before"
            continue
        text, start, end = on_one_page(example.text, example.start, example.end)
        window = window_around(text, start, end)
        sides = text[window.start : start], text[window.behind : window.end]
        before = words_in(sides[0], 0, len(sides[0]), amount_follows=True)[-MOST_BEFORE:]
        behind = words_in(sides[1], 0, len(sides[1]))[:MOST_BEHIND]
        heading = squash(heading_above(example.text, example.start))
        goes_on = bool(previous) and window.mark in GOES_ON
        case = Case(
            window.mark,
            side(sides[0], before, window.mark, subject),
            side(sides[1], behind, "behind", subject),
            choice_keys(before, behind, window.mark, where),
            (goes_on, bool(heading), True),
            (goes_on and previous == subject, bool(heading) and heading == subject, not subject),
        )
        found.append(case)
        if case.before.right.any() or not (case.behind.right.any() or case.right[0]):
            where = "before"
        elif case.behind.right.any():
            where = "behind"
        where = where if subject else "none"
        previous = subject
    return found

"""The best of all candidates for the subject of an amount, with how likely it is.

A candidate's score is what the ranking of `subject_ranking` gives; where that is not sure, what
the network of `encoder` gives is added.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from extractors.encoder import judge
from extractors.phrases import Mask, Scores, allowed_phrases, phrase_scores, start_roles
from extractors.predicates import tidy
from extractors.subject_features import CHOICES
from extractors.subject_ranking import choice_scores, side
from extractors.words import Word, names_nothing, words_in

MOST_BEFORE = 45
"""Words before an amount that are looked at."""
MOST_BEHIND = 25
SURE = 0.65
"""A chance from which the ranking of a percentage's subject is believed alone."""
ALONE, TOGETHER = 1.5, 2.5
"""What scores are divided by to make chances of them, of the ranking alone and with the network:
then of candidates with a chance of 80 % about 80 % are right."""
_REMEMBERED = 256
_DIGITS = 3
"""Of a chance; behind them processors differ."""


class Side(NamedTuple):
    """The words on one side of an amount, with the scores of their roles.

    Attributes:
        text: What stands there.
        words: Its words, as many as are looked at.
        rows: Their scores: words x roles.
        roles: What a phrase that begins at a word adds.
        allowed: Which phrases may be.
    """

    text: str
    words: list[Word]
    rows: Scores
    roles: Scores
    allowed: Mask


class Around(NamedTuple):
    """What stands around an amount.

    Attributes:
        before: The text before it, from the start of its clause.
        mark: What stands before that, as in `Window`.
        behind: The text behind it.
        previous: Where the subject of the percentage before stands: `before`, `behind` or `none`.
        goes_on: Whether the clause may speak of that subject.
        heading: Whether a line above introduces it.
    """

    before: str
    mark: str
    behind: str
    previous: str
    goes_on: bool
    heading: bool


class Choice(NamedTuple):
    """A candidate: its place, one of `CHOICES`, a phrase's words, and its chance from 0 to 1.

    A phrase of numbers and words of time names nothing: its words are empty.
    """

    where: str
    name: str
    chance: float


@lru_cache(maxsize=_REMEMBERED)
def side_of(text: str, edge: str, *, behind: bool) -> Side:
    """One side of an amount.

    Args:
        text: What stands there.
        edge: What stands before its first word.
        behind: Whether it stands behind the amount.
    """
    words = words_in(text, 0, len(text), amount_follows=not behind)
    words = words[:MOST_BEHIND] if behind else words[-MOST_BEFORE:]
    rows = side(behind=behind).scores(words, edge)
    return Side(text, words, rows, start_roles(words), allowed_phrases(words))


@lru_cache(maxsize=_REMEMBERED * 8)
def choose(around: Around, sure: float = SURE) -> Choice:
    """The best candidate; the ranking is believed alone from a chance of `sure` on."""
    before = side_of(around.before, around.mark, behind=False)
    behind = side_of(around.behind, "behind", behind=True)
    places = choice_scores(before.words, behind.words, around.mark, around.previous)
    has = around.goes_on, around.heading, True
    found = _best((before, behind), (before.rows, behind.rows), places, has, ALONE)
    if found.chance >= sure:
        return found
    judged = judge(before.words, around.mark, behind.words)
    rows = before.rows + judged.before, behind.rows + judged.behind
    return _best((before, behind), rows, places + judged.choices, has, TOGETHER)


def _best(
    sides: tuple[Side, Side],
    rows: tuple[Scores, Scores],
    places: Scores,
    has: tuple[bool, bool, bool],
    heat: float,
) -> Choice:
    parts = [
        phrase_scores(each, part.roles, part.allowed, behind=at == 1).ravel() + places[at]
        for at, (part, each) in enumerate(zip(sides, rows, strict=True))
    ]
    scores = np.concatenate([*parts, np.where(has, places[2:], -np.inf)])
    best = int(scores.argmax())
    chance = round(1 / float(np.exp((scores - scores[best]) / heat).sum()), _DIGITS)
    for where, part in zip(CHOICES, sides, strict=False):
        count = len(part.words)
        if best < count * count:
            return Choice(where, _name(part, *divmod(best, count)), chance)
        best -= count * count
    return Choice(CHOICES[2 + best], "", chance)


def _name(side: Side, first: int, last: int) -> str:
    named = side.words[first : last + 1]
    if all(map(names_nothing, named)):
        return ""
    return tidy(side.text[named[0].start : named[-1].end])

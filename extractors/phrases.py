"""All phrases of a clause, and the score of each from the scores of its words."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.words import Word

Scores = NDArray[Any]
Mask = NDArray[np.bool_]
_STEPS = {"(": 1, ")": -1}


def start_role(words: list[Word], at: int) -> int:
    """Which column adds to `inside` for a phrase that begins at a word; 0 if none does."""
    if words[at].kind == "amount":
        return 1
    return 2 if at and words[at - 1].kind.startswith("number") else 0


def may_begin(word: Word) -> bool:
    """Whether a phrase may begin with a word: with no mark but an opening one."""
    return word.text[0].isalnum() or word.text[0] in '#“"'


def may_end(word: Word) -> bool:
    """Whether a phrase may end with a word: with no mark but a closing one."""
    return word.text[0].isalnum() or word.text[0] in '#)”"'


def start_roles(words: list[Word]) -> NDArray[Any]:
    """The role of each word by `start_role`."""
    return np.array([start_role(words, at) for at in range(len(words))], int)


@cache
def _in_order(count: int) -> Mask:
    """Whether the first of two words stands before the second, or is it."""
    return np.triu(np.ones((count, count), bool))


def allowed_phrases(words: list[Word]) -> Mask:
    """Which phrases may be, by first and last word: brackets within one are closed."""
    begins = np.array([may_begin(word) for word in words], bool)
    ends = np.array([may_end(word) for word in words], bool)
    count = len(words)
    found: Mask = begins[:, None] & ends & _in_order(count)
    if any(word.text in _STEPS for word in words):
        steps = np.array([_STEPS.get(word.text, 0) for word in words], int)
        depth = np.cumsum(steps)
        above = depth - steps
        inner = np.where(_in_order(count), depth[None], count)
        lowest = np.minimum.accumulate(inner, axis=1)
        found &= (lowest >= above[:, None]) & (depth[None] == above[:, None])
    return found


def phrase_scores(rows: Scores, roles: NDArray[Any], allowed: Mask, *, behind: bool) -> Scores:
    """The score of each phrase of a side.

    Args:
        rows: By word, the scores of the roles of `subject_ranking`: words x roles.
        roles: By word, the role that a phrase which begins there adds to `inside`.
        allowed: Which phrases may be.
        behind: Whether the side is behind the amount.

    Returns:
        Scores by first and last word, minus infinity for a phrase that may not be.
    """
    count = len(rows)
    inside = np.zeros((3, count + 1))
    inside[:, 1:] = np.cumsum(rows[:, :1] + rows[:, :3] * (0.0, 1.0, 1.0), axis=0).T
    each = inside[roles]
    found = each[:, 1:] + (rows[:, 4] - each[np.arange(count), np.arange(count)])[:, None]
    gap = np.zeros(count + 1)
    np.cumsum(rows[:, 3], out=gap[1:])
    if behind:
        found += gap[:count, None] + rows[:, 5]
    else:
        found += gap[count] - gap[1:] + rows[:, 5]
    return np.where(allowed, found, -np.inf)

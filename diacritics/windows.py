"""How well each reading of a word fits between its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from diacritics.chains import changes
from diacritics.lm import TOP, Flags, Floats, Ids, LanguageModel, Scores, longer_keys

AFTER = 3
"""How many words after the one in question are scored with it."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """Readings of single words that compete, for many words at once.

    Attributes:
        at: For each reading, the place of its word among all words.
        word: Its word id.
        score: The channel's log probability of it.
    """

    at: Ids
    word: Ids
    score: Scores


@dataclass(frozen=True, slots=True)
class _Grams:
    """N-grams of one length, by the places where they end.

    Attributes:
        held: Whether the model holds each.
        score: Log probability of its last word after the others.
        bow: Its back-off weight; 0 where the model does not hold it.
    """

    held: Flags
    score: Floats
    bow: Floats


def posteriors(lm: LanguageModel, words: Ids, line: Ids, doubts: Doubts) -> Floats:
    """The probability of each reading, all other words taken as they are.

    Args:
        lm: The language model.
        words: All words of all lines, one after the other.
        line: The line of each word; windows do not reach across lines.
        doubts: The competing readings, sorted by place.

    Returns:
        Probabilities that sum to one over the readings of a place.
    """
    at = doubts.at
    place = at + np.arange(AFTER + 1)[:, None]
    inside = (place < len(words)) & (line[np.minimum(place, len(words) - 1)] == line[at])
    columns = _columns(words, place)
    for step in range(AFTER + 1):
        columns[step][step] = doubts.word
    found = _single(lm, columns[0], inside)
    for order, own in zip(range(2, TOP + 1), _of_path(lm, words, line), strict=True):
        held = np.concatenate(
            [own.held[None, at - 1] & (line[at - 1] == line[at]), found.held[:-1]]
        )
        bow = np.concatenate([own.bow[None, at - 1], found.bow[:-1]])
        found = _longer(lm, order, columns, found, held, bow)
    total = doubts.score + np.where(inside, found.score, 0.0).sum(axis=0)
    return _normalised(total, at)


def _columns(words: Ids, place: Ids) -> list[Ids]:
    """The words 0, 1, ... before each place."""
    padded = np.concatenate([np.zeros(TOP, np.int64), words, np.zeros(AFTER, np.int64)])
    return [padded[place + TOP - back] for back in range(TOP)]


def _of_path(lm: LanguageModel, words: Ids, line: Ids) -> Iterator[_Grams]:
    """The n-grams of the words as they are, of one to four words."""
    columns = _columns(words, np.arange(len(words)))
    found = _single(lm, words, np.ones(len(words), dtype=np.bool_))
    yield found
    for order in range(2, TOP):
        held = np.r_[False, found.held[:-1] & (line[1:] == line[:-1])]
        found = _longer(lm, order, columns, found, held, np.r_[0.0, found.bow[:-1]])
        yield found


def _single(lm: LanguageModel, words: Ids, held: Flags) -> _Grams:
    return _Grams(
        held, lm.unigrams[words].astype(np.float64), lm.unigram_bows[words].astype(np.float64)
    )


def _longer(
    lm: LanguageModel, order: int, columns: list[Ids], found: _Grams, held: Flags, bow: Floats
) -> _Grams:
    """The n-grams that are one word longer than `found`.

    `held` and `bow` are those of the n-grams that they begin with.
    """
    score = found.score + np.where(held, bow, 0.0)
    asked = np.flatnonzero(found.held & held)
    key = np.zeros(len(asked), dtype=np.uint64)
    for back in range(1, order):
        key = longer_keys(key, columns[back].ravel()[asked], back)
    there, bows = lm.lengthen(order, asked, key, columns[0].ravel()[asked], score)
    return _Grams(there, score, bows)


def _normalised(score: Floats, group: Ids) -> Floats:
    if not len(score):
        return score
    first = changes(group)
    number = np.cumsum(first) - 1
    best = np.maximum.reduceat(score, np.flatnonzero(first))
    share = np.exp(score - best[number])
    result: Floats = share / np.add.reduceat(share, np.flatnonzero(first))[number]
    return result

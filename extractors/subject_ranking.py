"""The phrase that most likely is the subject of an amount, by a log-linear ranking.

Every phrase before and behind an amount, the subject of the percentage before it and the
heading above are candidates. A candidate's score is the sum of the weights of its words' features
(`subject_features`) for the roles that a word can have: inside the phrase, between the phrase
and the amount, first and last of the phrase. Features of the clause as a whole choose between
the best phrase before, the best one behind, the subject before and the heading.
The weights are fitted to annotated documents by `python -m extractors.train.subjects`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import as_file, files
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.subject_features import EDGE, choice_keys, edge_word, keys_of_pair, keys_of_word
from extractors.words import Word

ROLES = ("inside", "inside amount", "inside counted", "gap", "first", "last")
"""What the columns of the weights are for: one of `inside amount` and `inside counted` adds to
`inside` where the phrase begins with a noun of amount ("tỷ lệ") or follows a number."""
_REMEMBERED = 32_768
"""Words, and pairs of classes, whose sums are kept."""
Scores = NDArray[Any]


class Weights(NamedTuple):
    """The fitted weights.

    Attributes:
        rows: Row of each feature of a word; row 0 is of zeros.
        values: By row, the roles before the amount, then those behind it.
        choices: The weights of each feature of the choice, in the order of `CHOICES`.
    """

    rows: dict[str, int]
    values: NDArray[np.float32]
    choices: dict[str, NDArray[Any]]


@cache
def weights() -> Weights:
    """The weights in `model/subjects.npz`."""
    with as_file(files("extractors").joinpath("model", "subjects.npz")) as path:
        data = np.load(path)
        keys = str(data["keys"]).split("\n")
        choices = str(data["choice_keys"]).split("\n")
        values = data["values"].astype(np.float32)
        chosen = data["choice_values"].astype(float)
    rows = {key: row for row, key in enumerate(keys, 1)}
    return Weights(rows, values, dict(zip(choices, chosen, strict=True)))


class Side:
    """The scores of words on one side of an amount, added up once for each word and pair."""

    def __init__(self, columns: slice) -> None:
        """Take the columns of the side."""
        self._rows, values, _ = weights()
        self._values = values[:, columns]
        self._of_word = lru_cache(maxsize=_REMEMBERED)(self._add_word)
        self._of_pair = lru_cache(maxsize=_REMEMBERED)(self._add_pair)

    def _sums(self, parts: Iterable[Iterable[str]]) -> Scores:
        """The sum of the weights of each part's features."""
        rows = self._rows
        found = [[rows[key] for key in keys if key in rows] for keys in parts]
        return np.array([self._values[each].sum(axis=0) for each in found])

    def _add_word(self, text: str, kind: str, group: str, capital: bool) -> Scores:
        """What a word adds to itself, to the word behind it and to the one before it."""
        word = Word(0, 0, text, kind, group, capital)
        return self._sums(keys_of_word(word))

    def _add_pair(self, left: str, right: str) -> Scores:
        """What two kinds add to the second of them, the first, and the words beside them."""
        return self._sums(keys_of_pair(left, right))

    def scores(self, words: list[Word], edge: str) -> Scores:
        """The scores of each word for each role; `edge` stands before the first one."""
        line = [edge_word(edge), *words, EDGE]
        alone = np.array([self._of_word(*word[2:]) for word in line])
        kinds = [EDGE.kind, *[word.kind for word in line], EDGE.kind]
        pairs = np.array([self._of_pair(left, right) for left, right in pairwise(kinds)])
        found: Scores = alone[1:-1, 0] + alone[:-2, 1] + alone[2:, 2]
        found += pairs[1:-2, 0] + pairs[2:-1, 1] + pairs[:-3, 2] + pairs[3:, 3]
        return found


@cache
def side(*, behind: bool) -> Side:
    """The scores of words before or behind an amount."""
    half = len(ROLES)
    return Side(slice(half, None) if behind else slice(half))


def choice_scores(before: list[Word], behind: list[Word], mark: str, previous: str) -> NDArray[Any]:
    """The scores of the choices, in the order of `CHOICES`."""
    found = weights().choices
    keys = choice_keys(before, behind, mark, previous)
    scores: NDArray[Any] = np.sum([found[key] for key in keys if key in found], axis=0)
    return scores

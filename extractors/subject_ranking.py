"""The phrase that most likely is the subject of an amount, by a log-linear ranking.

Every phrase before and behind an amount, the subject of the percentage before it and the
heading above are candidates. A candidate's score is the sum of the weights of its words' features
(`subject_features`) for the roles that a word can have: inside the phrase, between the phrase
and the amount, first and last of the phrase. Features of the clause as a whole choose between
the best phrase before, the best one behind, the subject before and the heading.
The weights are fitted to annotated documents by `python -m extractors.train.subjects`; the best
phrase is found in one pass over the words.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import as_file, files
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.subject_features import EDGE, choice_keys, edge_word, keys_of_pair, keys_of_word
from extractors.words import Word

ROLES = ("inside", "inside amount", "inside counted", "gap", "first", "last")
"""What the columns of the weights are for: one of `inside amount` and `inside counted` adds to
`inside` where the phrase begins with a noun of amount ("tỷ lệ") or follows a number."""
_REMEMBERED = 32_768
"""Words, and pairs of classes, whose sums are kept."""
Scores = list[float]
Rows = list[Scores]


class Weights(NamedTuple):
    """The fitted weights.

    Attributes:
        rows: Row of each feature of a word; row 0 is of zeros.
        values: By row, the roles before the amount, then those behind it.
        choices: The weights of each feature of the choice, in the order of `CHOICES`.
    """

    rows: dict[str, int]
    values: NDArray[np.float32]
    choices: dict[str, tuple[float, ...]]


class Phrase(NamedTuple):
    """A phrase of a clause by its first and last word, with its score."""

    score: float
    first: int
    last: int


NONE = Phrase(float("-inf"), 0, 0)


@cache
def weights() -> Weights:
    """The weights in `model/subjects.npz`."""
    with as_file(files("extractors").joinpath("model", "subjects.npz")) as path:
        data = np.load(path)
        keys = str(data["keys"]).split("\n")
        choices = str(data["choice_keys"]).split("\n")
        values = data["values"].astype(np.float32)
        chosen = data["choice_values"].astype(float).tolist()
    rows = {key: row for row, key in enumerate(keys, 1)}
    return Weights(rows, values, dict(zip(choices, map(tuple, chosen), strict=True)))


class Side:
    """The scores of words on one side of an amount, added up once for each word and pair."""

    def __init__(self, columns: slice) -> None:
        """Take the columns of the side."""
        self._rows, values, _ = weights()
        self._values: Rows = values[:, columns].tolist()
        self._of_word = lru_cache(maxsize=_REMEMBERED)(self._add_word)
        self._of_pair = lru_cache(maxsize=_REMEMBERED)(self._add_pair)

    def _sum(self, keys: Iterable[str]) -> Scores:
        found = [self._rows[key] for key in keys if key in self._rows]
        return [
            sum(column) for column in zip(*map(self._values.__getitem__, (0, *found)), strict=True)
        ]

    def _add_word(
        self, text: str, kind: str, group: str, capital: bool, ruled: str
    ) -> tuple[Scores, ...]:
        """What a word adds to itself, to the word behind it and to the one before it."""
        word = Word(0, 0, text, kind, group, capital, ruled)
        return tuple(map(self._sum, keys_of_word(word)))

    def _add_pair(self, left: str, right: str) -> tuple[Scores, ...]:
        """What two kinds add to the second of them, the first, and the words beside them."""
        return tuple(map(self._sum, keys_of_pair(left, right)))

    def scores(self, words: list[Word], edge: str) -> Rows:
        """The scores of each word for each role; `edge` stands before the first one."""
        line = [edge_word(edge), *words, EDGE]
        alone = [self._of_word(*word[2:]) for word in line]
        kinds = [EDGE.kind, *[word.kind for word in line], EDGE.kind]
        pairs = [self._of_pair(left, right) for left, right in pairwise(kinds)]
        return [
            [
                a + b + c + d + e + f + g
                for a, b, c, d, e, f, g in zip(
                    alone[at][0],
                    alone[at - 1][1],
                    alone[at + 1][2],
                    pairs[at][0],
                    pairs[at + 1][1],
                    pairs[at - 1][2],
                    pairs[at + 2][3],
                    strict=False,
                )
            ]
            for at in range(1, len(words) + 1)
        ]


@cache
def side(*, behind: bool) -> Side:
    """The scores of words before or behind an amount."""
    half = len(ROLES)
    return Side(slice(half, None) if behind else slice(half))


def choice_scores(
    before: list[Word], behind: list[Word], mark: str, previous: str, ruled: str
) -> tuple[float, float, float, float]:
    """The scores of the choices, in the order of `CHOICES`."""
    found = weights().choices
    keys = choice_keys(before, behind, mark, previous, ruled)
    rows = [found[key] for key in keys if key in found]
    one, two, three, four = (sum(column) for column in zip(*rows, strict=True))
    return one, two, three, four


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


def best_phrase(words: list[Word], rows: Rows, *, behind: bool) -> Phrase:
    """The best phrase: brackets within it are closed, the words beside it are the gap."""
    gap = 0.0 if behind else sum(row[3] for row in rows)
    sums = [0.0, 0.0, 0.0]
    starts: dict[int, tuple[float, int]] = {}
    outside: list[dict[int, tuple[float, int]]] = []
    best = NONE
    for at, (word, row) in enumerate(zip(words, rows, strict=True)):
        inside, of_amount, counted, between, as_first, as_last = row
        if word.text == "(":
            outside.append(starts)
            starts = {}
        elif word.text == ")":
            starts = outside.pop() if outside else {}
        if may_begin(word):
            role = start_role(words, at)
            score = as_first + (gap if behind else 0.0) - sums[role]
            if role not in starts or score > starts[role][0]:
                starts[role] = (score, at)
        sums[0] += inside
        sums[1] += inside + of_amount
        sums[2] += inside + counted
        gap += between if behind else -between
        if may_end(word):
            rest = as_last if behind else as_last + gap
            for role, (score, first) in starts.items():
                if (total := score + sums[role] + rest) > best.score:
                    best = Phrase(total, first, at)
    return best

"""Judgement: what kind of text is this, by the language itself.

Naive Bayes over tokens (`diacritics.evidence`) judges a line. The lines of a text are
judged together as a chain in which a line is mostly of the kind of its neighbours
(forward-backward algorithm), so that a line too short to tell takes the kind of its page,
while a line that speaks for itself keeps its own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from diacritics.evidence import NEUTRAL, TOKEN, Evidence, evidence
from diacritics.writing import to_nfc


class TextKind(StrEnum):
    """A kind of text; what is to be done with it differs."""

    GOOD = "good"
    """Sound Vietnamese, perhaps with a slip: to be left alone."""
    GARBLED = "garbled"
    """What an engine without Vietnamese wrote for a Vietnamese page."""
    STRIPPED = "stripped"
    """Vietnamese typed without marks."""
    LEGACY_TCVN3 = "legacy_tcvn3"
    LEGACY_VNI = "legacy_vni"
    FOREIGN = "foreign"
    """Another language: to be left alone."""
    EMPTY = "empty"
    """No letters to judge."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A kind, and the probability (0 to 1) that it is the right one."""

    kind: TextKind
    score: float


_KINDS = (
    TextKind.GOOD,
    TextKind.GARBLED,
    TextKind.STRIPPED,
    TextKind.LEGACY_TCVN3,
    TextKind.LEGACY_VNI,
    TextKind.FOREIGN,
)
_Scores = tuple[float, ...]
"""One number for each of `_KINDS`, in their order."""

_PRIOR: _Scores = (0.6, 0.17, 0.11, 0.03, 0.03, 0.06)
_STAY = 0.97
"""How often a line is of the kind of the line before it."""
_TEMPER = 0.6
"""Neighbouring words are not independent; their evidence counts less than its sum."""
_NOTHING = Judgement(TextKind.EMPTY, 1.0)
_CACHE_LIMIT = 200_000


class _Weights(dict[str, Evidence]):
    """Evidence by token, computed once; emptied when it has grown too large."""

    def __missing__(self, token: str) -> Evidence:
        if len(self) > _CACHE_LIMIT:
            self.clear()
        self[token] = weights = evidence(token)
        return weights


_weights = _Weights()


def _likelihood(line: str) -> _Scores | None:
    """The line's probability under each kind (best is 1), or None where it has no letters."""
    if line.isspace() or not any(map(str.isalpha, line)):
        return None
    found = [_weights[token] for token in TOKEN.findall(line)] or [NEUTRAL]
    sums = (0.0, *(_TEMPER * total for total in map(sum, zip(*found, strict=True))))
    best = max(sums)
    return tuple([math.exp(total - best) for total in sums])


def _normalized(scores: _Scores) -> _Scores:
    total = sum(scores)
    return tuple([score / total for score in scores])


def _step(scores: _Scores, likelihood: _Scores) -> _Scores:
    """One step along the chain: to stay or to change, then what the next line says."""
    moved = [
        _STAY * score + (1 - _STAY) * prior for score, prior in zip(scores, _PRIOR, strict=True)
    ]
    return _normalized(tuple([a * b for a, b in zip(moved, likelihood, strict=True)]))


def _chain(likelihoods: list[_Scores]) -> list[_Scores]:
    """The probability of each kind for each line, given all lines."""
    if not likelihoods:
        return []
    flat = tuple(1.0 / len(_KINDS) for _ in _KINDS)
    start = _normalized(tuple([p * q for p, q in zip(_PRIOR, likelihoods[0], strict=True)]))
    forward = list(accumulate(likelihoods[1:], _step, initial=start))
    # Backward messages, each over the lines after its own.
    backward = list(accumulate(reversed(likelihoods[1:]), _back, initial=flat))[::-1]
    return [
        _normalized(tuple([a * b for a, b in zip(before, after, strict=True)]))
        for before, after in zip(forward, backward, strict=True)
    ]


def _back(message: _Scores, likelihood: _Scores) -> _Scores:
    known = [a * b for a, b in zip(message, likelihood, strict=True)]
    change = (1 - _STAY) * sum(prior * value for prior, value in zip(_PRIOR, known, strict=True))
    return _normalized(tuple([_STAY * value + change for value in known]))


def _verdict(scores: _Scores) -> Judgement:
    best = max(scores)
    return Judgement(_KINDS[scores.index(best)], best)


def judge_lines(text: str) -> list[Judgement]:
    """A judgement for each line of `text`, lines parted by line feeds alone.

    Lines without letters are EMPTY; lines of codes and short lines take the kind of their
    neighbours.
    """
    found = [_likelihood(line) for line in to_nfc(text).split("\n")]
    verdicts = iter(map(_verdict, _chain([one for one in found if one is not None])))
    return [_NOTHING if one is None else next(verdicts) for one in found]


def judge(text: str) -> Judgement:
    """The kind of a line, or the kind that most of a page's words stand in.

    The score of a page is the share of its letters in lines of that kind, weighted with
    their own scores.
    """
    lines = text.split("\n")
    sizes: dict[TextKind, float] = {}
    letters = 0
    for line, judgement in zip(lines, judge_lines(text), strict=True):
        if judgement.kind is not TextKind.EMPTY:
            size = sum(map(str.isalpha, line))
            letters += size
            sizes[judgement.kind] = sizes.get(judgement.kind, 0.0) + size * judgement.score
    if not sizes:
        return _NOTHING
    kind = max(sizes, key=sizes.__getitem__)
    return Judgement(kind, sizes[kind] / letters)

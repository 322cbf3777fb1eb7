"""Settle what stands on the units on which the readings differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diacritics.fluency import fluency
from pipeline.ocr.ctc import Claim, log_probabilities
from pipeline.ocr.vote.evidence import LANGUAGE, UNKNOWN, Array, evidence
from pipeline.ocr.vote.rivals import rivals
from pipeline.ocr.vote.units import Unit

_ROUNDS = 2  # the neighbours of a word may themselves be in doubt
_BEFORE, _AFTER = 4, 3  # units round a word that say whether it fits

Parted = Sequence[Sequence[Unit]]
"""The units of each line of a page."""
Texts = list[list[str]]
"""The text of each unit of each line."""


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """A unit with rival texts.

    Attributes:
        line: Which line.
        place: Which of its units.
        rivals: The texts.
        evidence: A row for each, columns as of `NAMES`.
    """

    line: int
    place: int
    rivals: tuple[str, ...]
    evidence: Array


def contests(lines: Parted) -> list[Contest]:
    """The units of a page with rival texts, and what the engines say of them."""
    places = [(n, k, unit) for n, line in enumerate(lines) for k, unit in enumerate(line)]
    found = [(n, k, unit, rivals(unit)) for n, k, unit in places]
    found = [each for each in found if each[3]]
    claims = [
        Claim(unit.letters, unit.start, max(unit.start, unit.end), text)
        for _, _, unit, texts in found
        for text in texts
    ]
    pictures = iter(log_probabilities(claims).tolist())
    return [
        Contest(n, k, texts, evidence(unit, texts, [next(pictures) for _ in texts]))
        for n, k, unit, texts in found
    ]


def settle(
    lines: Parted, found: Sequence[Contest], weights: Array
) -> tuple[Texts, dict[tuple[int, int], float]]:
    """The text of every unit, and the probability of those for which there were rivals."""
    texts = [[_surer(unit) for unit in line] for line in lines]
    sure: dict[tuple[int, int], float] = {}
    for _ in range(_ROUNDS):
        weigh_language(texts, found)
        for contest in found:
            best, probability = _winner(contest.evidence @ weights)
            texts[contest.line][contest.place] = contest.rivals[best]
            sure[contest.line, contest.place] = probability
    return texts, sure


def _surer(unit: Unit) -> str:
    """The text of the engine that is surer of itself, to begin with."""
    return unit.second if unit.clear > 0.9 and unit.sure < 0.6 else unit.first


def weigh_language(texts: Texts, found: Sequence[Contest]) -> None:
    """Write into the evidence how well each rival fits between the texts round it."""
    asked = []
    for contest in found:
        line, place = texts[contest.line], contest.place
        left = " ".join(line[max(0, place - _BEFORE) : place])
        right = " ".join(line[place + 1 : place + 1 + _AFTER])
        asked += [f"{left} {rival} {right}" for rival in contest.rivals]
    scores, unknown = fluency(asked)
    at = 0
    for contest in found:
        to = at + len(contest.rivals)
        contest.evidence[:, LANGUAGE] = scores[at:to]
        contest.evidence[:, UNKNOWN] = -unknown[at:to]
        at = to


def _winner(scores: Array) -> tuple[int, float]:
    """The best of some scores, and its share of all."""
    best = int(scores.argmax())
    return best, float(1 / np.exp(scores - scores[best]).sum())

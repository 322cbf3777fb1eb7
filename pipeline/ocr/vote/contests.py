"""Settle what stands on the units on which the readings differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from diacritics.fluency import fluency
from pipeline.ocr.ctc import Claim, log_probabilities
from pipeline.ocr.vote.evidence import CONTEXT, LANGUAGE, NAMES, UNKNOWN, Array, evidence
from pipeline.ocr.vote.headings import in_sequence
from pipeline.ocr.vote.rivals import END, rivals
from pipeline.ocr.vote.units import Unit

_ROUNDS = 2  # the neighbours of a word may themselves be in doubt
_HOPELESS = 14.0  # log odds against a rival that neither picture nor first reading allow
_BEFORE, _AFTER = 4, 3  # units round a word that say whether it fits
_NUMERAL = NAMES.index("numeral")

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
        down: How far down the page.
        rivals: The texts.
        evidence: A row for each, columns as of `NAMES`.
    """

    line: int
    place: int
    down: float
    rivals: tuple[str, ...]
    evidence: Array


def contests(lines: Parted, heights: Sequence[float]) -> list[Contest]:
    """The units of a page with rival texts, and what the engines say of them.

    Args:
        lines: The units of each line.
        heights: How far down the page each line stands.
    """
    places = [(n, k, unit) for n, line in enumerate(lines) for k, unit in enumerate(line)]
    found = [(n, k, unit, rivals(unit)) for n, k, unit in places]
    found = [each for each in found if each[3]]
    claims = [
        Claim(unit.letters, unit.start, max(unit.start, unit.end), text)
        for _, _, unit, texts in found
        for text in texts
    ]
    pictures = iter(log_probabilities(claims).tolist())
    settled = [
        Contest(n, k, heights[n], texts, evidence(unit, texts, [next(pictures) for _ in texts]))
        for n, k, unit, texts in found
    ]
    return sorted(settled, key=lambda contest: contest.down)


def settle(
    lines: Parted, found: Sequence[Contest], weights: Array
) -> tuple[Texts, dict[tuple[int, int], float]]:
    """The text of every unit, and the probability of those for which there were rivals."""
    texts = [[_surer(unit) for unit in line] for line in lines]
    sure: dict[tuple[int, int], float] = {}
    found = [_likely(contest, weights) for contest in found]
    asked = found
    for _ in range(_ROUNDS):
        weigh_language(texts, asked)
        changed = set()
        for contest, scores in zip(found, _scores(found, weights), strict=True):
            best, probability = _winner(scores)
            sure[contest.line, contest.place] = probability
            if texts[contest.line][contest.place] != contest.rivals[best]:
                texts[contest.line][contest.place] = contest.rivals[best]
                changed.add(contest.line)
        asked = [contest for contest in found if contest.line in changed]
    return texts, sure


def _likely(contest: Contest, weights: Array) -> Contest:
    """The contest without rivals that no language would save."""
    scores = contest.evidence @ weights - contest.evidence[:, CONTEXT] @ weights[CONTEXT]
    kept = np.flatnonzero(scores > scores.max() - _HOPELESS)
    rivals = tuple(contest.rivals[n] for n in kept)
    return replace(contest, rivals=rivals, evidence=contest.evidence[kept])


def _surer(unit: Unit) -> str:
    """The text of the engine that is surer of itself, to begin with."""
    return unit.second if unit.clear > 0.9 and unit.sure < 0.6 else unit.first


def weigh_language(texts: Texts, found: Sequence[Contest]) -> None:
    """Write into the evidence how well each rival fits between the texts round it."""
    before: list[str] = []
    asked: list[str] = []
    after: list[str] = []
    for contest in found:
        line, place = texts[contest.line], contest.place
        before += [" ".join(line[max(0, place - _BEFORE) : place])] * len(contest.rivals)
        asked += (text.removesuffix(END) + "." * text.endswith(END) for text in contest.rivals)
        after += [" ".join(line[place + 1 : place + 1 + _AFTER])] * len(contest.rivals)
    scores, unknown = fluency(before, asked, after)
    at = 0
    for contest in found:
        to = at + len(contest.rivals)
        contest.evidence[:, LANGUAGE] = scores[at:to]
        contest.evidence[:, UNKNOWN] = -unknown[at:to]
        at = to


def _scores(found: Sequence[Contest], weights: Array) -> list[Array]:
    """The scores of each contest's rivals, headings seen together."""
    scores = [contest.evidence @ weights for contest in found]
    headings = [n for n, contest in enumerate(found) if contest.evidence[:, _NUMERAL].any()]
    if headings:
        together = in_sequence([found[n].rivals for n in headings], [scores[n] for n in headings])
        for number, score in zip(headings, together, strict=True):
            scores[number] = score
    return scores


def _winner(scores: Array) -> tuple[int, float]:
    """The best of some scores, and its share of all."""
    best = int(scores.argmax())
    return best, float(1 / np.exp(scores - scores[best]).sum())

"""The Roman numerals of headings: the one after II is III, though its strokes run together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.ocr.vote.rivals import NUMERAL

Scores = NDArray[np.float64]

_NEXT = 4.0  # log odds of a heading to be the next one, against any other
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LAST = 39


def numeral_value(text: str) -> int:
    """The value of a heading's Roman numeral with its point; 0 for anything else."""
    match = NUMERAL.fullmatch(text)
    if match is None:
        return 0
    digits = [_ROMAN[digit] for digit in match["value"]]
    value = sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    return min(value, _LAST)


def in_sequence(rivals: Sequence[Sequence[str]], scores: Sequence[Scores]) -> list[Scores]:
    """Scores of rivals for headings, raised where the headings above and below ask for them.

    Args:
        rivals: For each place of a page that may hold a heading's numeral, from the top down,
            what may stand there; rivals that are no numeral do not end the sequence.
        scores: Log scores of each.
    """
    values = [[numeral_value(text) for text in texts] for texts in rivals]
    best = _best_page(values, scores)
    found = []
    for place, (each, score) in enumerate(zip(values, scores, strict=True)):
        above = next((value for value in best[:place][::-1] if value), 0)
        below = next((value for value in best[place + 1 :] if value), 0)
        linked = _bonus(above, below)
        bonus = [_bonus(above, v) + _bonus(v, below) if v else linked for v in each]
        found.append(score + np.array(bonus))
    return found


def _best_page(values: Sequence[Sequence[int]], scores: Sequence[Scores]) -> tuple[int, ...]:
    """The values of the places of a page that are best together (Viterbi's algorithm)."""
    pages: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}  # by the last numeral
    for each, score in zip(values, scores, strict=True):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (total, page) in pages.items():
            for value, gain in zip(each, score.tolist(), strict=True):
                together = total + gain + _bonus(last, value)
                now = value or last
                if now not in longer or together > longer[now][0]:
                    longer[now] = together, (*page, value)
        pages = longer
    return max(pages.values())[1]


def _bonus(last: int, value: int) -> float:
    """For a heading that follows the one before it."""
    return _NEXT if last and value == last + 1 else 0.0

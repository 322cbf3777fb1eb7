"""The bars on the annotated documents, for the half that rules were fitted to and the other."""

from __future__ import annotations

import pytest

from tests.extractors.scoring import measure

BARS = {
    "references": 0.99,
    "dates": 0.99,
    "percentages": 0.99,
    "documents": 1.0,
    "head: all fields": 0.98,
    "percentages: subject": 0.95,
    "short_forms": 0.95,
    "quantities": 0.95,
}
GUARDED = {
    2: {"percentages: subject": 0.83},
    3: {"percentages: subject": 0.75},
}
"""What the held-out documents of a series may not fall below while they are short of the bars.

Those of series 3 lie just under what was measured once, before a rule was changed after it.
"""


@pytest.mark.parametrize(
    ("only_held_out", "series"),
    [(False, 1), (False, 2), (True, 1), (True, 2), (True, 3)],
    ids=["fitted 1", "fitted 2", "held out 1", "held out 2", "held out 3"],
)
def test_bars(only_held_out: bool, series: int) -> None:
    scores = measure(only_held_out=only_held_out, series=series)
    bars = BARS | GUARDED.get(series, {}) if only_held_out else BARS
    short = {
        kind: (score.precision, score.recall)
        for kind, score in scores.items()
        if kind in bars and min(score.precision, score.recall) < bars[kind]
    }
    assert not short

"""Two readings of the same pages: what the second gained, what it lost, and is it chance?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from pipeline.evaluation.bootstrap import Difference, difference, f1
from pipeline.evaluation.changes import Change, RecordChange, better_records, better_spots
from pipeline.evaluation.figures import (
    any_order_row,
    character_row,
    found_row,
    unit_rows,
    word_row,
)
from pipeline.evaluation.jsonform import Json
from pipeline.evaluation.pages import PageScore, score_page
from pipeline.evaluation.records import RecordScores
from pipeline.evaluation.scoring import PAGE_BREAK, Evaluation, evaluate
from pipeline.evaluation.units import Row, Unit, unit_of

AnyChange = TypeVar("AnyChange", Change, RecordChange)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two evaluations against the same truth.

    Attributes:
        first: The run that was there before.
        second: The run that is compared with it.
        unit: What was drawn for the intervals of the text's figures.
        differences: Second less first, by figure ("CER", "WER", "word F1", "dates F1").
        gained: Spots that the second has right and the first has not.
        lost: Spots that the first has right and the second has not.
        records_gained: The same for records and header fields.
        records_lost: The same, lost.
    """

    first: Evaluation
    second: Evaluation
    unit: Unit
    differences: Mapping[str, Difference]
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]
    records_gained: tuple[RecordChange, ...]
    records_lost: tuple[RecordChange, ...]

    def to_json(self) -> Json:
        """All of it as plain values."""
        return {
            "first": self.first.to_json(),
            "second": self.second.to_json(),
            "unit": self.unit,
            "differences": {name: found._asdict() for name, found in self.differences.items()},
            "gained": [change._asdict() for change in self.gained],
            "lost": [change._asdict() for change in self.lost],
            "records_gained": [change._asdict() for change in self.records_gained],
            "records_lost": [change._asdict() for change in self.records_lost],
        }


SIGNIFICANT = 0.05
"""Below this p a difference is taken for more than chance."""


class Verdict(StrEnum):
    """What a difference says of the second run."""

    SAME = "same"
    BETTER = "better"
    WORSE = "worse"
    MAYBE_BETTER = "better, may be chance"
    MAYBE_WORSE = "worse, may be chance"


def judge(name: str, found: Difference) -> Verdict:
    """Whether a difference is for the better; of error rates less is better."""
    if not found.value:
        return Verdict.SAME
    better = (found.value < 0) == (name in ("CER", "WER"))
    if found.p is None or found.p >= SIGNIFICANT:
        return Verdict.MAYBE_BETTER if better else Verdict.MAYBE_WORSE
    return Verdict.BETTER if better else Verdict.WORSE


def compare(first: Path, second: Path, truth: Path, *, raw: bool = False) -> Comparison:
    """Compare two readings against the same truth; see `scoring.evaluate`.

    Raises:
        UsageError: One of them does not exist, or the truth holds no text.
        InputError: A text is not UTF-8.
    """
    return compare_evaluations(evaluate(truth, first, raw=raw), evaluate(truth, second, raw=raw))


def compare_evaluations(first: Evaluation, second: Evaluation) -> Comparison:
    """Compare two evaluations of the same truth."""
    paired = list(_paired(first.pages, second.pages))
    gained = [change for a, b in paired for change in better_spots(a, b)]
    lost = [_turned(change) for a, b in paired for change in better_spots(b, a)]
    return Comparison(
        first,
        second,
        unit_of([page for page, _ in paired]),
        dict(_differences(paired, first.records, second.records)),
        tuple(gained),
        tuple(lost),
        tuple(better_records(first.records, second.records)),
        tuple(_turned(change) for change in better_records(second.records, first.records)),
    )


def _turned(change: AnyChange) -> AnyChange:
    return change._replace(first=change.second, second=change.first)


def _paired(
    first: Sequence[PageScore], second: Sequence[PageScore]
) -> Iterator[tuple[PageScore, PageScore]]:
    """The same pages of both; whole files where only one of them has its pages apart."""
    other = {name: list(pages) for name, pages in groupby(second, lambda page: page.name)}
    for name, pages in groupby(first, lambda page: page.name):
        a, b = list(pages), other[name]
        if len(a) != len(b):
            a, b = [_whole(a)], [_whole(b)]
        yield from zip(a, b, strict=True)


def _whole(pages: Sequence[PageScore]) -> PageScore:
    truth = PAGE_BREAK.join(page.truth for page in pages)
    return score_page(pages[0].name, None, truth, PAGE_BREAK.join(page.reading for page in pages))


def _differences(
    paired: Sequence[tuple[PageScore, PageScore]],
    first: RecordScores | None,
    second: RecordScores | None,
) -> Iterator[tuple[str, Difference]]:
    a, b = [pair[0] for pair in paired], [pair[1] for pair in paired]
    rows: Mapping[str, Row] = {
        "CER": character_row,
        "WER": word_row,
    }
    for name, row in rows.items():
        yield name, difference(unit_rows(a, row), unit_rows(b, row))
    yield "word F1", difference(unit_rows(a, any_order_row), unit_rows(b, any_order_row), f1)
    if first and second:
        for kind in first.kinds:
            rows_of = [
                [found_row(match.value) for match in scores.kinds[kind].values()]
                for scores in (first, second)
            ]
            yield f"{kind} F1", difference(rows_of[0], rows_of[1], f1)

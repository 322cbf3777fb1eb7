"""The regression guard: accuracy may not drop unseen, and a gain is written down.

The committed file holds the figures of a fixed benchmark and every known error of it, so
that a drop can say what was lost and not only how much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pipeline.evaluation.changes import place, said
from pipeline.evaluation.jsonform import Json
from pipeline.evaluation.scoring import Evaluation
from pipeline.evaluation.segments import words

SCHEMA = 1
TOLERANCE = 0.001
"""Change of a text's figure that is no change: processors calculate a little differently.

Twice what was measured on the 21 sample pages between this processor's fast arithmetic and the
plain one (Tesseract's `dotproduct` as "generic" and "sse", OpenCV unoptimized): CER 0.0004 and WER
0.0005, in letters of stamps and signatures. Records and header fields did not change, so that
these have no tolerance: one that is lost is a drop.
"""

_NONE = 1e-9
"""No tolerance but for rounding."""

_Measured = tuple[str, float, int, float]
"""Name, value, -1 where less is better, and tolerance."""

CONTEXT = 2
"""Words beside an error by which it is known again."""


class Outcome(StrEnum):
    """What the guard says."""

    SAME = "same"
    GAIN = "gain"
    DROP = "drop"


class Figure(NamedTuple):
    """A figure then and now.

    Attributes:
        name: Its name.
        then: As it was written down.
        now: As it is.
        better: How much it rose in quality; negative where it fell.
        change: What that comes to: SAME within the tolerance.
    """

    name: str
    then: float
    now: float
    better: float
    change: Outcome


@dataclass(frozen=True, slots=True)
class Verdict:
    """The benchmark against the committed file.

    Attributes:
        outcome: DROP if any figure fell, GAIN if none did and one rose.
        figures: Every figure, then and now.
        lost: Errors that were not there, for people.
        gained: Errors that are gone.
    """

    outcome: Outcome
    figures: tuple[Figure, ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]


def snapshot(evaluation: Evaluation) -> Json:
    """What is committed: the figures and every error, to be written as JSON."""
    return {
        "schema": SCHEMA,
        "figures": {name: value for name, value, _, _ in _figures(evaluation)},
        "errors": sorted(_errors(evaluation)),
    }


def check(known: Mapping[str, object], evaluation: Evaluation) -> Verdict:
    """Compare an evaluation with a committed snapshot.

    Raises:
        ValueError: The snapshot is of another form.
    """
    figures_then, errors_then = known.get("figures"), known.get("errors")
    if known.get("schema") != SCHEMA or not isinstance(figures_then, dict):
        raise ValueError(f"not a snapshot of form {SCHEMA}")
    if not isinstance(errors_then, list):
        raise ValueError("the snapshot lists no errors")
    figures = tuple(_compared(figures_then, _figures(evaluation)))
    now, then = Counter(_errors(evaluation)), Counter(map(str, errors_then))
    return Verdict(
        _outcome(figures), figures, tuple(_spread(now - then)), tuple(_spread(then - now))
    )


def explain(verdict: Verdict) -> Iterator[str]:
    """What a person should read: the figures that moved, then what was lost and gained."""
    for figure in verdict.figures:
        if figure.change is not Outcome.SAME:
            word = "better" if figure.better > 0 else "WORSE"
            yield f"{figure.name}: {100 * figure.then:.2f}% -> {100 * figure.now:.2f}%, {word}"
    yield from (f"lost   {error}" for error in verdict.lost)
    yield from (f"gained {error}" for error in verdict.gained)


def _compared(then: Mapping[str, float], now: Iterable[_Measured]) -> Iterator[Figure]:
    """Each figure of today beside the committed one; a new one has nothing to fall below."""
    for name, value, sign, tolerance in now:
        before = then.get(name, value)
        better = sign * (value - before)
        yield Figure(name, before, value, better, _change(better, tolerance))


def _change(better: float, tolerance: float) -> Outcome:
    if abs(better) <= tolerance:
        return Outcome.SAME
    return Outcome.GAIN if better > 0 else Outcome.DROP


def _outcome(figures: Iterable[Figure]) -> Outcome:
    changes = {figure.change for figure in figures}
    worst_first = (Outcome.DROP, Outcome.GAIN)
    return next((outcome for outcome in worst_first if outcome in changes), Outcome.SAME)


def _figures(evaluation: Evaluation) -> Iterator[_Measured]:
    yield "CER", evaluation.characters.rate, -1, TOLERANCE
    yield "WER", evaluation.words.rate, -1, TOLERANCE
    yield "word F1", evaluation.any_order.f1, 1, TOLERANCE
    if evaluation.records is None:
        return
    for kind in evaluation.records.kinds:
        yield f"{kind} exact F1", evaluation.records.exact(kind).f1, 1, _NONE
        yield f"{kind} value F1", evaluation.records.value(kind).f1, 1, _NONE
    for column in evaluation.records.header_columns:
        yield f"{column} F1", evaluation.records.header(column).f1, 1, _NONE


def _errors(evaluation: Evaluation) -> Iterator[str]:
    """Every error in words that stay the same while the error does."""
    for page in evaluation.pages:
        true = words(page.truth)
        for spot in page.confusions:
            end = spot.true_at + len(spot.true.split())
            before = " ".join(true[max(spot.true_at - CONTEXT, 0) : spot.true_at])
            after = " ".join(true[end : end + CONTEXT])
            yield f"{page.title}: {before} [{spot.true} → {spot.read}] {after}"
    if evaluation.records is None:
        return
    for kind, files in evaluation.records.kinds.items():
        for file, match in files.items():
            yield from (f"{file}: {kind}, missed: {said(r)} ({place(r)})" for r in match.missed)
            yield from (f"{file}: {kind}, made up: {said(r)} ({place(r)})" for r in match.spurious)
    for header in evaluation.records.headers.values():
        for document, column, real, found in header.wrong:
            yield f"{document}: {column}: {real} → {found}"


def _spread(errors: Counter[str]) -> list[str]:
    return sorted(errors.elements())

"""An evaluation as plain figures: what the JSON, the terminal table and the page show."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.evaluation.bootstrap import Interval, Statistic, f1, interval, ratio
from pipeline.evaluation.calibration import Calibration
from pipeline.evaluation.edits import Counts
from pipeline.evaluation.fields import FileMatch, RecordScores
from pipeline.evaluation.kinds import ErrorKind
from pipeline.evaluation.metrics import Found
from pipeline.evaluation.pages import PageScore

if TYPE_CHECKING:
    from pipeline.evaluation.scoring import Evaluation

SCHEMA = 1
MANY_FILES = 10
"""From so many files on, files are resampled; below, pages.

Pages of one file share its scanner and its print, so files are the sounder unit; but a
handful of them would give intervals of chance.
"""

TOP = 200
"""Confusions listed."""

Json = dict[str, object]
Confused = tuple[str, str, int]
"""The true text, the read one, and how often."""


def unit_rows(
    pages: Sequence[PageScore], row: Callable[[PageScore], Sequence[float]]
) -> list[list[float]]:
    """One row of figures for each unit that is resampled: pages, or files where there are many."""
    names = {page.name for page in pages}
    if len(names) < MANY_FILES:
        return [list(row(page)) for page in pages]
    by_file: dict[str, list[float]] = {}
    for page in pages:
        fresh = list(row(page))
        known = by_file.get(page.name, [0.0] * len(fresh))
        by_file[page.name] = [a + b for a, b in zip(known, fresh, strict=True)]
    return list(by_file.values())


def character_row(page: PageScore) -> tuple[int, int]:
    """Character errors and length of a page."""
    return page.characters.errors, page.characters.length


def word_row(page: PageScore) -> tuple[int, int]:
    """Word errors and length of a page."""
    return page.words.errors, page.words.length


def found_row(found: Found) -> tuple[int, int, int]:
    """The columns that `bootstrap.f1` takes."""
    return found.right, found.true, found.found


def any_order_row(page: PageScore) -> tuple[int, int, int]:
    """The words of a page in any order, for `bootstrap.f1`."""
    return found_row(page.any_order)


def total(
    pages: Sequence[PageScore],
    row: Callable[[PageScore], Sequence[float]],
    statistic: Statistic = ratio,
) -> Interval:
    """A figure of all pages together with its 95% interval."""
    return interval(unit_rows(pages, row), statistic)


def record_total(
    records: RecordScores, kind: str, part: Callable[[FileMatch], Found]
) -> tuple[Found, Interval]:
    """A kind of records over all files: the counts, and F1 with its 95% interval over files."""
    parts = [part(match) for match in records.kinds[kind].values()]
    counts = sum(parts, Found())
    return counts, interval([found_row(found) for found in parts], f1)


def kind_rates(pages: Sequence[PageScore]) -> list[tuple[ErrorKind, int, float]]:
    """Each kind of error: how many, and how many per true character."""
    length = sum(page.characters.length for page in pages)
    errors = sum((page.kinds for page in pages), Counter[ErrorKind]())
    return [(kind, errors[kind], errors[kind] / length if length else 0.0) for kind in ErrorKind]


def confused_syllables(pages: Iterable[PageScore]) -> list[Confused]:
    """Most frequent first; equally frequent ones by their text.

    A page of which nothing was read confuses nothing, and is left out.
    """
    read = (page for page in pages if page.reading)
    return _ranked((spot.true, spot.read) for page in read for spot in page.confusions)


def confused_characters(pages: Iterable[PageScore]) -> list[Confused]:
    """The same for grapheme clusters; an empty text where a side has none."""
    read = (page for page in pages if page.reading)
    return _ranked((error.true or "", error.read or "") for page in read for error in page.errors)


def _ranked(pairs: Iterable[tuple[str, str]]) -> list[Confused]:
    counted = Counter(pairs)
    return sorted(((*pair, n) for pair, n in counted.items()), key=lambda c: (-c[2], c[0], c[1]))


def as_json(evaluation: Evaluation) -> Json:
    """All figures as plain values; an infinite rate is None."""
    pages = evaluation.pages
    return {
        "schema": SCHEMA,
        "truth": evaluation.truth,
        "hypothesis": evaluation.hypothesis,
        "raw": evaluation.raw,
        "totals": {
            "characters": {**_counts(evaluation.characters), **_ends(total(pages, character_row))},
            "words": {**_counts(evaluation.words), **_ends(total(pages, word_row))},
            "words_any_order": {
                **_found(evaluation.any_order),
                **_ends(total(pages, any_order_row, f1)),
            },
        },
        "kinds": {kind: {"errors": n, "rate": rate} for kind, n, rate in kind_rates(pages)},
        "records": _records(evaluation.records) if evaluation.records else None,
        "calibration": {k: _calibration(c) for k, c in evaluation.calibration.items()},
        "confusions": {
            "syllables": _confusions(confused_syllables(pages)),
            "characters": _confusions(confused_characters(pages)),
        },
        "pages": [_page(page) for page in pages],
        "missing": list(evaluation.missing),
        "extra": list(evaluation.extra),
    }


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _ends(figure: Interval) -> Json:
    return {"low": _finite(figure.low), "high": _finite(figure.high)}


def _counts(counts: Counts) -> Json:
    return {
        "rate": _finite(counts.rate),
        "length": counts.length,
        "errors": counts.errors,
        "hits": counts.hits,
        "substitutions": counts.substitutions,
        "deletions": counts.deletions,
        "insertions": counts.insertions,
    }


def _found(found: Found) -> Json:
    rates = {"precision": found.precision, "recall": found.recall, "f1": found.f1}
    return {**rates, "right": found.right, "true": found.true, "found": found.found}


def _records(records: RecordScores) -> Json:
    kinds: Json = {}
    for kind in records.kinds:
        columns = records.columns(kind)
        exact, exact_f1 = record_total(records, kind, lambda match: match.exact)
        value, value_f1 = record_total(records, kind, lambda match: match.value)
        kinds[kind] = {
            "exact": {**_found(exact), **_ends(exact_f1)},
            "value": {**_found(value), **_ends(value_f1)},
            "columns": {column: _found(records.column(kind, column)) for column in columns},
        }
    return {"kinds": kinds, "header": _header(records)}


def _header(records: RecordScores) -> Mapping[str, Json]:
    documents = sum(match.documents for match in records.headers.values())
    return {
        column: {
            **_found(records.header(column)),
            "agree": sum(match.agree.get(column, 0) for match in records.headers.values()),
            "documents": documents,
        }
        for column in records.header_columns
    }


def _calibration(calibration: Calibration) -> Json:
    bins = [
        {
            "low": part.low,
            "high": part.high,
            "size": part.size,
            "confidence": part.confidence,
            "accuracy": part.accuracy,
        }
        for part in calibration.bins
    ]
    return {"ece": calibration.ece, "size": calibration.size, "bins": bins}


def _confusions(confused: Sequence[Confused]) -> list[Json]:
    return [{"true": true, "read": read, "count": n} for true, read, n in confused[:TOP]]


def _page(page: PageScore) -> Json:
    return {
        "name": page.name,
        "page": page.page,
        "characters": _counts(page.characters),
        "words": _counts(page.words),
        "words_any_order": _found(page.any_order),
        "kinds": {kind: n for kind in ErrorKind if (n := page.kinds[kind])},
    }

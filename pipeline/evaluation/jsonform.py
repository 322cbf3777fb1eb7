"""An evaluation as plain values, for `json.dump`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.evaluation.bootstrap import Interval, f1
from pipeline.evaluation.calibration import Calibration
from pipeline.evaluation.edits import Counts
from pipeline.evaluation.figures import (
    Confused,
    any_order_row,
    character_row,
    confused_characters,
    confused_syllables,
    kind_rates,
    record_total,
    total,
    word_row,
)
from pipeline.evaluation.kinds import ErrorKind
from pipeline.evaluation.metrics import Found
from pipeline.evaluation.pages import PageScore
from pipeline.evaluation.records import RecordScores
from pipeline.evaluation.units import unit_of

if TYPE_CHECKING:
    from pipeline.evaluation.scoring import Evaluation

SCHEMA = 1
"""Raised when a name changes its meaning or goes away."""

TOP = 200
"""Confusions listed."""

Json = dict[str, object]


def as_json(evaluation: Evaluation) -> Json:
    """All figures as plain values; an infinite rate is None."""
    pages = evaluation.pages
    return {
        "schema": SCHEMA,
        "truth": evaluation.truth,
        "hypothesis": evaluation.hypothesis,
        "raw": evaluation.raw,
        "unit": unit_of(pages),
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
            "columns": {
                column: {
                    **_found(records.column(kind, column)),
                    "likeness": records.likeness(kind, column),
                }
                for column in columns
            },
        }
    return {"documents": _found(records.documents), "kinds": kinds, "header": _header(records)}


def _header(records: RecordScores) -> Mapping[str, Json]:
    documents = sum(match.documents for match in records.headers.values())
    return {
        column: {
            **_found(records.header(column)),
            "likeness": records.header_likeness(column),
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

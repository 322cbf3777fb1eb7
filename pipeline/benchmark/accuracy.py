"""How well the samples are read: text, records and header fields, with 95% intervals."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pipeline.benchmark.metering import Metered, metered
from pipeline.benchmark.places import SAMPLES, TRUTH
from pipeline.benchmark.report import Section, percent, table
from pipeline.errors import OutputError
from pipeline.evaluation import Evaluation, evaluate
from pipeline.evaluation.bootstrap import Interval, f1, interval
from pipeline.evaluation.figures import (
    any_order_row,
    character_row,
    found_row,
    record_total,
    total,
    word_row,
)
from pipeline.evaluation.metrics import Found
from pipeline.evaluation.records import RecordScores

Row = tuple[str, ...]


def read_samples(out: Path) -> Metered:
    """Digitize the samples into a new output folder, as a user does.

    Raises:
        OutputError: The run failed.
    """
    run = metered("run", SAMPLES, "--out", out)
    if run.exit_code:
        reason = f"the samples were not read ({run.last_line})"
        raise OutputError(reason, "Try ./sohoa run samples --out out.")
    return run


def accuracy() -> Section:
    """Digitize the samples and score them."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        read_samples(out)
        return accuracy_of(out)


def accuracy_of(out: Path) -> Section:
    """The scores of an output folder of the samples."""
    restored, raw = evaluate(TRUTH, out), evaluate(TRUTH, out, raw=True)
    pages, words = len(restored.pages), restored.words.length
    body = (
        f"{pages} pages and {words:,} words of the samples; 95% intervals by bootstrap over"
        " files, seed 0. 'As read' is the text before restoration.\n\n"
        + table(("text", "as read", "restored", "95%"), _text_rows(raw, restored))
    )
    if restored.records:
        header = ("records, by value", "true", "found", "precision", "recall", "F1", "95%")
        body += "\n" + table(header, _record_rows(restored.records))
        fields = ("header field", *header[1:])
        body += "\n" + table(fields, _header_rows(restored.records))
    command = "./sohoa run samples --out out && ./sohoa evaluate tests/truth out"
    return Section("Accuracy on the samples", command, body, _summary(restored))


_LISTS = ("dates", "percentages", "quantities")
"""Records that the README's summary counts in one row."""


def _summary(evaluation: Evaluation) -> str:
    """What most want to know, in words."""
    rows = [
        ("characters wrong (CER)", _with_ends(total(evaluation.pages, character_row))),
        ("words wrong (WER)", _with_ends(total(evaluation.pages, word_row))),
    ]
    records = evaluation.records
    if records:
        lists = ", ".join(_of(records.value(kind)) for kind in _LISTS)
        fields = (records.header(column) for column in records.header_columns)
        rows += [
            ("documents cited: type, number and date right", _of(records.value("references"))),
            ("dates, percentages, amounts: values right", lists),
            ("fields of the heads and feet right", _of(sum(fields, Found()))),
        ]
    return f"Measured {time.strftime('%Y-%m-%d')}.\n\n{table(('', ''), rows, names=2)}"


def _with_ends(figure: Interval) -> str:
    """A rate and its interval."""
    return f"{percent(figure.value)} (95%: {ends(figure)})"


def _of(found: Found) -> str:
    """How many of the true ones are right, and what was made up."""
    more = found.found - found.right
    return f"{found.right} of {found.true}" + (f" ({more} wrong or made up)" if more else "")


def _text_rows(raw: Evaluation, restored: Evaluation) -> Iterator[Row]:
    for name, row in (("CER", character_row), ("WER", word_row)):
        before, after = total(raw.pages, row), total(restored.pages, row)
        yield name, percent(before.value), percent(after.value), ends(after)
    before, after = (total(e.pages, any_order_row, f1) for e in (raw, restored))
    yield "word F1", percent(before.value), percent(after.value), ends(after)


def _record_rows(records: RecordScores) -> Iterator[Row]:
    for kind in records.kinds:
        found, figure = record_total(records, kind, lambda match: match.value)
        yield (kind, *_rates(found), ends(figure))


def _header_rows(records: RecordScores) -> Iterator[Row]:
    for column in records.header_columns:
        parts = [match.columns.get(column, Found()) for match in records.headers.values()]
        figure = interval([found_row(part) for part in parts], f1)
        yield (column, *_rates(sum(parts, Found())), ends(figure))


def _rates(found: Found) -> Row:
    rates = (found.precision, found.recall, found.f1)
    return (str(found.true), str(found.found), *(percent(rate, 1) for rate in rates))


def ends(figure: Interval) -> str:
    """The 95% interval of a figure; empty where one unit allows none."""
    if figure.low is None or figure.high is None:
        return ""
    return f"{100 * figure.low:.2f} - {100 * figure.high:.2f}"

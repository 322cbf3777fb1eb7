"""An evaluation on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.evaluation.bootstrap import Interval, f1
from pipeline.evaluation.edits import Counts
from pipeline.evaluation.figures import (
    any_order_row,
    character_row,
    confused_syllables,
    kind_rates,
    record_total,
    total,
    word_row,
)
from pipeline.evaluation.metrics import Found
from pipeline.evaluation.scoring import Evaluation
from pipeline.evaluation.units import drawn, unit_of

WORST = 10
"""Pages and confusions shown; the JSON and the HTML report have more."""


FOUND = ("true", "found", "prec.", "recall", "F1", "alike")
"""Columns of the tables of records; "alike" is the likeness of a text (`fields`)."""


def percent(value: float | None, digits: int = 2) -> str:
    """A rate as a percentage, "-" where there is none."""
    return "-" if value is None else f"{100 * value:.{digits}f}%"


def spread(figure: Interval, digits: int = 2) -> str:
    """The 95% interval of a figure in percent, empty where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    return f"{100 * figure.low:.{digits}f} - {100 * figure.high:.{digits}f}"


def print_table(evaluation: Evaluation, console: Console) -> None:
    """Print totals, kinds of error, worst pages, records, and what has no partner."""
    for table in _tables(evaluation):
        console.print(table)
    for name in evaluation.missing:
        console.print(Text(f"no reading of {name}: counted as read empty", "red"))
    for name in evaluation.extra:
        console.print(Text(f"no truth for {name}: not scored", "yellow"))


def _tables(evaluation: Evaluation) -> Iterator[Table]:
    yield _totals(evaluation)
    if evaluation.characters.errors:
        yield _kinds(evaluation)
        yield _worst(evaluation)
        yield _confusions(evaluation)
    if evaluation.records:
        yield _records(evaluation)
        yield _header(evaluation)


def _table(title: str, first: str, *numbers: str) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False
    )
    table.add_column(first, no_wrap=True)
    for name in numbers:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _totals(evaluation: Evaluation) -> Table:
    columns = ("rate", "95%", "length", "wrong", "lost", "made up")
    table = _table(f"{evaluation.hypothesis} against {evaluation.truth}", "", *columns)
    table.caption, table.caption_justify = f"{drawn(unit_of(evaluation.pages))}\n", "left"
    _rate(table, "CER", evaluation.characters, total(evaluation.pages, character_row))
    _rate(table, "WER", evaluation.words, total(evaluation.pages, word_row))
    found = evaluation.any_order
    figure = total(evaluation.pages, any_order_row, f1)
    table.add_row("word F1", percent(found.f1), spread(figure), str(found.true))
    for name, calibration in evaluation.calibration.items():
        table.add_row(f"ECE, {name}", percent(calibration.ece), "", str(calibration.size))
    return table


def _rate(table: Table, name: str, counts: Counts, figure: Interval) -> None:
    edits = (counts.length, counts.substitutions, counts.deletions, counts.insertions)
    table.add_row(name, percent(counts.rate), spread(figure), *(str(n) for n in edits))


def _kinds(evaluation: Evaluation) -> Table:
    table = _table("Character errors by kind", "kind", "errors", "share", "of all characters")
    for kind, errors, rate in sorted(kind_rates(evaluation.pages), key=lambda row: -row[1]):
        share = errors / evaluation.characters.errors
        table.add_row(kind.value, str(errors), percent(share, 1), percent(rate, 3))
    return table


def _worst(evaluation: Evaluation) -> Table:
    table = _table("Worst pages", "page", "CER", "WER", "word F1", "characters")
    for page in sorted(evaluation.pages, key=lambda p: -p.characters.rate)[:WORST]:
        rates = (page.characters.rate, page.words.rate, page.any_order.f1)
        table.add_row(page.title, *(percent(r) for r in rates), str(page.characters.length))
    return table


def _confusions(evaluation: Evaluation) -> Table:
    table = _table("Most frequent confusions", "truth")
    table.add_column("reading")
    table.add_column("times", justify="right")
    confused = [row for row in confused_syllables(evaluation.pages) if row[0] and row[1]]
    for true, read, times in confused[:WORST]:
        table.add_row(Text(true), Text(read), str(times))
    return table


def _records(evaluation: Evaluation) -> Table:
    table = _table("Records, %", "kind", *FOUND, "95%")
    records = evaluation.records
    assert records is not None
    for kind in records.kinds:
        counts, figure = record_total(records, kind, lambda match: match.value)
        _found(table, kind, counts, "", spread(figure, 1))
        counts, figure = record_total(records, kind, lambda match: match.exact)
        _found(table, "  exact", counts, "", spread(figure, 1))
        for column in records.columns(kind):
            alike = _alike(records.likeness(kind, column))
            _found(table, f"  {column}", records.column(kind, column), alike, "")
    return table


def _header(evaluation: Evaluation) -> Table:
    records = evaluation.records
    assert records is not None
    table = _table("Header fields, %", "field", *FOUND)
    _found(table, "documents", records.documents)
    for column in records.header_columns:
        alike = _alike(records.header_likeness(column))
        _found(table, column, records.header(column), alike)
    return table


def _alike(likeness: float | None) -> str:
    return "" if likeness is None else f"{100 * likeness:.1f}"


def _found(table: Table, name: str, found: Found, *more: str) -> None:
    rates = (f"{100 * rate:.1f}" for rate in (found.precision, found.recall, found.f1))
    table.add_row(name, str(found.true), str(found.found), *rates, *more)

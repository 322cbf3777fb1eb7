"""A comparison on the terminal: the differences, then what was lost and what was gained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.evaluation.bootstrap import Difference
from pipeline.evaluation.changes import Change, RecordChange
from pipeline.evaluation.comparing import Comparison, Verdict, judge
from pipeline.evaluation.units import drawn

SHOWN = 30
"""Changes of each sort; the JSON has all."""


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Print what changed between two runs; losses come first."""
    console.print(_differences(comparison))
    for title, changes in (
        ("Lost", comparison.lost),
        ("Gained", comparison.gained),
    ):
        if changes:
            console.print(_spots(f"{title}: {len(changes)} spots", changes))
    for title, records in (
        ("Lost records and fields", comparison.records_lost),
        ("Gained records and fields", comparison.records_gained),
    ):
        if records:
            console.print(_records(f"{title}: {len(records)}", records))
    for run in (comparison.first, comparison.second):
        for name in run.missing:
            text = f"{run.hypothesis} has no reading of {name}: counted as read empty"
            console.print(Text(text, "red"))


def _differences(comparison: Comparison) -> Table:
    first, second = comparison.first.hypothesis, comparison.second.hypothesis
    table = Table(
        title=f"{second} against {first}",
        title_justify="left",
        title_style="bold",
        caption=f"{drawn(comparison.unit)}, paired; difference in percentage points\n",
        caption_justify="left",
        box=SIMPLE_HEAD,
    )
    table.add_column("")
    for name in ("difference", "95%", "p", ""):
        table.add_column(name, justify="right")
    for name, found in comparison.differences.items():
        table.add_row(name, *_cells(found), _judged(name, found))
    return table


def _cells(found: Difference) -> Iterator[str]:
    yield _signed(found.value)
    known = found.low is not None and found.high is not None
    yield f"{_signed(found.low)} to {_signed(found.high)}" if known else ""
    yield "" if found.p is None else f"{found.p:.3f}"


def _signed(value: float | None) -> str:
    return "" if value is None else f"{100 * value:+.2f}"


def _judged(name: str, found: Difference) -> Text:
    verdict = judge(name, found)
    return Text(verdict, {Verdict.BETTER: "green", Verdict.WORSE: "red"}.get(verdict, ""))


def _spots(title: str, changes: Sequence[Change]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD)
    for name in ("page", "truth", "first", "second"):
        table.add_column(name)
    for change in changes[:SHOWN]:
        truth = Text.assemble(
            (f"{change.before} ", "dim"), (change.true or "()", "bold"), (f" {change.after}", "dim")
        )
        table.add_row(Text(change.page), truth, Text(change.first), Text(change.second))
    return table


def _records(title: str, changes: Sequence[RecordChange]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD)
    for name in ("kind", "document", "what", "truth", "first", "second"):
        table.add_column(name)
    for change in changes[:SHOWN]:
        table.add_row(*(Text(cell) for cell in change))
    return table

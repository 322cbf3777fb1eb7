"""Tell the user how far a run is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as RichProgress
from rich.table import Table

if TYPE_CHECKING:
    from pipeline.run import Summary

_LINE_EVERY = 10.0
"""Seconds between two lines where there is no terminal."""
_MOST_TOLD = 50
"""Failures told at the end; files.csv has them all."""


class Progress(Protocol):
    """Hears of what a run does."""

    def found(self, pages: int) -> None:
        """So many more pages are to be done."""

    def read(self, pages: int, failed: int) -> None:
        """So many pages are done, so many of them failed."""

    def say(self, message: str) -> None:
        """A message for people."""


class Silent:
    """Says nothing; for tests and notebooks."""

    def found(self, pages: int) -> None:
        """Nothing."""

    def read(self, pages: int, failed: int) -> None:
        """Nothing."""

    def say(self, message: str) -> None:
        """Nothing."""


@dataclass(slots=True)
class Counts:
    """Pages so far."""

    total: int = 0
    done: int = 0
    failed: int = 0
    begun: float = 0.0

    def rate(self) -> float:
        """Pages a minute since the beginning."""
        return 60 * self.done / max(time.monotonic() - self.begun, 1e-9)


class Bar:
    """A progress bar on a terminal."""

    def __init__(self, bar: RichProgress) -> None:
        """Take over a started bar."""
        self._bar = bar
        self._counts = Counts(begun=time.monotonic())
        self._task: TaskID = bar.add_task("pages", total=None, rate="", failed="")

    def found(self, pages: int) -> None:
        """Lengthen the bar."""
        self._counts.total += pages
        self._bar.update(self._task, total=self._counts.total)

    def read(self, pages: int, failed: int) -> None:
        """Move it on."""
        self._counts.done += pages
        self._counts.failed += failed
        self._bar.update(
            self._task,
            advance=pages,
            rate=f"{self._counts.rate():.0f} pages/min",
            failed=f"{self._counts.failed} failed" if self._counts.failed else "",
        )

    def say(self, message: str) -> None:
        """A line above the bar."""
        self._bar.console.print(message, markup=False, highlight=False)


class Lines:
    """Plain lines, a few a minute, where there is no terminal."""

    def __init__(self, console: Console) -> None:
        """Write to that console."""
        self._console = console
        self._counts = Counts(begun=time.monotonic())
        self._last = time.monotonic()

    def found(self, pages: int) -> None:
        """Count them."""
        self._counts.total += pages

    def read(self, pages: int, failed: int) -> None:
        """Count them, and say so now and then."""
        counts = self._counts
        counts.done += pages
        counts.failed += failed
        if time.monotonic() - self._last >= _LINE_EVERY:
            self._last = time.monotonic()
            left = (counts.total - counts.done) / max(counts.rate(), 1e-9)
            self.say(
                f"{counts.done} of {counts.total} pages, {counts.failed} failed, "
                f"{counts.rate():.0f} pages/min, about {left:.0f} min left"
            )

    def say(self, message: str) -> None:
        """A line."""
        self._console.print(message, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def shown(console: Console) -> Iterator[Progress]:
    """A bar on a terminal, lines elsewhere."""
    if not console.is_terminal:
        yield Lines(console)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("[red]{task.fields[failed]}"),
    )
    with RichProgress(*columns, console=console) as bar:
        yield Bar(bar)


def show_summary(summary: Summary, out: Path, console: Console, again: str = "") -> None:
    """One table at the end of a run, what failed, and the command that tries that again."""
    table = Table("", "files", "pages", title=f"Digitized into {out}", title_justify="left")
    for status, (files, pages) in summary.counts.items():
        table.add_row(status, str(files), str(pages))
    console.print(table)
    if "skipped" in summary.counts:
        console.print("Of what was skipped, files.csv says why, and what can be done.")
    lines = [f"{file}: {error}" for file, error in summary.failures[:_MOST_TOLD]]
    if len(summary.failures) > _MOST_TOLD:
        lines.append(f"... and {len(summary.failures) - _MOST_TOLD:,} more, in files.csv.")
    if summary.failures and again:
        lines += ["To try only these again:", f"  {again}"]
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)

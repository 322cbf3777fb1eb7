"""How time, the parent's share and memory grow with the pages of a run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.benchmark.metering import JOBS, Metered, Runs
from pipeline.benchmark.report import Section, megabytes, number, percent, table
from pipeline.benchmark.shelves import write_shelf

PAGES = (10, 100, 1000)
ORDINARY = (21, 100, 1000)
"""Numbers of pages for which the parent's share is computed."""
_PAGE_SECONDS = 1.0
"""CPU time of an ordinary scanned page in a worker: "Stage by stage" measures it."""
FLAT = (50, 2000)
"""Between these numbers of pages the peak memory should stay the same."""


def growth() -> Section:
    """Runs of 10, 100 and 1,000 cheap pages, one by one and in one file."""
    with tempfile.TemporaryDirectory() as folder:
        runs = Runs(Path(folder))
        files = [(pages, _digitize(runs, pages)) for pages in PAGES]
        one = [(pages, _digitize(runs, pages, pages)) for pages in PAGES]
    body = (
        f"Born-digital pages of eight lines, which cost little themselves; {JOBS} workers, each"
        " run the whole program, started anew. The parent's first"
        f" {number(files[0][1].parent.cpu)} CPU s are its start. {_shares(files)}\n\n"
        + table(_HEADER, _growth_rows("a page a file", files))
        + "\n"
        + table(_HEADER, _growth_rows("all in one file", one))
    )
    return Section("Growth", "python -m pipeline.benchmark --only growth", body)


def _shares(runs: Sequence[tuple[int, Metered]]) -> str:
    """The parent's share in runs of ordinary pages, computed from runs of cheap ones."""
    (few, short), (many, long) = runs[0], runs[-1]
    further = (long.parent.cpu - short.parent.cpu) / (many - few)
    shares = []
    for pages in ORDINARY:
        own = short.parent.cpu + further * (pages - few)
        shares.append(f"{percent(own / (own + _PAGE_SECONDS * pages), 1)} of {pages:,}")
    return (
        f"With ordinary pages, {_PAGE_SECONDS:g} CPU s each in a worker, the parent would take"
        f" {', '.join(shares)} pages, each a file (computed)."
    )


_HEADER = (
    "pages",
    "s",
    "CPU s",
    "parent's CPU s",
    "parent, CPU ms a further page",
    "parent's peak",
    "largest worker's peak",
)


def _growth_rows(what: str, runs: Sequence[tuple[int, Metered]]) -> Iterator[tuple[str, ...]]:
    before: tuple[int, Metered] | None = None
    for pages, ran in runs:
        further = "-"
        if before is not None:
            more = 1000 * (ran.parent.cpu - before[1].parent.cpu) / (pages - before[0])
            further = f"{more:.1f}"
        yield (
            f"{pages:,}, {what}",
            f"{ran.seconds:.1f}",
            f"{ran.cpu:.1f}" if ran.worker_peak else "-",  # workers that were not seen count, too
            f"{ran.parent.cpu:.2f}",
            further,
            megabytes(ran.parent.peak),
            megabytes(ran.worker_peak),
        )
        before = pages, ran


def memory() -> Section:
    """Peak memory at 50 and at 2,000 pages, in files of one page and in one file."""
    few, many = FLAT
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        runs = Runs(Path(folder))
        for what, per_file in (("a page a file", (1, 1)), ("all in one file", FLAT)):
            small = _digitize(runs, few, per_file[0])
            large = _digitize(runs, many, per_file[1])
            for who, a, b in (
                ("parent", small.parent.peak, large.parent.peak),
                ("largest worker", small.worker_peak, large.worker_peak),
            ):
                rows.append(
                    (f"{who}, {what}", megabytes(a), megabytes(b), f"{b / a:.3f}" if a else "-")
                )
    header = ("peak memory", f"{few} pages", f"{many:,} pages", "ratio")
    body = f"{JOBS} workers, cheap born-digital pages.\n\n" + table(header, rows)
    return Section("Memory", "python -m pipeline.benchmark --only memory", body)


def _digitize(runs: Runs, pages: int, pages_per_file: int = 1) -> Metered:
    """Digitize a new shelf of cheap pages."""
    shelf = runs.new()
    write_shelf(shelf, pages, pages_per_file)
    return runs.digitize(shelf)

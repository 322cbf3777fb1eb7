"""How a run grows with its pages: time, the parent's share, memory; workers; skipping."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from pipeline.benchmark.metering import Metered, metered
from pipeline.benchmark.places import SAMPLES
from pipeline.benchmark.report import Section, megabytes, number, percent, table
from pipeline.benchmark.shelves import write_notes, write_shelf
from pipeline.errors import OutputError
from pipeline.inputs import find_inputs
from pipeline.ocr import engine
from pipeline.run import run
from pipeline.settings import Settings

PAGES = (10, 100, 1000)
FLAT = (50, 2000)
"""Between these numbers of pages the peak memory should stay the same."""
JOBS = 2
_ROUNDS = 3
_SKIPPED = 2000
_RATIO_FILES = (
    "bao-cao-xa-hoi-hoc-tap.pdf",
    "ke-hoach-chuyen-doi-so.pdf",
    "nghi-quyet-huyen-uy.tif",
)
_COPIES = 2


class Shelves:
    """Folders for measured runs, below one temporary folder."""

    def __init__(self, folder: Path) -> None:
        """Make them there."""
        self._folder = folder
        self._numbers = count()

    def new(self) -> Path:
        """A folder that does not exist yet."""
        return self._folder / str(next(self._numbers))

    def of(self, pages: int, pages_per_file: int = 1) -> Path:
        """A shelf of cheap pages."""
        shelf = self.new()
        write_shelf(shelf, pages, pages_per_file)
        return shelf

    def digitize(self, shelf: Path, jobs: int = JOBS) -> Metered:
        """Digitize a shelf into a new output folder.

        Raises:
            OutputError: The run failed.
        """
        ran = metered("run", shelf, "--out", self.new(), "--jobs", jobs)
        if ran.exit_code:
            raise OutputError(f"the run failed ({ran.last_line})", f"Try it with {shelf}.")
        return ran


def growth() -> Section:
    """Runs of 10, 100 and 1,000 cheap pages, one by one and in one file."""
    with tempfile.TemporaryDirectory() as folder:
        shelves = Shelves(Path(folder))
        files = [(pages, shelves.digitize(shelves.of(pages))) for pages in PAGES]
        one = [(pages, shelves.digitize(shelves.of(pages, pages))) for pages in PAGES]
    body = (
        f"Born-digital pages of eight lines, which cost little themselves; {JOBS} workers, each"
        " run the whole program, started anew. The parent's first"
        f" {number(files[0][1].parent.cpu)} CPU s are its start.\n\n"
        + table(_HEADER, _growth_rows("a page a file", files))
        + "\n"
        + table(_HEADER, _growth_rows("all in one file", one))
    )
    return Section("Growth", "python -m pipeline.benchmark --only growth", body)


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
            f"{ran.cpu:.1f}",
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
        shelves = Shelves(Path(folder))
        for what, per_file in (("a page a file", (1, 1)), ("all in one file", FLAT)):
            small = shelves.digitize(shelves.of(few, per_file[0]))
            large = shelves.digitize(shelves.of(many, per_file[1]))
            for who, a, b in (
                ("parent", small.parent.peak, large.parent.peak),
                ("largest worker", small.worker_peak, large.worker_peak),
            ):
                rows.append((f"{who}, {what}", megabytes(a), megabytes(b), f"{b / a:.3f}"))
    header = ("peak memory", f"{few} pages", f"{many:,} pages", "ratio")
    body = f"{JOBS} workers, cheap born-digital pages.\n\n" + table(header, rows)
    return Section("Memory", "python -m pipeline.benchmark --only memory", body)


def workers() -> Section:
    """One worker and two in turn on scans; how much work of others there was meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        shelves = Shelves(Path(folder))
        scans = _scans(shelves.new())
        pairs = [(shelves.digitize(scans, 1), shelves.digitize(scans, 2)) for _ in range(_ROUNDS)]
    rows = [
        (
            str(turn),
            f"{one.seconds:.1f}",
            f"{two.seconds:.1f}",
            f"{one.seconds / two.seconds:.2f}",
            percent(one.cpu / one.seconds, 0),
            percent(two.cpu / two.seconds / 2, 0),
            percent(two.parent.cpu / two.cpu, 1),
        )
        for turn, (one, two) in enumerate(pairs, start=1)
    ]
    ratio = statistics.median(one.seconds / two.seconds for one, two in pairs)
    header = (
        "round",
        "s with 1",
        "s with 2",
        "times as fast",
        "CPU had with 1, of a core",
        "CPU had with 2, of two cores",
        "parent's share of CPU",
    )
    body = (
        f"{len(_RATIO_FILES) * _COPIES} scans, one worker and two in turn, start and end of the"
        f" program included: **{ratio:.2f} times** as fast with two (median). Where the CPU had"
        " is well below 100%, other programs took the rest, and the ratio says little.\n\n"
        + table(header, rows)
    )
    return Section("Workers", "python -m pipeline.benchmark --only workers", body)


def _scans(folder: Path) -> Path:
    """Copies of some scanned samples, each with other bytes at its end, so that all are read."""
    folder.mkdir()
    for name in _RATIO_FILES:
        for copy in range(_COPIES):
            data = (SAMPLES / name).read_bytes()
            (folder / f"{copy}-{name}").write_bytes(data + f"\n%{copy}\n".encode())
    return folder


def skipping() -> Section:
    """How fast inputs are skipped that are done already."""
    with tempfile.TemporaryDirectory() as folder:
        shelf, out = Path(folder) / "in", Path(folder) / "out"
        write_notes(shelf, _SKIPPED)
        metered("run", shelf, "--out", out, "--jobs", JOBS)
        settings = Settings(engine().name)
        rates = [_skipped(shelf, out, settings) for _ in range(_ROUNDS)]
    wall, cpu = (statistics.median(rate) for rate in zip(*rates, strict=True))
    body = (
        f"**{number(cpu)} inputs a CPU second**, {number(wall)} a second with the machine as busy"
        f" as it was, are found, known as done, and their rows written into the tables again"
        f" ({_SKIPPED:,} text files, median of {_ROUNDS} runs within a process that has started).\n"
    )
    return Section("Skipping what is done", "python -m pipeline.benchmark --only skipping", body)


def _skipped(shelf: Path, out: Path, settings: Settings) -> tuple[float, float]:
    """Inputs a second and a CPU second, of a run that finds all of them done."""
    begun, cpu = time.perf_counter(), time.process_time()
    found = find_inputs([shelf], leave_out=out)
    run(found, out, settings, jobs=JOBS, page_timeout=300)
    return len(found) / (time.perf_counter() - begun), len(found) / (time.process_time() - cpu)

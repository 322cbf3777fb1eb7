"""How much faster two workers are than one, and how fast inputs are skipped that are done."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from pipeline.benchmark.metering import JOBS, Metered, Runs, metered
from pipeline.benchmark.places import SAMPLES
from pipeline.benchmark.report import Section, number, percent, table
from pipeline.benchmark.shelves import write_notes
from pipeline.inputs import find_inputs
from pipeline.ocr import engine
from pipeline.run import run
from pipeline.settings import Settings

_ROUNDS = 3
_SKIPPED = 2000
_SCANS = (
    "bao-cao-xa-hoi-hoc-tap.pdf",
    "ke-hoach-chuyen-doi-so.pdf",
    "nghi-quyet-huyen-uy.tif",
)
_COPIES = 9
"""So many that a run takes minutes: what one worker does alone at the end then hardly counts."""


class Round(NamedTuple):
    """The same scans with one worker and with two, and a run of a single note, which is all start.

    The start takes seconds and a shelf of an archive hours, so that it is taken off.
    """

    start: Metered
    one: Metered
    two: Metered

    @property
    def ratio(self) -> float:
        """How many times as fast two are, without the start."""
        return (self.one.seconds - self.start.seconds) / (self.two.seconds - self.start.seconds)


def workers() -> Section:
    """One worker and two in turn on scans; how much work of others there was meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        runs = Runs(Path(folder))
        scans, note = _scans(runs.new()), runs.new()
        write_notes(note, 1)
        rounds = [
            Round(runs.digitize(note), runs.digitize(scans, 1), runs.digitize(scans, 2))
            for _ in range(_ROUNDS)
        ]
    ratio = statistics.median(done.ratio for done in rounds)
    body = (
        f"{len(_SCANS) * _COPIES} scans with one worker and with two, in turn. Without the"
        f" start of the program two are **{ratio:.2f} times** as fast (median). Where the CPU had"
        " is well below 100%, other programs took the rest, and the ratio says little; a worker"
        " counts as busy when it works or waits for the CPU, so that this share tells even then"
        " whether two would be kept at work.\n\n"
        + table(_WORKERS_HEADER, (_workers_row(turn, done) for turn, done in enumerate(rounds, 1)))
    )
    return Section("Workers", "python -m pipeline.benchmark --only workers", body)


_WORKERS_HEADER = (
    "round",
    "start, s",
    "s with 1",
    "s with 2",
    "times as fast",
    "CPU had with 1, of a core",
    "CPU had with 2, of two cores",
    "two workers busy",
    "CPU s, 2 against 1",
    "parent's CPU s, of all",
)


def _workers_row(turn: int, done: Round) -> tuple[str, ...]:
    start, one, two = done
    return (
        str(turn),
        f"{start.seconds:.1f}",
        f"{one.seconds:.1f}",
        f"{two.seconds:.1f}",
        f"{done.ratio:.2f}",
        percent(one.cpu / one.seconds, 0),
        percent(two.cpu / two.seconds / 2, 0),
        " and ".join(percent(worker.busy, 0) for worker in two.workers),
        f"{two.cpu / one.cpu:.2f}",
        f"{two.parent.cpu:.1f} of {two.cpu:.1f}",
    )


def _scans(folder: Path) -> Path:
    """Copies of some scanned samples, each with other bytes at its end, so that all are read."""
    folder.mkdir()
    for name in _SCANS:
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

"""Where a run's time and memory go: the samples, digitized in one process, stage by stage."""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.benchmark.places import SAMPLES
from pipeline.benchmark.report import Section, megabytes, percent, table
from pipeline.benchmark.stopwatch import Place, Spent, Stopwatch
from pipeline.flow import Flow
from pipeline.inputs import find_inputs
from pipeline.ocr import engine
from pipeline.outfolder import opened
from pipeline.progress import Silent
from pipeline.settings import Settings
from pipeline.storage.export import export
from pipeline.storage.ledger import Ledger
from pipeline.workers import Job, call

REST = "everything else"
OTHER = "other work on pages"
OVER_ENGINE = (
    "inputs known by content",
    "stored, durably",
    "tables and texts written",
    REST,
)
"""Stages that are neither work on a page nor records: what running an archive costs over it."""
PLACES = (
    Place("inputs known by content", "pipeline.tasks", "inspect"),
    Place("text layer read and judged", "pipeline.pages", "read_layer"),
    Place("text layer read and judged", "pipeline.pages", "judge_layer"),
    Place("page drawn or decoded", "pipeline.pages", "draw"),
    Place("page drawn or decoded", "pipeline.pages", "load_frame"),
    Place("page image made ready", "pipeline.ocr.upright", "prepare"),
    Place("lines found and cut out", "pipeline.ocr.upright", "find_lines"),
    Place("lines found and cut out", "pipeline.ocr.upright", "line_image"),
    Place("reading order and tables", "pipeline.ocr.read", "reading_order"),
    Place("reading order and tables", "pipeline.ocr.read", "table_rows"),
    Place("text restored", "pipeline.tasks", "restore_page"),
    Place(OTHER, "pipeline.tasks", "read_page"),
    Place(OTHER, "pipeline.tasks", "read_text_pages"),
    Place("records taken", "extractors.extract", "document_starts"),
    Place("records taken", "extractors.extract", "find_mentions"),
    Place("records taken", "extractors.extract", "_document"),
    Place("stored, durably", "pipeline.tasks", "encode_page"),
    Place("stored, durably", "pipeline.storage.ledger", "Ledger.put_input"),
    Place("stored, durably", "pipeline.storage.ledger", "Ledger.put_pages"),
    Place("stored, durably", "pipeline.storage.ledger", "Ledger.finish_input"),
    Place("tables and texts written", "pipeline.finishing", "finish"),
    Place("tables and texts written", "pipeline.results", "Results.take"),
    Place("tables and texts written", "pipeline.benchmark.stages", "export"),
)
RECOGNITION = "recognition (Tesseract)"


@dataclass(slots=True)
class OneProcess:
    """A pool without processes: jobs are done here, one after the other."""

    waiting: deque[Job] = field(default_factory=deque)

    def submit(self, job: Job) -> None:
        """Keep a job for `collect`."""
        self.waiting.append(job)

    def __len__(self) -> int:
        """How many jobs are in hand."""
        return len(self.waiting)

    def collect(self) -> None:
        """Do the job that waits longest."""
        job = self.waiting.popleft()
        job.done(call(job.function, *job.arguments))


def stages() -> Section:
    """Digitize the samples under a stopwatch."""
    with tempfile.TemporaryDirectory() as folder:
        watch, pages = digitize(SAMPLES, Path(folder) / "out")
    total = sum(spent.seconds for spent in watch.stages.values())
    cpu = sum(spent.cpu for spent in watch.stages.values())
    body = (
        f"The {pages} pages of the samples in one process, engine and models loaded before:"
        f" {total / pages:.2f} s and {cpu / pages:.2f} CPU s a page. Memory is the largest"
        " resident size of the process during the stage. The last row sums what is neither work on"
        " a page nor records: knowing inputs, handing out, storing and writing.\n\n"
        + table(("stage", "time", "CPU", "CPU ms a page", "peak memory"), _rows(watch, pages))
    )
    return Section("Stage by stage", "python -m pipeline.benchmark --only stages", body)


def digitize(folder: Path, out: Path) -> tuple[Stopwatch, int]:
    """Digitize a folder in this process; what each stage spent, and how many pages it was."""
    settings = Settings(engine().name)
    kind = type(engine())
    recognition = [Place(RECOGNITION, kind.__module__, f"{kind.__name__}.read_lines")]
    watch = Stopwatch()
    inputs = find_inputs([folder])
    with opened(out), Ledger(out) as ledger, watch.watching([*PLACES, *recognition]):
        flow = Flow(ledger, out, settings, OneProcess(), Silent())
        with watch.stage(REST):
            flow.work(inputs, 1, 1.0)
            export(ledger, out)
        pages = sum(state.pages for state in ledger.inputs())
    return watch, pages


def _rows(watch: Stopwatch, pages: int) -> Iterator[tuple[str, ...]]:
    total = sum(spent.seconds for spent in watch.stages.values())
    cpu = sum(spent.cpu for spent in watch.stages.values())
    names = dict.fromkeys(place.stage for place in PLACES)
    order = [*list(names)[:5], RECOGNITION, *list(names)[5:], REST]
    for name in order:
        spent = watch.stages.get(name, Spent())
        yield (
            name,
            percent(spent.seconds / total, 1),
            percent(spent.cpu / cpu, 1),
            f"{1000 * spent.cpu / pages:.0f}",
            megabytes(spent.peak),
        )
    over = [watch.stages.get(name, Spent()) for name in OVER_ENGINE]
    yield (
        "**over the pages' own work**",
        percent(sum(spent.seconds for spent in over) / total, 1),
        percent(sum(spent.cpu for spent in over) / cpu, 1),
        f"{1000 * sum(spent.cpu for spent in over) / pages:.0f}",
        "-",
    )

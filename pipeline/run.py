"""Run: inputs in, an output folder out; the same command goes on where it stopped."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.flow import Flow
from pipeline.inputs import Input
from pipeline.outfolder import clear_temporary, disk_errors, opened
from pipeline.progress import Progress, Silent
from pipeline.remote import clear_fetched
from pipeline.settings import Settings
from pipeline.storage.export import export
from pipeline.storage.ledger import Ledger
from pipeline.storage.parquet import require_parquet
from pipeline.storage.writing import PLAIN, Forms
from pipeline.workers import Pool, start_workers

_LOG = logging.getLogger("sohoa")


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended.

    Attributes:
        counts: Number of inputs and of their pages, by status.
        failures: File and reason of each input that is neither `done` nor `skipped`.
    """

    counts: dict[str, tuple[int, int]]
    failures: tuple[tuple[str, str], ...]


def run(
    inputs: Sequence[Input],
    out: Path,
    settings: Settings,
    *,
    jobs: int,
    page_timeout: float,
    retry_failed: bool = False,
    max_failures: float = 1.0,
    scheduler: str | None = None,
    forms: Forms = PLAIN,
    progress: Progress | None = None,
) -> Summary:
    """Digitize the inputs into the output folder, going on where an earlier run stopped.

    Args:
        inputs: From `pipeline.inputs.find_inputs`.
        out: The output folder; made when it is not there.
        settings: How pages are read.
        jobs: Worker processes.
        page_timeout: Seconds after which a page is stopped and set aside.
        retry_failed: Try pages and inputs again that failed before.
        max_failures: Share of inputs that may fail; above it the run stops.
        scheduler: Address of a Dask scheduler (`tcp://HOST:8786`) whose workers read the
            pages; the inputs must lie where these see them under the same path.
        forms: The forms of the tables.
        progress: Hears of what is done; None for silence.

    Raises:
        UsageError: The output folder cannot be used.
        MissingProgram: The OCR engine is not there, or what writes Parquet.
        TooManyFailures: More inputs failed than `max_failures` allows.
        SchedulerLost: The cluster's scheduler is gone; what was stored is kept.
        OutputError: The disk is full or failing; what was stored is kept.
        KeyboardInterrupt: The user stopped it; what was done is kept, and in the tables.
    """
    if forms.parquet:
        require_parquet()
    with disk_errors(out), opened(out), Ledger(out) as ledger:
        _LOG.info("begun: %d inputs, %s, %d workers", len(inputs), settings, jobs)
        clear_fetched()
        if retry_failed:
            _forget_failures(ledger, inputs)
        try:
            with _workers(scheduler, jobs, page_timeout) as (workers, hands):
                flow = Flow(ledger, out, settings, workers, progress or Silent(), forms)
                flow.work(inputs, hands, max_failures)
        finally:
            clear_fetched()
            clear_temporary(out)
            _export_to_the_end(ledger, out, forms)
        summary = _summary(ledger, {source.file for source in inputs})
        _LOG.info("ended: %s", summary.counts)
        return summary


def _export_to_the_end(ledger: Ledger, out: Path, forms: Forms) -> None:
    """Write the tables; a Ctrl-C meanwhile must not leave new ones beside old ones."""
    try:
        export(ledger, out, forms)
    except KeyboardInterrupt:
        export(ledger, out, forms)
        raise


@contextmanager
def _workers(scheduler: str | None, jobs: int, page_timeout: float) -> Iterator[tuple[Pool, int]]:
    """The workers, and how many jobs they do at a time."""
    if scheduler is None:
        with start_workers(jobs, page_timeout) as workers:
            yield workers, jobs
    else:
        from pipeline.cluster import connect

        with connect(scheduler, jobs, page_timeout) as cluster:
            yield cluster


def _forget_failures(ledger: Ledger, inputs: Sequence[Input]) -> None:
    """Make the inputs that are not `done` ones to do, and so their pages set aside."""
    files = {source.file for source in inputs}
    for state in list(ledger.inputs()):
        if state.file in files and state.status in ("partial", "failed"):
            ledger.forget_failed_pages(state.sha256, state.settings)
            ledger.put_input(replace(state, status=""))


def _summary(ledger: Ledger, files: set[str]) -> Summary:
    states = [state for state in ledger.inputs() if state.file in files]
    counts: dict[str, tuple[int, int]] = {}
    for state in states:
        inputs, pages = counts.get(state.status, (0, 0))
        counts[state.status] = (inputs + 1, pages + state.pages)
    failures = tuple(
        (state.file, state.error) for state in states if state.status not in ("done", "skipped")
    )
    return Summary(dict(sorted(counts.items())), failures)

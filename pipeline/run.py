"""The flow of a run: inputs to pages, pages to the ledger, the ledger to tables.

The parent alone writes. It inspects inputs, hands out pages, stores what comes back, and
when a file's pages are all stored takes its records. Only a few files are open at a time,
so that memory does not grow with their number.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pipeline import tasks
from pipeline.inputs import Input, Kind
from pipeline.outfolder import LOG, TEXTS, opened, unique_name
from pipeline.progress import Progress, Silent
from pipeline.settings import Settings
from pipeline.storage.export import export, write_text
from pipeline.storage.ledger import InputState, Ledger, PageState
from pipeline.workers import Job, Workers, start_workers

_LOG = logging.getLogger("sohoa")
_FINAL = frozenset({"done", "partial", "failed"})
_OPEN_FILES = 4
"""Files that may have pages in work at a time, beyond one for each worker."""
_IN_HAND = 2
"""Jobs in hand for each worker: one at work and one waiting, so that none idles."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended.

    Attributes:
        counts: Number of inputs and of their pages, by status.
        failures: File and reason of each input that is not `done`.
    """

    counts: dict[str, tuple[int, int]]
    failures: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _OpenFile:
    """A file in work: the pages to hand out and those in workers' hands."""

    source: Input
    state: InputState
    todo: deque[int] = field(default_factory=deque)
    in_hand: int = 0


class _Run:
    """The state of a run in its parent process."""

    def __init__(
        self, ledger: Ledger, out: Path, settings: Settings, workers: Workers, progress: Progress
    ) -> None:
        self.ledger = ledger
        self.out = out
        self.settings = settings
        self.settings_key = settings.key()
        self.workers = workers
        self.progress = progress
        self.known = {state.file: state for state in ledger.inputs()}
        self.names = {state.name.casefold() for state in self.known.values()}
        self.open: list[_OpenFile] = []
        self.inspecting = 0

    def work(self, inputs: Sequence[Input], jobs: int) -> None:
        """Do all inputs that are not done."""
        waiting = iter(inputs)
        more = True
        while True:
            while len(self.workers) < _IN_HAND * jobs and (job := self._next_job()):
                self.workers.submit(job)
            while (
                more
                and len(self.workers) < _IN_HAND * jobs
                and len(self.open) + self.inspecting < jobs + _OPEN_FILES
            ):
                more = self._open_next(waiting)
            if not len(self.workers):
                return
            self.workers.collect()

    def _open_next(self, waiting: Iterator[Input]) -> bool:
        """Inspect the next input that is not done; False when none is left."""
        for source in waiting:
            if self._is_done(source):
                continue
            self.inspecting += 1
            self.workers.submit(
                Job(
                    tasks.inspect,
                    (source.path,),
                    partial(self._inspected, source),
                    partial(self._not_inspected, source),
                )
            )
            return True
        return False

    def _is_done(self, source: Input) -> bool:
        """Whether the ledger knows this very file as done, by size and time."""
        state = self.known.get(source.file)
        if state is None or state.status not in _FINAL or state.settings != self.settings_key:
            return False
        size, mtime_ns = _stat(source.path)
        return (state.size, state.mtime_ns) == (size, mtime_ns)

    def _inspected(self, source: Input, found: tasks.Inspection) -> None:
        self.inspecting -= 1
        size, mtime_ns = _stat(source.path)
        state = InputState(
            file=source.file,
            name=self._name(source.file),
            sha256=found.sha256,
            size=size,
            mtime_ns=mtime_ns,
            kind=found.kind,
            settings=self.settings_key,
            pages=found.pages,
        )
        if found.error:
            self.ledger.finish_input(replace(state, status="failed", error=found.error), {})
            self._say(f"{source.file}: {found.error}")
            return
        self.ledger.put_input(state)
        done = self.ledger.pages_done(found.sha256, self.settings_key)
        todo = deque(number for number in range(1, found.pages + 1) if number not in done)
        self.progress.found(len(todo))
        opened_file = _OpenFile(source, state, todo)
        self.open.append(opened_file)
        if not todo:
            self._finish(opened_file)

    def _not_inspected(self, source: Input, reason: str) -> None:
        self._inspected(source, tasks.Inspection(error=_sentence(f"inspecting it {reason}")))

    def _name(self, file: str) -> str:
        if file in self.known:
            return self.known[file].name
        name = unique_name(file, self.names)
        self.names.add(name.casefold())
        return name

    def _next_job(self) -> Job | None:
        """The next pages to read: of the file that was opened first."""
        for file in self.open:
            if file.todo:
                whole = file.state.kind == Kind.TEXT  # a text is restored in one piece
                numbers = [file.todo.popleft() for _ in range(len(file.todo) if whole else 1)]
                file.in_hand += 1
                return Job(
                    tasks.read,
                    (file.source.path, file.state.kind, numbers, self.settings),
                    partial(self._read, file),
                    partial(self._not_read, file, numbers),
                )
        return None

    def _read(self, file: _OpenFile, pages: Sequence[PageState]) -> None:
        file.in_hand -= 1
        self.ledger.put_pages(file.state.sha256, self.settings_key, pages)
        failed = [page for page in pages if page.error]
        self.progress.read(len(pages), len(failed))
        for page in failed:
            self._say(f"{file.source.file}, page {page.number}: {page.error}")
        if not file.todo and not file.in_hand:
            self._finish(file)

    def _not_read(self, file: _OpenFile, numbers: Sequence[int], reason: str) -> None:
        error = _sentence(f"the page {reason}")
        self._read(file, [PageState(number, error, 0.0, None) for number in numbers])

    def _finish(self, file: _OpenFile) -> None:
        self.open.remove(file)
        state = file.state
        self.workers.submit(
            Job(
                tasks.finish,
                (self.out, state.file, state.name, state.sha256, self.settings_key),
                partial(self._finished, state),
                partial(self._not_finished, state),
            )
        )

    def _finished(self, state: InputState, outcome: tasks.Outcome) -> None:
        texts = self.out / TEXTS
        write_text(texts / f"{state.name}.txt", outcome.text)
        write_text(texts / f"{state.name}.raw.txt", outcome.raw_text)
        ended = replace(
            state,
            status=outcome.status,
            error=outcome.error,
            pages_failed=outcome.pages_failed,
            seconds=outcome.seconds,
        )
        self.ledger.finish_input(ended, outcome.rows)

    def _not_finished(self, state: InputState, reason: str) -> None:
        error = _sentence(f"taking its records {reason}")
        self.ledger.finish_input(replace(state, status="failed", error=error), {})
        self._say(f"{state.file}: {error}")

    def _say(self, message: str) -> None:
        _LOG.warning(message)
        self.progress.say(message)


def run(
    inputs: Sequence[Input],
    out: Path,
    settings: Settings,
    *,
    jobs: int,
    page_timeout: float,
    retry_failed: bool = False,
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
        progress: Hears of what is done; None for silence.

    Raises:
        UsageError: The output folder cannot be used.
        MissingProgram: The OCR engine is not there.
        KeyboardInterrupt: The user stopped it; what was done is kept, and in the tables.
    """
    with opened(out), Ledger(out) as ledger:
        _LOG.info("begun: %d inputs, %s, %d workers", len(inputs), settings, jobs)
        if retry_failed:
            _forget_failures(ledger, inputs)
        try:
            with start_workers(jobs, page_timeout) as workers:
                _Run(ledger, out, settings, workers, progress or Silent()).work(inputs, jobs)
        finally:
            export(ledger, out)
        summary = _summary(ledger, {source.file for source in inputs})
        _LOG.info("ended: %s", summary.counts)
        return summary


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
    failures = tuple((state.file, state.error) for state in states if state.status != "done")
    return Summary(dict(sorted(counts.items())), failures)


def _stat(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return -1, -1
    return found.st_size, found.st_mtime_ns


def _sentence(reason: str) -> str:
    """A reason from the outer edge, with what the user can do."""
    return f"{reason}. Try --retry-failed; if it stays, report it with {LOG}."

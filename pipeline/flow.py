"""The flow of a run in its parent process: hand out work, store what comes back.

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
from pipeline.errors import TooManyFailures
from pipeline.inputs import Input, Kind, printable
from pipeline.outfolder import LOG, TABLES, TEXTS, remove_tables, remove_texts, unique_name
from pipeline.pdf import PdfSignature
from pipeline.progress import Progress
from pipeline.settings import Settings
from pipeline.storage.ledger import InputState, Ledger, PageState, Rows
from pipeline.storage.writing import PLAIN, Forms, write_csv, write_text
from pipeline.workers import Job, Pool

_LOG = logging.getLogger("sohoa")
FINAL = frozenset({"done", "partial", "failed"})
"""States of an input that needs no more work."""
_OPEN_FILES = 4
"""Files that may have pages in work at a time, beyond one for each worker."""
_IN_HAND = 2
"""Jobs in hand for each worker: one at work and one waiting, so that none idles."""
_FEW = 20
"""Inputs that must have ended before the share of failures can stop a run."""


@dataclass(slots=True)
class _OpenFile:
    """A file in work: the pages to hand out and those in workers' hands."""

    source: Input
    state: InputState
    signatures: tuple[PdfSignature, ...]
    todo: deque[int] = field(default_factory=deque)
    in_hand: int = 0


class Flow:
    """A run in its parent process."""

    def __init__(
        self,
        ledger: Ledger,
        out: Path,
        settings: Settings,
        workers: Pool,
        progress: Progress,
        forms: Forms = PLAIN,
    ) -> None:
        """Take what earlier runs left in the ledger into account."""
        self.ledger = ledger
        self.out = out
        self.settings = settings
        self.settings_key = settings.key()
        self.workers = workers
        self.progress = progress
        self.forms = forms
        self.known = {state.file: state for state in ledger.inputs()}
        self.names = {state.name.casefold() for state in self.known.values()}
        self.gone: dict[str, list[InputState]] = {}
        self.open: list[_OpenFile] = []
        self.inspecting = 0
        self.ended = self.failed = 0

    def work(self, inputs: Sequence[Input], jobs: int, max_failures: float) -> None:
        """Do all inputs that are not done.

        Raises:
            TooManyFailures: A larger share of the inputs failed than `max_failures`.
        """
        self._find_gone(inputs)
        self._work(inputs, jobs, max_failures)
        left = sum(map(len, self.gone.values()))
        if left:
            self._say(f"{left} inputs of earlier runs are not among these; their rows are kept.")

    def _find_gone(self, inputs: Sequence[Input]) -> None:
        """Inputs of earlier runs that are not named now, by content: some have only moved."""
        named = {source.file for source in inputs}
        for state in self.known.values():
            if state.file not in named:
                self.gone.setdefault(state.sha256, []).append(state)

    def _work(self, inputs: Sequence[Input], jobs: int, max_failures: float) -> None:
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
            if self.ended >= _FEW and self.failed > max_failures * self.ended:
                raise TooManyFailures(
                    f"{self.failed} of {self.ended} inputs failed",
                    "See files.csv for the reasons; --max-failures sets the share that may fail.",
                )

    def _open_next(self, waiting: Iterator[Input]) -> bool:
        """Inspect the next input that is not done; False when none is left."""
        for source in waiting:
            if self._is_done(source):
                continue
            self.inspecting += 1
            self.workers.submit(
                Job(
                    tasks.inspect,
                    (source.path, self.settings),
                    partial(self._inspected, source),
                    partial(self._not_inspected, source),
                )
            )
            return True
        return False

    def _is_done(self, source: Input) -> bool:
        """Whether the ledger knows this very file as done, by size and time."""
        state = self.known.get(source.file)
        if state is None or state.status not in FINAL or state.settings != self.settings_key:
            return False
        size, mtime_ns = source.stamp()
        return (state.size, state.mtime_ns) == (size, mtime_ns)

    def _inspected(self, source: Input, found: tasks.Inspection) -> None:
        self.inspecting -= 1
        size, mtime_ns = source.stamp()
        self._forget_moved(found.sha256)
        state = InputState(
            file=source.file,
            name=self._name(source.file),
            path=_where(source.path),
            sha256=found.sha256,
            size=size,
            mtime_ns=mtime_ns,
            kind=found.kind,
            settings=self.settings_key,
            pages=found.pages,
        )
        if found.error:
            self._end(replace(state, status="failed", error=found.error), {})
            self._say(f"{source.file}: {found.error}")
            return
        self.ledger.put_input(state)
        done = self.ledger.pages_done(found.sha256, self.settings_key)
        todo = deque(number for number in range(1, found.pages + 1) if number not in done)
        self.progress.found(len(todo))
        opened_file = _OpenFile(source, state, found.signatures, todo)
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
                (
                    self.out,
                    state.file,
                    state.name,
                    state.sha256,
                    self.settings_key,
                    file.signatures,
                ),  # fmt: skip
                partial(self._finished, state),
                partial(self._not_finished, state),
                at_home=True,
            )
        )

    def _finished(self, state: InputState, outcome: tasks.Outcome) -> None:
        texts = self.out / TEXTS
        write_text(texts / f"{state.name}.txt", outcome.text)
        write_text(texts / f"{state.name}.raw.txt", outcome.raw_text)
        remove_tables(self.out, self.ledger.rows_of(state.file, TABLES))
        for path, (head, *rows) in outcome.tables.items():
            write_csv(self.out / path, head, rows, self.forms)
        ended = replace(
            state,
            status=outcome.status,
            error=outcome.error,
            pages_failed=outcome.pages_failed,
            seconds=outcome.seconds,
        )
        self._end(ended, outcome.rows)

    def _not_finished(self, state: InputState, reason: str) -> None:
        error = _sentence(f"taking its records {reason}")
        self._end(replace(state, status="failed", error=error), {})
        self._say(f"{state.file}: {error}")

    def _end(self, state: InputState, rows: Rows) -> None:
        if not rows:
            remove_tables(self.out, self.ledger.rows_of(state.file, TABLES))
        self.ledger.finish_input(state, rows)
        self.ended += 1
        self.failed += state.status == "failed"

    def _forget_moved(self, sha256: str) -> None:
        """The rows of an input that now has another name go; its pages are kept."""
        for moved in self.gone.pop(sha256, ()) if sha256 else ():
            remove_tables(self.out, self.ledger.rows_of(moved.file, TABLES))
            self.ledger.forget_input(moved.file)
            self.names.discard(moved.name.casefold())
            remove_texts(self.out, moved.name)

    def _say(self, message: str) -> None:
        _LOG.warning(message)
        self.progress.say(message)


def _where(path: Path | str) -> str:
    return printable(path if isinstance(path, str) else path.absolute())


def _sentence(reason: str) -> str:
    """A reason from the outer edge, with what the user can do."""
    return f"{reason}. Try --retry-failed; if it stays, report it with {LOG}."

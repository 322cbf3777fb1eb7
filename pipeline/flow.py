"""The flow of a run in its parent process: hand out work, store what comes back.

The parent inspects inputs, hands out pages, stores what comes back, and when a file's pages are
all stored has its records taken. Only a few files are open at a time, so that memory does not
grow with their number.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from pipeline.errors import TooManyFailures
from pipeline.handover import Finish, Inspection, Outcome
from pipeline.inputs import Input, printable
from pipeline.jobs import OpenFile, finishing, inspecting, reading
from pipeline.known import Known
from pipeline.outfolder import LOG
from pipeline.progress import Progress
from pipeline.results import Results
from pipeline.settings import Settings
from pipeline.storage.ledger import Ledger
from pipeline.storage.states import InputState, PageState
from pipeline.storage.writing import PLAIN, Forms
from pipeline.workers import Job, Pool

_LOG = logging.getLogger("sohoa")
_OPEN_FILES = 4
"""Files that may have pages in work at a time, beyond one for each worker."""
_IN_HAND = 2
"""Jobs in hand for each worker: one at work and one waiting, so that none idles."""
_FEW = 20
"""Inputs that must have ended before the share of failures can stop a run."""


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
        self.known = Known(ledger.inputs(), self.settings_key)
        self.results = Results(out, ledger)
        self.open: list[OpenFile] = []
        self.inspecting = 0
        self.ended = self.failed = 0

    def work(self, inputs: Sequence[Input], jobs: int, max_failures: float) -> None:
        """Do all inputs that are not done.

        Raises:
            TooManyFailures: A larger share of the inputs failed than `max_failures`.
        """
        waiting = iter(self.known.compare(inputs))
        while self._hand_out(waiting, jobs):
            self.workers.collect()
            if self.ended >= _FEW and self.failed > max_failures * self.ended:
                raise TooManyFailures(
                    f"{self.failed} of {self.ended} inputs failed",
                    "See files.csv for the reasons; --max-failures sets the share that may fail.",
                )
        if gone := self.known.gone:
            self._say(f"{gone} inputs of earlier runs are not among these; their rows are kept.")

    def _hand_out(self, waiting: Iterator[Input], jobs: int) -> bool:
        """Give the workers enough to do; whether anything is in hand."""
        while len(self.workers) < _IN_HAND * jobs:
            job = self._next_pages()
            if job is None and len(self.open) + self.inspecting < jobs + _OPEN_FILES:
                job = self._next_input(waiting)
            if job is None:
                break
            self.workers.submit(job)
        return len(self.workers) > 0

    def _next_pages(self) -> Job | None:
        """The next pages to read: of the file that was opened first."""
        for file in self.open:
            if file.todo:
                numbers = file.next_pages()
                file.in_hand += 1
                done, failed = partial(self._read, file), partial(self._not_read, file, numbers)
                return reading(file, numbers, self.settings, done, failed)
        return None

    def _next_input(self, waiting: Iterator[Input]) -> Job | None:
        """The next input to inspect; None when none is left."""
        for source in waiting:
            if not source.skip:
                break
            self.results.end(replace(self._state(source), status="skipped", error=source.skip))
        else:
            return None
        self.inspecting += 1
        done, failed = partial(self._inspected, source), partial(self._not_inspected, source)
        return inspecting(source, self.settings, done, failed)

    def _inspected(self, source: Input, found: Inspection) -> None:
        self.inspecting -= 1
        self.results.forget(self.known.moved(source, found.sha256))
        state = replace(
            self._state(source), sha256=found.sha256, kind=found.kind, pages=found.pages
        )
        if found.error:
            self._fail(state, found.error)
            return
        self.ledger.put_input(state)
        done = self.ledger.pages_done(found.sha256, self.settings_key)
        todo = deque(number for number in range(1, found.pages + 1) if number not in done)
        self.progress.found(len(todo))
        opened_file = OpenFile(source, state, found.signatures, todo)
        self.open.append(opened_file)
        if not todo:
            self._finish(opened_file)

    def _not_inspected(self, source: Input, reason: str) -> None:
        self._inspected(source, Inspection(error=_sentence(f"inspecting it {reason}")))

    def _state(self, source: Input) -> InputState:
        """The state of an input of which only its place is known."""
        size, mtime_ns = source.stamp()
        path = source.path
        return InputState(
            file=source.file,
            name=self.known.name(source),
            path=printable(path if isinstance(path, str) else path.absolute()),
            size=size,
            mtime_ns=mtime_ns,
            settings=self.settings_key,
        )

    def _read(self, file: OpenFile, pages: Sequence[PageState]) -> None:
        file.in_hand -= 1
        self.ledger.put_pages(file.state.sha256, self.settings_key, pages)
        failed = [page for page in pages if page.error]
        self.progress.read(len(pages), len(failed))
        for page in failed:
            self._say(f"{file.source.file}, page {page.number}: {page.error}")
        if not file.todo and not file.in_hand:
            self._finish(file)

    def _not_read(self, file: OpenFile, numbers: Sequence[int], reason: str) -> None:
        error = _sentence(f"the page {reason}")
        self._read(file, [PageState(number, error, 0.0, None) for number in numbers])

    def _finish(self, file: OpenFile) -> None:
        """Have the records taken of a file whose pages are all stored."""
        self.open.remove(file)
        state, folder = file.state, self.results.new_folder()
        whole = Finish(
            state.file, state.name, state.sha256, self.settings_key, file.signatures, self.forms
        )
        done = partial(self._finished, state, folder)
        failed = partial(self._not_finished, state, folder)
        self.workers.submit(finishing(file, self.out, folder, whole, done, failed))

    def _finished(self, state: InputState, folder: Path, outcome: Outcome) -> None:
        self._count(self.results.take(folder, state, outcome))

    def _not_finished(self, state: InputState, folder: Path, reason: str) -> None:
        self.results.drop(folder)
        self._fail(state, _sentence(f"taking its records {reason}"))

    def _fail(self, state: InputState, error: str) -> None:
        failed = replace(state, status="failed", error=error)
        self.results.end(failed)
        self._count(failed)
        self._say(f"{state.file}: {error}")

    def _count(self, ended: InputState) -> None:
        self.ended += 1
        self.failed += ended.status == "failed"

    def _say(self, message: str) -> None:
        _LOG.warning(message)
        self.progress.say(message)


def _sentence(reason: str) -> str:
    """A reason from the outer edge, with what the user can do."""
    return f"{reason}. Try --retry-failed; if it stays, report it with {LOG}."

"""What workers hand back goes into the output folder; the parent alone writes there."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pipeline.handover import Outcome, read_rows
from pipeline.outfolder import TABLES, TEXTS, remove_tables, remove_texts
from pipeline.storage.ledger import Ledger
from pipeline.storage.states import InputState
from pipeline.storage.writing import TEMPORARY, sync_folder


class Results:
    """The output folder of a run, as far as inputs that end change it."""

    def __init__(self, out: Path, ledger: Ledger) -> None:
        """Write there."""
        self._out = out
        self._ledger = ledger

    def new_folder(self) -> Path:
        """The path of a folder in which a worker may leave what a file adds."""
        return self._out / f"{TEMPORARY}{uuid.uuid4().hex}"

    def take(self, folder: Path, state: InputState, outcome: Outcome) -> InputState:
        """End an input with what a worker left in a folder."""
        ended = replace(
            state,
            status=outcome.status,
            error=outcome.error,
            pages_failed=outcome.pages_failed,
            seconds=outcome.seconds,
        )
        remove_tables(self._out, self._ledger.rows_of(state.file, TABLES))
        for part in (TEXTS, TABLES):
            left = list((folder / part).iterdir())
            for path in left:
                path.replace(self._out / part / path.name)
            if left:
                sync_folder(self._out / part)
        self._ledger.finish_input(ended, read_rows(folder))
        self.drop(folder)
        return ended

    def drop(self, folder: Path) -> None:
        """Remove a worker's folder."""
        shutil.rmtree(folder, ignore_errors=True)

    def end(self, state: InputState) -> None:
        """End an input that gives no records."""
        remove_tables(self._out, self._ledger.rows_of(state.file, TABLES))
        self._ledger.finish_input(state, ())

    def forget(self, moved: Iterable[InputState]) -> None:
        """The rows of inputs that now have another name go; their pages are kept."""
        for state in moved:
            remove_tables(self._out, self._ledger.rows_of(state.file, TABLES))
            self._ledger.forget_input(state.file)
            remove_texts(self._out, state.name)

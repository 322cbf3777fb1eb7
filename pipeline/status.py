"""How far a run is, read from its ledger beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.outfolder import working_run
from pipeline.storage.states import FILE_NAME


@dataclass(frozen=True, slots=True)
class Status:
    """How far a run is.

    Attributes:
        inputs: Inputs that were looked at.
        by_status: Number of inputs by status; `in work` for those not ended.
        pages_read: Pages in the ledger that were read.
        pages_failed: Pages that were set aside.
        working: The run at work now ("pid 123, since ..."); empty if none is.
    """

    inputs: int
    by_status: dict[str, int]
    pages_read: int
    pages_failed: int
    working: str


def read_status(out: Path) -> Status:
    """The state of the run in an output folder.

    Raises:
        UsageError: The folder has no ledger.
    """
    path = out / FILE_NAME
    if not path.is_file():
        raise UsageError(f"{out} holds no run", "Name the --out folder of a run.")
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        states = db.execute(
            "SELECT CASE status WHEN '' THEN 'in work' ELSE status END, count(*)"
            " FROM inputs GROUP BY 1 ORDER BY 1"
        ).fetchall()
        read, failed = db.execute(
            "SELECT count(CASE error WHEN '' THEN 1 END), count(CASE WHEN error <> '' THEN 1 END)"
            " FROM pages"
        ).fetchone()
    by_status = dict(states)
    return Status(sum(by_status.values()), by_status, read, failed, working_run(out))

"""The ledger: what is done, durable before it counts, in one SQLite file.

One process writes (the parent of a run); any number may read beside it (WAL).
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.errors import UsageError
from pipeline.storage.codec import decode_row
from pipeline.storage.states import FILE_NAME, InputState, PageState, Rows

_FORMAT = 3
"""`PRAGMA user_version` of the tables in schema.sql and of the rows in them."""

_COLUMNS = ", ".join(InputState.__slots__)


class Ledger:
    """An open ledger; a context manager.

    Every method that changes something commits before it returns.
    """

    def __init__(self, folder: Path) -> None:
        """Open the ledger of an output folder, making it when it is not there.

        Raises:
            UsageError: The file is damaged or was written by another version of its form.
        """
        path = folder / FILE_NAME
        self._db = sqlite3.connect(path, isolation_level=None)
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise UsageError(
                f"{path} cannot be used ({error})",
                "Name another --out folder, or move this file away to start anew.",
            ) from error

    def _prepare(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")  # a page counts once it is on the disk
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version not in (0, _FORMAT):
            raise sqlite3.DatabaseError(f"form {version}, this program writes form {_FORMAT}")
        schema = files("pipeline.storage").joinpath("schema.sql").read_text(encoding="utf-8")
        self._db.executescript(schema)
        self._db.execute(f"PRAGMA user_version = {_FORMAT}")

    def __enter__(self) -> Self:
        """The ledger itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self._db.close()

    def inputs(self) -> Iterator[InputState]:
        """All inputs, sorted by file."""
        for row in self._db.execute(f"SELECT {_COLUMNS} FROM inputs ORDER BY file"):
            yield InputState(*row)

    def put_input(self, state: InputState) -> None:
        """Store an input's state in place of what was known of it."""
        marks = ", ".join("?" * len(InputState.__slots__))
        with self._transaction():
            self._put_input(state, marks)

    def _put_input(self, state: InputState, marks: str) -> None:
        values = [getattr(state, column) for column in InputState.__slots__]
        self._db.execute(f"REPLACE INTO inputs ({_COLUMNS}) VALUES ({marks})", values)

    def finish_input(self, state: InputState, rows: Rows) -> None:
        """Store an input's final state and its records at once."""
        marks = ", ".join("?" * len(InputState.__slots__))
        with self._transaction():
            self._db.execute("DELETE FROM records WHERE file = ?", (state.file,))
            self._db.executemany(
                "INSERT INTO records VALUES (?, ?, ?, ?)", _numbered(state.file, rows)
            )
            self._put_input(state, marks)

    def forget_input(self, file: str) -> None:
        """Drop an input and its records; its pages stay, known by content."""
        with self._transaction():
            self._db.execute("DELETE FROM records WHERE file = ?", (file,))
            self._db.execute("DELETE FROM inputs WHERE file = ?", (file,))

    def put_pages(self, sha256: str, settings: str, pages: Iterable[PageState]) -> None:
        """Store pages of a file, read or set aside."""
        with self._transaction():
            self._db.executemany(
                "REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (sha256, settings, page.number, page.error, page.seconds, page.body)
                    for page in pages
                ),
            )

    def pages_done(self, sha256: str, settings: str) -> frozenset[int]:
        """Numbers of the file's pages that need no more work."""
        found = self._db.execute(
            "SELECT number FROM pages WHERE sha256 = ? AND settings = ?", (sha256, settings)
        )
        return frozenset(number for (number,) in found)

    def forget_failed_pages(self, sha256: str, settings: str) -> None:
        """Drop the pages of a file that were set aside, so that they are tried again."""
        with self._transaction():
            self._db.execute(
                "DELETE FROM pages WHERE sha256 = ? AND settings = ? AND error <> ''",
                (sha256, settings),
            )

    def rows_of(self, file: str, table: str) -> Iterator[list[str]]:
        """The rows of a table that come from one input."""
        found = self._db.execute(
            'SELECT cells FROM records WHERE file = ? AND "table" = ? ORDER BY position',
            (file, table),
        )
        for (cells,) in found:
            yield decode_row(cells)

    def rows(self, table: str) -> Iterator[list[str]]:
        """The rows of a table, in the order of their inputs."""
        found = self._db.execute(
            'SELECT cells FROM records WHERE "table" = ? ORDER BY file, position', (table,)
        )
        for (cells,) in found:
            yield decode_row(cells)

    def _transaction(self) -> sqlite3.Connection:
        self._db.execute("BEGIN IMMEDIATE")
        return self._db


def _numbered(file: str, rows: Rows) -> Iterator[tuple[str, str, int, str]]:
    """The rows of a file, counted table by table."""
    counts = Counter[str]()
    for table, row in rows:
        yield file, table, counts[table], row
        counts[table] += 1

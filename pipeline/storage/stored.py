"""The pages in a ledger, read beside the one process that writes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.model import Page
from pipeline.storage.codec import decode_page
from pipeline.storage.states import FILE_NAME, PageState

_CACHE = "PRAGMA cache_size = -256"
"""In kB; every page is read once or twice."""


class StoredPages:
    """The pages of one file, known by its content and the settings it was read with."""

    def __init__(self, db: sqlite3.Connection, sha256: str, settings: str) -> None:
        """Read them from an open ledger."""
        self._db = db
        self._file = (sha256, settings)

    def states(self) -> Iterator[PageState]:
        """All of them, one after the other."""
        yield from self._find("ORDER BY number")

    def page(self, number: int) -> Page:
        """A page that was read.

        Raises:
            LookupError: It was not.
        """
        for state in self._find("AND number = ?", number):
            if state.body is not None:
                return decode_page(state.body)
        raise LookupError(f"page {number} was not read")

    def _find(self, which: str, *values: int) -> Iterator[PageState]:
        query = "SELECT number, error, seconds, body FROM pages WHERE sha256 = ? AND settings = ?"
        for row in self._db.execute(f"{query} {which}", (*self._file, *values)):
            yield PageState(*row)


@contextmanager
def stored_pages(folder: Path, sha256: str, settings: str) -> Iterator[StoredPages]:
    """The pages of a file in the ledger of an output folder, opened for reading only."""
    uri = f"{(folder / FILE_NAME).absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as db:
        db.execute(_CACHE)
        yield StoredPages(db, sha256, settings)


def read_pages(folder: Path, sha256: str, settings: str) -> list[Page]:
    """The pages of a file that were read."""
    with stored_pages(folder, sha256, settings) as pages:
        return [decode_page(state.body) for state in pages.states() if state.body is not None]

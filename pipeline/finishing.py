"""The end of a file whose pages are all in the ledger: its texts, its tables and its rows.

A worker writes them into a folder of their own, which the parent then takes into the output
folder. Pages come from the ledger one by one and rows go to the disk one by one, so that memory
does not grow with them; the extractors alone need the whole text.
"""

from __future__ import annotations

import ctypes
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from extractors import documents
from pipeline.handover import ROWS, Finish, Outcome
from pipeline.outfolder import RAW_TEXT, TABLES, TEXT, TEXTS, disk_errors
from pipeline.placed import PlacedPage, ReadPages
from pipeline.records import Row, document_rows, failed_page_row, page_row, signature_rows
from pipeline.storage.codec import decode_page
from pipeline.storage.states import PageState
from pipeline.storage.stored import StoredPages, stored_pages
from pipeline.storage.writing import Forms, write_csv, written


def finish(out: Path, folder: Path, file: Finish) -> Outcome:
    """Take the texts and records out of a file whose pages are all in the ledger.

    Args:
        out: The output folder, which holds the ledger.
        folder: Where to leave them; what a worker that died has left there goes.
        file: The file.

    Raises:
        OutputError: The disk is full or failing.
    """
    _give_back()
    with disk_errors(out), stored_pages(out, file.sha256, file.settings) as stored:
        shutil.rmtree(folder, ignore_errors=True)
        for part in (TEXTS, TABLES):
            (folder / part).mkdir(parents=True)
        states = _States(stored)
        pages = ReadPages(lambda number: PlacedPage.of(stored.page(number)))
        _write_rows(folder, file.forms, _page_rows(folder, file, states, pages))
        _write_rows(folder, file.forms, _record_rows(folder, file, pages))
        return Outcome(
            "failed" if not len(pages) else "partial" if states.failed else "done",
            _explain(states.failed),
            len(states.failed),
            round(states.seconds, 3),
        )


def _give_back() -> None:
    """Give memory that is free back to the system, where glibc keeps it.

    Python's objects cannot use what was a PDF library's, and would need as much again.
    Source: malloc_trim(3).
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


class _States:
    """The stored pages of a file, and what was seen when they passed."""

    def __init__(self, stored: StoredPages) -> None:
        self._stored = stored
        self.seconds = 0.0
        self.failed: list[PageState] = []

    def __iter__(self) -> Iterator[PageState]:
        for state in self._stored.states():
            self.seconds += state.seconds
            if state.body is None:
                self.failed.append(state)
            yield state


def _page_rows(
    folder: Path, file: Finish, states: Iterable[PageState], pages: ReadPages
) -> Iterator[Row]:
    """A row for each page; the texts of those that were read are written on the way."""
    texts = folder / TEXTS
    with (
        written(texts / f"{file.name}{TEXT}") as text,
        written(texts / f"{file.name}{RAW_TEXT}") as raw_text,
    ):
        for state in states:
            if state.body is None:
                row = failed_page_row(file.file, state.number, state.error)
            else:
                page = PlacedPage.of(decode_page(state.body))
                parted = "\f" if len(pages) else ""
                text.write(parted + page.text)
                raw_text.write(parted + page.raw_text)
                pages.add(page)
                row = page_row(page, file.file)
            yield Row("pages", row)


def _record_rows(folder: Path, file: Finish, pages: ReadPages) -> Iterator[Row]:
    """The rows of all documents in the text."""
    with (folder / TEXTS / f"{file.name}{TEXT}").open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    for position, record in enumerate(documents(text), start=1):
        yield from document_rows(record, f"{file.name}.{position}", file.file, pages)
    yield from signature_rows(file.name, file.signatures)


def _write_rows(folder: Path, forms: Forms, rows: Iterable[Row]) -> None:
    """Add rows to those in the folder; tables of documents become files."""
    with (folder / ROWS).open("a", encoding="utf-8", newline="\n") as stream:
        for row in rows:
            stream.write(f"{row.table}\t{row.cells}\n")
            if row.grid:
                head, *others = row.grid
                write_csv(folder / row.path, head, others, forms)


def _explain(failed: Sequence[PageState]) -> str:
    """The first failed page's reason, and how many more there are."""
    if not failed:
        return ""
    more = f" ({len(failed) - 1} more pages failed: see pages.csv)" if len(failed) > 1 else ""
    return f"page {failed[0].number}: {failed[0].error}{more}"

"""What workers do. Each function takes plain values and returns a result; none writes."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError, PageError, SohoaError
from pipeline.inputs import Kind, fingerprint, sniff
from pipeline.model import Page
from pipeline.pages import read_page
from pipeline.pdf import PdfSignature, count_pages, read_signatures
from pipeline.placed import Document, PlacedPage
from pipeline.raster import count_frames
from pipeline.rawpage import from_text
from pipeline.records import Rows, document_rows, failed_page_row, page_row, signature_rows
from pipeline.remote import at_hand
from pipeline.restoring import restore_page
from pipeline.settings import Settings
from pipeline.storage.codec import decode_page, encode_page
from pipeline.storage.ledger import PageState, stored_pages
from pipeline.tablefiles import Grid, table_files
from pipeline.textfile import read_pages as read_text_pages


@dataclass(frozen=True, slots=True)
class Inspection:
    """What an input holds; `error` says why it cannot be digitized, '' if it can."""

    sha256: str = ""
    kind: str = ""
    pages: int = 0
    error: str = ""
    signatures: tuple[PdfSignature, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """All of a file: its rows, texts and tables, how it ended, and the time its pages took."""

    status: str
    error: str
    pages_failed: int
    seconds: float
    rows: Rows
    text: str
    raw_text: str
    tables: Mapping[str, Grid]


def inspect(source: Path | str, settings: Settings) -> Inspection:
    """Know an input by its content and count its pages."""
    sha256 = ""
    try:
        with at_hand(source) as path:
            kind = sniff(path)
            sha256 = fingerprint(path)
            pages = _count(path, kind, settings)
            signed = read_signatures(path, settings.passwords) if kind is Kind.PDF else ()
            return Inspection(sha256, kind, pages, signatures=signed)
    except SohoaError as error:
        return Inspection(sha256, error=str(error))


def _count(path: Path, kind: Kind, settings: Settings) -> int:
    match kind:
        case Kind.PDF:
            return count_pages(path, settings.passwords)
        case Kind.TEXT:
            return len(read_text_pages(path))
        case _:
            return count_frames(path)


def read(
    source: Path | str, kind: str, numbers: Sequence[int], settings: Settings
) -> list[PageState]:
    """Read and restore pages of one file; a page that cannot be read says why."""
    try:
        with at_hand(source) as path:
            if kind == Kind.TEXT:
                return _read_text(path, settings)
            return [_read_one(path, Kind(kind), number, settings) for number in numbers]
    except InputError as reason:  # gone, or changed, since it was inspected
        return [PageState(number, str(reason), 0.0, None) for number in numbers]


def _read_text(path: Path, settings: Settings) -> list[PageState]:
    """All pages of a text at once."""
    begun = time.perf_counter()
    pages = [
        restore_page(from_text(text, number), repair=settings.restore)
        for number, text in enumerate(read_text_pages(path), start=1)
    ]
    seconds = (time.perf_counter() - begun) / max(len(pages), 1)
    return [PageState(page.number, "", seconds, encode_page(page)) for page in pages]


def _read_one(path: Path, kind: Kind, number: int, settings: Settings) -> PageState:
    begun = time.perf_counter()
    body, error = None, ""
    try:
        page: Page = restore_page(read_page(path, kind, number, settings), repair=settings.restore)
        body = encode_page(page)
    except (PageError, InputError) as reason:
        error = str(reason)
    except MemoryError:
        error = "the page needs more memory than a worker may take. Scan it at a lower resolution."
    return PageState(number, error, time.perf_counter() - begun, body)


def finish(
    out: Path,
    file: str,
    name: str,
    sha256: str,
    settings: str,
    signatures: Sequence[PdfSignature] = (),
) -> Outcome:
    """Take the records out of a file whose pages are all in the ledger."""
    read: list[PlacedPage] = []
    failed: list[PageState] = []
    seconds = 0.0
    for state in stored_pages(out, sha256, settings):
        seconds += state.seconds
        if state.body is None:
            failed.append(state)
        else:
            read.append(PlacedPage.of(decode_page(state.body)))
    document = Document(name, tuple(read))
    rows = document_rows(document, file)
    rows["signatures"] += signature_rows(name, signatures)
    pages = {page.number: page_row(page, file) for page in read}
    pages |= {page.number: failed_page_row(file, page.number, page.error) for page in failed}
    rows["pages"] = [pages[number] for number in sorted(pages)]
    return Outcome(
        status=_status(read, failed),
        error=_explain(failed),
        pages_failed=len(failed),
        seconds=round(seconds, 3),
        rows=rows,
        text=document.text,
        raw_text=document.raw_text,
        tables=table_files(document, rows["tables"]),
    )


def _status(read: Sequence[PlacedPage], failed: Sequence[PageState]) -> str:
    if not read:
        return "failed"
    return "partial" if failed else "done"


def _explain(failed: Sequence[PageState]) -> str:
    """The first failed page's reason, and how many more there are."""
    if not failed:
        return ""
    more = f" ({len(failed) - 1} more pages failed: see pages.csv)" if len(failed) > 1 else ""
    return f"page {failed[0].number}: {failed[0].error}{more}"

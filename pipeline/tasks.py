"""What workers do. Each function takes plain values and returns a result; none writes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from pipeline.content import Kind, fingerprint, sniff
from pipeline.errors import InputError, PageError, SohoaError
from pipeline.handover import Inspection
from pipeline.model import Page
from pipeline.pages import read_page
from pipeline.pdf import count_pages, read_signatures
from pipeline.raster import count_frames
from pipeline.rawpage import from_text
from pipeline.remote import at_hand
from pipeline.restoring import restore_page
from pipeline.settings import Settings
from pipeline.storage.codec import encode_page
from pipeline.storage.states import PageState
from pipeline.textfile import read_pages as read_text_pages

MAX_PAGES = 50_000
"""A file that says it has more is taken for damaged or hostile."""


def inspect(source: Path | str, settings: Settings) -> Inspection:
    """Know an input by its content and count its pages."""
    sha256 = ""
    try:
        with at_hand(source) as path:
            kind = sniff(path)
            sha256 = fingerprint(path)
            pages = _count(path, kind, settings)
            if pages > MAX_PAGES:
                raise InputError(
                    f"the file says it has {pages:,} pages", "Split it into smaller files."
                )
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

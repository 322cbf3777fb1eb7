"""From a file's restored pages to the rows of the tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Any

from extractors import extract
from extractors.model import DocumentRecord
from pipeline.model import BBox, Document, Page, TextSource, Word
from pipeline.storage.export import cell
from pipeline.storage.schema import Table, tables

Row = tuple[str, ...]
Rows = dict[str, list[Row]]


def document_rows(document: Document, file: str) -> Rows:
    """Rows of every table but `files`, for one input file.

    Args:
        document: All pages of the file that were read.
        file: The file's name in the tables.
    """
    rows: Rows = {name: [] for name in tables() if name != "files"}
    rows["pages"] = [_page_row(page, file) for page in document.pages]
    for position, record in enumerate(extract(document.text).documents, start=1):
        document_id = f"{document.name}.{position}"
        own = document.pages[record.first_page - 1 : record.last_page]
        rows["documents"].append(_document_row(record, document_id, file, own))
        for table in tables().values():
            if table.mention:
                rows[table.name] += _mention_rows(table, record, document_id, document.pages)
    return rows


def failed_page_row(file: str, number: int, error: str) -> Row:
    """The row of `pages` for a page that was set aside."""
    return _row("pages", {"file": file, "page": number, "error": error})


def _row(table: str, values: Mapping[str, Any]) -> Row:
    return tuple(cell(values.get(column)) for column in tables()[table].header)


def _page_row(page: Page, file: str) -> Row:
    words = page.words
    mean = sum(word.confidence for word in words) / len(words) if words else None
    return _row(
        "pages",
        {
            "file": file,
            "page": page.number,
            "text_source": page.text_source,
            "width": round(page.width, 2) or None,
            "height": round(page.height, 2) or None,
            "rotation": page.rotation,
            "words": len(words),
            "words_restored": sum(word.text != word.raw for word in words),
            "confidence": None if mean is None else round(mean, 4),
            "warnings": "; ".join(page.warnings),
        },
    )


def _document_row(
    record: DocumentRecord, document_id: str, file: str, pages: Sequence[Page]
) -> Row:
    sources = dict.fromkeys(
        page.text_source for page in pages if page.text_source is not TextSource.BLANK
    )
    given = {
        "document_id": document_id,
        "file": file,
        "first_page": pages[0].number if pages else record.first_page,
        "last_page": pages[-1].number if pages else record.last_page,
        "text_source": "+".join(sources) or TextSource.BLANK,
    }
    header = tables()["documents"].header
    return _row(
        "documents",
        {
            column: given[column] if column in given else getattr(record, column)
            for column in header
        },
    )


def _mention_rows(
    table: Table,
    record: DocumentRecord,
    document_id: str,
    pages: Sequence[Page],
) -> Iterator[Row]:
    """One row for each mention; the extractors count the pages that were read from 1."""
    for mention in getattr(record, table.rows_from):
        page = pages[mention.page - 1]
        given = {
            "document_id": document_id,
            "page": page.number,
            **_place(page, mention.start, mention.end),
        }
        yield tuple(
            cell(given[column] if column in given else getattr(mention, column, None))
            for column in table.header
        )


def _place(page: Page, start: int, end: int) -> dict[str, Any]:
    """The box of a span of the page's text, and what was read there."""
    words = _words_between(page.words, start, end)
    place: dict[str, Any] = {
        "read_as": page.raw_text[words[0].raw_start : words[-1].raw_end] if words else "",
    }
    boxes = [word.bbox for word in words if word.bbox is not None]
    if boxes:
        box = reduce(BBox.union, boxes)
        place |= {name: round(value, 2) for name, value in box._asdict().items()}
    else:
        place |= dict.fromkeys(BBox._fields)
    return place


def _words_between(words: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    first = bisect_right(words, start, key=lambda word: word.end)
    behind = bisect_left(words, end, key=lambda word: word.start)
    return words[first:behind]

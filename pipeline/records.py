"""From a file's restored pages to the rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from extractors import extract
from extractors.model import DocumentRecord
from pipeline.doubt import without_doubt
from pipeline.model import TextSource
from pipeline.pdf import PdfSignature
from pipeline.placed import Document, PlacedPage
from pipeline.storage.codec import encode_row
from pipeline.storage.export import cell
from pipeline.storage.schema import Table, tables
from pipeline.tablefiles import table_rows

Rows = dict[str, list[str]]
"""Rows by table name, each as the ledger keeps it: a quarter of the memory of its cells."""


def document_rows(document: Document, file: str) -> Rows:
    """Rows of every table but `files` and `pages`, for one input file.

    Args:
        document: All pages of the file that were read.
        file: The file's name in the tables.
    """
    rows: Rows = {name: [] for name in tables() if name not in ("files", "pages")}
    for position, record in enumerate(extract(document.text).documents, start=1):
        document_id = f"{document.name}.{position}"
        own = document.pages[record.first_page - 1 : record.last_page]
        record = without_doubt(record, own[0]) if own else record
        rows["documents"].append(_document_row(record, document_id, file, own))
        for table in tables().values():
            if table.mention:
                rows[table.name] += _mention_rows(table, record, document_id, document.pages)
        rows["tables"] += table_rows(record, document_id, document.pages)
    return rows


def signature_rows(name: str, signatures: Iterable[PdfSignature]) -> list[str]:
    """The rows of `signatures` for those inside a PDF: they stand on no page."""
    given = {"document_id": f"{name}.1", "kind": "pdf"}
    return [_row("signatures", given | asdict(signature)) for signature in signatures]


def failed_page_row(file: str, number: int, error: str) -> str:
    """The row of `pages` for a page that was set aside."""
    return _row("pages", {"file": file, "page": number, "error": error})


def _row(table: str, values: Mapping[str, Any]) -> str:
    return encode_row([cell(values.get(column)) for column in tables()[table].header])


def page_row(page: PlacedPage, file: str) -> str:
    """The row of `pages` for a page that was read."""
    sure = page.confidence
    return _row(
        "pages",
        {
            "file": file,
            "page": page.number,
            "text_source": page.text_source,
            "width": round(page.width, 2) or None,
            "height": round(page.height, 2) or None,
            "rotation": page.rotation,
            "words": page.words,
            "words_restored": page.words_restored,
            "confidence": None if sure is None else round(sure, 4),
            "warnings": "; ".join(page.warnings),
        },
    )


def _document_row(
    record: DocumentRecord, document_id: str, file: str, pages: Sequence[PlacedPage]
) -> str:
    sources = dict.fromkeys(
        page.text_source for page in pages if page.text_source is not TextSource.BLANK
    )
    given = {
        "document_id": document_id,
        "file": file,
        "first_page": pages[0].number if pages else record.first_page,
        "last_page": pages[-1].number if pages else record.last_page,
        "text_source": "+".join(sources) or TextSource.BLANK,
        "canonical_id": None,  # known when all inputs are: pipeline.archive
        "canonical_confidence": None,
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
    pages: Sequence[PlacedPage],
) -> Iterator[str]:
    """One row for each mention; the extractors count the pages that were read from 1."""
    for mention in getattr(record, table.rows_from):
        page = pages[mention.page - 1]
        given = {
            "document_id": document_id,
            "page": page.number,
            **page.place(mention.start, mention.end),
        }
        if table.name == "signatures":
            given["kind"] = "text"
        cells = [
            cell(given[column] if column in given else getattr(mention, column, None))
            for column in table.header
        ]
        yield encode_row(cells)

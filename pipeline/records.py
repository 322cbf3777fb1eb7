"""From a file's restored pages to the rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import count
from typing import Any, NamedTuple, Protocol

from extractors.model import DocumentRecord
from pipeline.doubt import sureness, without_doubt
from pipeline.model import TextSource
from pipeline.pdf import PdfSignature
from pipeline.placed import PlacedPage, ReadPages
from pipeline.storage.codec import encode_row
from pipeline.storage.export import cell
from pipeline.storage.schema import Table, tables
from pipeline.tablefiles import Grid, PageTable, page_tables


class _Mention(Protocol):
    @property
    def page(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Row(NamedTuple):
    """A row of a table as the ledger keeps it; a row of `tables` comes with the table."""

    table: str
    cells: str
    path: str = ""
    grid: Grid = ()


def document_rows(
    record: DocumentRecord, document_id: str, file: str, pages: ReadPages
) -> Iterator[Row]:
    """Rows of every table but `files` and `pages`, for one document, page by page.

    Args:
        record: As the extractors took it from the text.
        document_id: Its id.
        file: The input's name in the tables.
        pages: All pages of the file that were read.
    """
    record = replace(record, confidence=sureness(record, pages))
    if record.first_page <= len(pages):
        record = without_doubt(record, pages.page(record.first_page))
    yield Row("documents", _document_row(record, document_id, file, pages))
    mentions, numbers = _by_page(record), count(1)
    for position in range(record.first_page, min(record.last_page, len(pages)) + 1):
        page = pages.page(position)
        for kind, mention in mentions.get(position, ()):
            yield Row(kind.name, _mention_row(kind, mention, document_id, page))
        for table in page_tables(record, position, page.text):
            yield _table_row(table, page.number, document_id, next(numbers))


def signature_rows(name: str, signatures: Iterable[PdfSignature]) -> Iterator[Row]:
    """The rows of `signatures` for those inside a PDF: they stand on no page."""
    given = {"document_id": f"{name}.1", "kind": "pdf"}
    for signature in signatures:
        yield Row("signatures", _row("signatures", given | asdict(signature)))


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


def _document_row(record: DocumentRecord, document_id: str, file: str, pages: ReadPages) -> str:
    found = pages.sources(record.first_page, record.last_page)
    sources = dict.fromkeys(source for source in found if source is not TextSource.BLANK)
    given = {
        "document_id": document_id,
        "file": file,
        "first_page": pages.number(record.first_page) if found else record.first_page,
        "last_page": pages.number(record.last_page) if found else record.last_page,
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


def _by_page(record: DocumentRecord) -> Mapping[int, Sequence[tuple[Table, _Mention]]]:
    """The mentions of each page, each with its table, in order."""
    found: dict[int, list[tuple[Table, _Mention]]] = {}
    for table in tables().values():
        if table.mention:
            for mention in getattr(record, table.rows_from):
                found.setdefault(mention.page, []).append((table, mention))
    return found


def _mention_row(table: Table, mention: _Mention, document_id: str, page: PlacedPage) -> str:
    given = {
        "document_id": document_id,
        "page": page.number,
        **page.place(mention.start, mention.end),
    }
    if table.name == "signatures":
        given["kind"] = "text"
    return encode_row(
        [
            cell(given[column] if column in given else getattr(mention, column, None))
            for column in table.header
        ]
    )


def _table_row(table: PageTable, page: int, document_id: str, number: int) -> Row:
    path = f"tables/{document_id}.{number}.csv"
    values = {
        "document_id": document_id,
        "page": page,
        "start": table.start,
        "end": table.end,
        "path": path,
        "rows": len(table.grid),
        "columns": len(table.grid[0]),
    }
    return Row("tables", _row("tables", values), path, table.grid)

"""The tables of documents, as CSVs with their cells in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.grids import find_blocks
from extractors.model import DocumentRecord
from pipeline.placed import Document, PlacedPage
from pipeline.storage.codec import decode_row, encode_row
from pipeline.storage.export import cell
from pipeline.storage.schema import tables

Grid = tuple[tuple[str, ...], ...]
"""The cells of a table, row by row, all rows of one length."""


def table_rows(
    record: DocumentRecord, document_id: str, pages: Sequence[PlacedPage]
) -> Iterator[str]:
    """The rows of `tables` for one document, each as the ledger keeps it.

    Args:
        record: The document.
        document_id: Its id.
        pages: The pages of its file that were read; the record counts them from 1.
    """
    found = (
        place
        for number in range(record.first_page, record.last_page + 1)
        if number <= len(pages)
        for place in _places(record, number, pages[number - 1])
    )
    for count, (page, start, end) in enumerate(found, start=1):
        grid = _grid(page.text[start:end])
        values = {
            "document_id": document_id,
            "page": page.number,
            "start": start,
            "end": end,
            "path": f"tables/{document_id}.{count}.csv",
            "rows": len(grid),
            "columns": len(grid[0]),
        }
        yield encode_row([cell(values[column]) for column in tables()["tables"].header])


def table_files(document: Document, rows: Iterable[str]) -> Mapping[str, Grid]:
    """The cells of each table in these rows of `tables`, by its path."""
    texts = {str(page.number): page.text for page in document.pages}
    header = tables()["tables"].header
    listed = (dict(zip(header, decode_row(row), strict=True)) for row in rows)
    return {
        row["path"]: _grid(texts[row["page"]][int(row["start"]) : int(row["end"])])
        for row in listed
    }


def _places(
    record: DocumentRecord, number: int, page: PlacedPage
) -> Iterator[tuple[PlacedPage, int, int]]:
    """Where tables of the document stand on a page."""
    first = record.first_offset if number == record.first_page else 0
    last = record.last_offset if number == record.last_page else len(page.text)
    for block in find_blocks(page.text[first:last]):
        start = first + block[0][0].start
        end = first + block[-1][-1].start + len(block[-1][-1].text)
        start = max(first, page.text.rfind("\n", 0, start) + 1)  # a first cell may be empty
        yield page, start, end


def _grid(text: str) -> Grid:
    rows = [[one.strip() for one in line.split("\t")] for line in text.split("\n")]
    width = max(map(len, rows))
    return tuple((*row, *[""] * (width - len(row))) for row in rows)

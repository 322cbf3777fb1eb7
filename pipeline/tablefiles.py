"""The tables of documents, as CSVs with their cells in place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractors.grids import find_blocks
from extractors.model import DocumentRecord

Grid = tuple[tuple[str, ...], ...]
"""The cells of a table, row by row, all rows of one length."""


class PageTable(NamedTuple):
    """A table on a page: where it stands in the page's text, and its cells."""

    start: int
    end: int
    grid: Grid


def page_tables(record: DocumentRecord, position: int, text: str) -> Iterator[PageTable]:
    """The tables of a document on one of its pages.

    Args:
        record: The document.
        position: The page, as the record counts pages.
        text: Its text.
    """
    first = record.first_offset if position == record.first_page else 0
    last = record.last_offset if position == record.last_page else len(text)
    for block in find_blocks(text[first:last]):
        start = first + block[0][0].start
        end = first + block[-1][-1].start + len(block[-1][-1].text)
        start = max(first, text.rfind("\n", 0, start) + 1)  # a first cell may be empty
        yield PageTable(start, end, _grid(text[start:end]))


def _grid(text: str) -> Grid:
    rows = [[one.strip() for one in line.split("\t")] for line in text.split("\n")]
    width = max(map(len, rows))
    return tuple((*row, *[""] * (width - len(row))) for row in rows)

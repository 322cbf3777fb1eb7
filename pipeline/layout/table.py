"""Rows of ruled tables: which lines stand in which cell, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.geometry import PixelBox
from pipeline.layout.lines import PageLines
from pipeline.layout.order import ReadingLine


def table_rows(page: PageLines) -> tuple[ReadingLine, ...]:
    """The rows of the page's tables, each the lines of its cells from left to right.

    A cell that reaches over several rows is read with the row in which it begins. Empty
    cells are left in (as no lines), so that the columns stay apart.
    """
    members: dict[int, list[int]] = {}
    for line, cell in enumerate(page.cells):
        if cell:
            members.setdefault(cell, []).append(line)
    rows = []
    for row in _rows(page.table_cells.boxes, page.table_cells.tables):
        lines = tuple(_top_down(members.get(cell + 1, []), page.boxes) for cell in row)
        if any(lines):
            rows.append(lines)
    return tuple(rows)


def _rows(boxes: Sequence[PixelBox], tables: Sequence[int]) -> list[list[int]]:
    """Cells of one table that begin at the same height, from left to right."""
    rows: list[list[int]] = []
    for cell in sorted(range(len(boxes)), key=lambda c: (tables[c], boxes[c].y0)):
        first = rows[-1][0] if rows else None
        if (
            first is not None
            and tables[first] == tables[cell]
            and boxes[cell].y0 - boxes[first].y0
            < 0.5 * min(boxes[first].height, boxes[cell].height)
        ):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda cell: boxes[cell].x0) for row in rows]


def _top_down(lines: Sequence[int], boxes: Sequence[PixelBox]) -> tuple[int, ...]:
    """The lines of a cell as they are read."""
    return tuple(sorted(lines, key=lambda line: (boxes[line].y0 + boxes[line].y1, boxes[line].x0)))

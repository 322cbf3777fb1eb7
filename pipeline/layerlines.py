"""Words with places to lines in reading order, for pages that no engine has parted into lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from pipeline.model import BBox
from pipeline.rawpage import ReadWord

Line = list[ReadWord]
Table = Sequence[BBox]
"""The cells of a ruled table."""

_SAME_ROW = 0.5
"""Words whose heights overlap by this share of the lower one stand in one row."""
_WIDE_GAP = 2.0
"""A gap wider than this many line heights parts two cells."""


def words_to_lines(words: Iterable[ReadWord], tables: Sequence[Table] = ()) -> list[Line]:
    """Lines from top to bottom; the cells of a table's row are parted by tabs."""
    free = list(words)
    lines: list[Line] = []
    for table in tables:
        inside = [word for word in free if _in_any(word, table)]
        free = [word for word in free if not _in_any(word, table)]
        lines += _table_rows(inside, table)
    lines += [_with_gaps(row) for row in _rows(free)]
    return sorted((line for line in lines if line), key=_top)


def _top(line: Line) -> float:
    return min(word.bbox.y0 for word in line if word.bbox is not None)


def _in_any(word: ReadWord, cells: Iterable[BBox]) -> bool:
    return any(_inside(word, cell) for cell in cells)


def _inside(word: ReadWord, cell: BBox) -> bool:
    if word.bbox is None:
        return False
    x, y = (word.bbox.x0 + word.bbox.x1) / 2, (word.bbox.y0 + word.bbox.y1) / 2
    return cell.x0 <= x <= cell.x1 and cell.y0 <= y <= cell.y1


def _table_rows(words: Sequence[ReadWord], cells: Table) -> list[Line]:
    """One line for each row of cells; a cell's own lines are joined by spaces."""
    lines: list[Line] = []
    for top in sorted({cell.y0 for cell in cells}):
        line: Line = []
        for cell in sorted(cell for cell in cells if cell.y0 == top):
            texts = [word for row in _rows(w for w in words if _inside(w, cell)) for word in row]
            if texts and line:
                texts[0] = texts[0]._replace(gap="\t")
            line += texts
        lines.append(line)
    return lines


def _rows(words: Iterable[ReadWord]) -> list[Line]:
    """Words at the same height, each row from left to right."""
    rows: list[Line] = []
    for word in sorted(words, key=lambda word: word.bbox or BBox(0, 0, 0, 0), reverse=False):
        row = next((row for row in rows if _same_height(row[-1], word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return sorted(rows, key=_top)


def _same_height(one: ReadWord, other: ReadWord) -> bool:
    if one.bbox is None or other.bbox is None:
        return False
    shared = min(one.bbox.y1, other.bbox.y1) - max(one.bbox.y0, other.bbox.y0)
    return shared > _SAME_ROW * min(one.bbox.height, other.bbox.height)


def _with_gaps(row: Line) -> Line:
    """A tab where the gap to the word before is as wide as between columns."""
    boxes = [word.bbox for word in row if word.bbox is not None]
    wide = _WIDE_GAP * median(box.height for box in boxes)
    return [
        word._replace(gap="\t") if boxes[i].x0 - boxes[i - 1].x1 > wide and i else word
        for i, word in enumerate(row)
    ]

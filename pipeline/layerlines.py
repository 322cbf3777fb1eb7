"""Words with places to lines in reading order, for pages that no engine has parted into lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from statistics import median

from pipeline.layout import PixelBox, ReadingLine, reading_order
from pipeline.model import BBox
from pipeline.rawpage import ReadWord

Line = list[ReadWord]
Table = Sequence[BBox]
"""The cells of a ruled table."""

_GRID = 10
"""Units a point, for the layout's whole numbers."""
_LETTER = 0.45
"""Height of a small letter as a share of a word's box, which holds ascenders and marks."""
_GUTTER = 1.2
"""A gap of this many line heights parts two columns; justified spaces stay below it."""


def words_to_lines(words: Iterable[ReadWord], tables: Sequence[Table] = ()) -> list[Line]:
    """Lines in the order in which a person reads; cells of a table's row parted by tabs."""
    placed = [word for word in words if word.bbox is not None]
    if not placed:
        return []
    in_table = [_table_of(word, tables) for word in placed]
    pieces: list[Line] = []
    rows: list[ReadingLine] = []
    for number, table in enumerate(tables):
        own = [word for word, of in zip(placed, in_table, strict=True) if of == number]
        rows += _table_rows(own, table, pieces)
    free = [word for word, of in zip(placed, in_table, strict=True) if of is None]
    pieces += [piece for row in _rows(free) for piece in _pieces(row)]
    letter = _LETTER * _GRID * median(_box(word).height for word in placed)
    order = reading_order([_around(piece) for piece in pieces], letter, rows)
    return [_joined(line, pieces) for line in order if any(line)]


def _box(word: ReadWord) -> BBox:
    assert word.bbox is not None
    return word.bbox


def _table_of(word: ReadWord, tables: Sequence[Table]) -> int | None:
    """The table in which a word stands; None outside of all."""
    return next((n for n, cells in enumerate(tables) if any(_inside(word, c) for c in cells)), None)


def _inside(word: ReadWord, cell: BBox) -> bool:
    box = _box(word)
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return cell.x0 <= x <= cell.x1 and cell.y0 <= y <= cell.y1


def _table_rows(words: Sequence[ReadWord], table: Table, pieces: list[Line]) -> list[ReadingLine]:
    """The table's rows; the lines of its cells are added to `pieces`."""
    rows: list[ReadingLine] = []
    for top in sorted({cell.y0 for cell in table}):
        row: list[tuple[int, ...]] = []
        for cell in sorted(cell for cell in table if cell.y0 == top):
            lines = _rows(word for word in words if _inside(word, cell))
            row.append(tuple(range(len(pieces), len(pieces) + len(lines))))
            pieces += lines
        if any(row):
            rows.append(tuple(row))
    return rows


def _rows(words: Iterable[ReadWord]) -> list[Line]:
    """Words at the same height, each row from left to right, from top to bottom."""
    rows: list[Line] = []
    for word in sorted(words, key=lambda word: (_box(word).y0 + _box(word).y1, _box(word).x0)):
        row = next((row for row in reversed(rows[-3:]) if _beside(row[-1], word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return [sorted(row, key=lambda word: _box(word).x0) for row in rows]


def _beside(one: ReadWord, other: ReadWord) -> bool:
    a, b = _box(one), _box(other)
    return 2 * (min(a.y1, b.y1) - max(a.y0, b.y0)) > min(a.height, b.height)


def _pieces(row: Line) -> list[Line]:
    """A row cut where columns part."""
    wide = _GUTTER * median(_box(word).height for word in row)
    pieces = [[row[0]]]
    for before, word in zip(row, row[1:], strict=False):
        if _box(word).x0 - _box(before).x1 > wide:
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _around(piece: Line) -> PixelBox:
    box = reduce(BBox.union, map(_box, piece))
    return PixelBox(*(round(side * _GRID) for side in box))


def _joined(line: ReadingLine, pieces: Sequence[Line]) -> Line:
    """The words of a line; the first of each cell but the first has a tab before it."""
    words: Line = []
    gap = ""
    for number, cell in enumerate(line):
        gap += "\t" if number else ""
        for word in (word for piece in cell for word in pieces[piece]):
            words.append(word._replace(gap=gap) if gap and words else word)
            gap = ""
    return words

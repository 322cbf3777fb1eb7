"""The order in which a person reads the lines of a page.

A Vietnamese official document (Decree 30/2020/ND-CP, Annex I) has a head of two columns
(issuer, number and subject left; national motto, place and date right), a body, and a
foot of two columns (recipients left, signature right). Columns are read one after the
other, left first; tables row by row; everything else from top to bottom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.geometry import PixelBox

_NEAR = 2.5  # letter heights: a line this near under its column belongs to it
_PAIR_NEAR = 7.0  # the same for two that stand side by side again
_NARROW = 2.0  # letter heights: a narrower one is a cell's number or dirt, not a column
_GAP = 1.5  # letter heights: nearer is the rest of a line, when nothing goes on below it
_TABLE_ROWS, _TABLE_CELLS = 2, 3  # a head may have one such row: number, symbol, date
_COLUMN = 0.7  # of the text's width: a wider line is no column's, but a paragraph's first
_SLACK = 0.6  # letter heights by which dirt may make a line reach over the gutter

ReadingLine = tuple[tuple[int, ...], ...]
"""One line to read: its cells (one outside of tables), each the numbers of its boxes."""


@dataclass(slots=True)
class _Columns:
    """Lines in two columns, while they are being gathered."""

    left: list[int]
    right: list[int]
    gutter: tuple[int, int]


def reading_order(
    boxes: Sequence[PixelBox], letter: float, rows: Sequence[ReadingLine] = ()
) -> tuple[ReadingLine, ...]:
    """The lines of a page in reading order.

    Args:
        boxes: The lines as they were found.
        letter: The usual height of a letter, in the same pixels.
        rows: Rows of ruled tables, known already; each is read where it begins.
    """
    in_rows = {index for row in rows for cell in row for index in cell}
    free = [index for index in range(len(boxes)) if index not in in_rows]
    placed = [(_top([row], boxes), [row]) for row in rows]
    placed += [(_top(group, boxes), group) for group in _groups(free, boxes, letter)]
    return tuple(line for _, group in sorted(placed, key=lambda item: item[0]) for line in group)


def _top(group: Sequence[ReadingLine], boxes: Sequence[PixelBox]) -> int:
    """Where the highest of some lines begins."""
    return min(boxes[i].y0 for line in group for cell in line for i in cell)


def _groups(
    free: Sequence[int], boxes: Sequence[PixelBox], letter: float
) -> list[list[ReadingLine]]:
    """Lines, rows and pairs of columns from top to bottom."""
    rest = sorted(free, key=lambda i: (boxes[i].y0 + boxes[i].y1, boxes[i].x0))
    groups: list[list[ReadingLine]] = []
    while rest:
        row = _row(rest[0], rest, boxes)
        pair = None if _heads_a_table(row, rest, boxes) else _pair(row, rest, boxes, letter)
        cells: ReadingLine = tuple((i,) for i in row)
        group = _columns(pair, rest, boxes, letter) if pair else [cells]
        groups.append(group)
        done = {i for line in group for cell in line for i in cell}
        rest = [i for i in rest if i not in done]
    return groups


def _row(first: int, rest: Sequence[int], boxes: Sequence[PixelBox]) -> list[int]:
    """The lines that stand on one row with `first`, from left to right."""
    beside = [i for i in rest if i == first or boxes[i].beside(boxes[first])]
    return sorted(beside, key=lambda i: boxes[i].x0)


def _heads_a_table(row: Sequence[int], rest: Sequence[int], boxes: Sequence[PixelBox]) -> bool:
    """Whether the next rows have three cells and more: no page has so many columns of text."""
    below = [i for i in rest if i not in row]
    for _ in range(_TABLE_ROWS):
        cells = _row(below[0], below, boxes) if below else []
        if len(cells) < _TABLE_CELLS:
            return False
        below = [i for i in below if i not in cells]
    return True


def _pair(
    row: Sequence[int], rest: Sequence[int], boxes: Sequence[PixelBox], letter: float
) -> tuple[int, int] | None:
    """The first lines of two columns, left and right; None where no columns can begin.

    They stand on one row or a step apart: the signature's office often begins a little above
    or below the word "Nơi nhận" beside it.
    """
    first = row[0]
    if len(row) == 1:
        below = [i for i in rest if i != first and boxes[i].y0 - boxes[first].y1 < letter / 2]
        apart = [
            i
            for i in below[:1]
            if boxes[i].overlap_x(boxes[first]) < -letter
            and max(boxes[i].width, boxes[first].width) < _COLUMN * _width(boxes)
        ]
        row = sorted([first, *apart], key=lambda i: boxes[i].x0)
    if len(row) != 2 or min(boxes[i].width for i in row) < _NARROW * letter:
        return None
    return row[0], row[1]


def _width(boxes: Sequence[PixelBox]) -> int:
    """How wide the text of a page is."""
    return max(box.x1 for box in boxes) - min(box.x0 for box in boxes)


def _columns(
    pair: tuple[int, int], rest: Sequence[int], boxes: Sequence[PixelBox], letter: float
) -> list[ReadingLine]:
    """The two columns that begin with this pair; its first row by itself if nothing follows."""
    left, right = pair
    columns = _Columns([left], [right], (boxes[left].x1, boxes[right].x0))
    for index in rest:
        if index in pair:
            continue
        if not _join(columns, index, rest, boxes, letter):
            break
    together = boxes[left].beside(boxes[right])
    touching = together and -boxes[left].overlap_x(boxes[right]) < _GAP * letter
    lone = min(len(columns.left), len(columns.right)) == 1
    if len(columns.left) == len(columns.right) == 1 or (lone and touching):
        return [((left, right),) if together else ((rest[0],),)]
    top_down = [sorted(side, key=lambda i: boxes[i].y0) for side in (columns.left, columns.right)]
    return [((i,),) for side in top_down for i in side]


def _join(
    columns: _Columns,
    index: int,
    rest: Sequence[int],
    boxes: Sequence[PixelBox],
    letter: float,
) -> bool:
    """Let the next line down into its column; False when it ends the columns."""
    box = boxes[index]
    start, end = columns.gutter
    slack = _SLACK * letter
    if box.x1 <= end + slack and box.x0 < start:
        side, gutter = columns.left, (min(max(start, box.x1), end), end)
    elif box.x0 >= start - slack and box.x1 > end:
        side, gutter = columns.right, (start, max(min(end, box.x0), start))
    else:
        return False
    last = max(boxes[i].y1 for i in side)
    paired = len(_row(index, rest, boxes)) > 1
    if box.y0 - last > (_PAIR_NEAR if paired else _NEAR) * letter:
        return False
    side.append(index)
    columns.gutter = gutter
    return True

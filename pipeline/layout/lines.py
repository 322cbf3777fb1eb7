"""Find the lines of text on a page by their ink, whatever the engine would see.

A line shows as a band: spread the ink of the letters along the line and cut at a
density that ascenders and marks do not reach. The marks are then given back to their
bands, so that a line's box holds its tones, dots and descenders and a light line loses
none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.image import Pixels
from pipeline.layout.cells import Cells, find_cells
from pipeline.layout.geometry import PixelBox
from pipeline.layout.marks import Marks, find_marks

# All lengths below are in letter heights (Marks.letter).
_SPREAD = 4.0  # along the line: bridges the spaces between words
_DENSITY = 0.17  # of ink in the spread band; x-heights reach 0.25, marks 0.12
_BODY = 0.5  # of the densest row: rows with less ink are ascenders, marks or descenders
_WORD_GAP = 3.0  # bands of one row nearer than this are one line
_REACH_ACROSS, _REACH_UP, _REACH_DOWN = 2.2, 1.1, 0.55  # a band's own marks
_TONE_WEIGHT = 2.5  # tones stand further from their line than dots and commas below it
_GROW_UP, _GROW_DOWN = 1.4, 0.9  # how far marks may widen a line's box
_BIG = 5.0  # taller is a seal, a signature or a picture
_TALL = 3.0  # taller is two lines that touch: it says nothing of either's height


@dataclass(frozen=True, slots=True, eq=False)
class PageLines:
    """The lines found on a page image.

    Attributes:
        boxes: One a line, in pixels of the image.
        cells: For each line the number of the table cell it stands in, 0 outside of tables.
        letter: The usual height of a letter in pixels of the image.
        marks: What they were found by, at the working resolution.
        table_cells: The cells of the page's ruled tables, at the working resolution.
        owners: For each mark (from 1) the number of its line; -1 for none.
    """

    boxes: tuple[PixelBox, ...]
    cells: tuple[int, ...]
    letter: float
    marks: Marks
    table_cells: Cells
    owners: NDArray[np.int64]


def find_lines(gray: Pixels, dpi: float) -> PageLines:
    """The lines of a straight page whose background was divided out.

    Lines that stand side by side (columns, table cells) come apart where more than three
    letter heights of paper lie between them.
    """
    marks = find_marks(gray, dpi)
    cells = find_cells(marks.rules, marks.letter)
    if not marks.letter:
        return PageLines((), (), 0.0, marks, cells, np.full(len(marks.areas) + 1, -1))
    lines, owners = _with_their_marks(_joined(_bands(marks, cells), marks.letter), marks, cells)
    height, width = gray.shape
    boxes = tuple(_scaled(line.box, 1 / marks.scale, width, height) for line in lines)
    letter = marks.letter / marks.scale
    return PageLines(boxes, tuple(line.cell for line in lines), letter, marks, cells, owners)


class _Band(NamedTuple):
    """A piece of a line.

    Attributes:
        box: At the working resolution.
        cell: The table cell it stands in, 0 outside of tables.
    """

    box: PixelBox
    cell: int


def _placed(box: PixelBox, cells: Cells) -> _Band:
    """A box with the cell that its middle lies in."""
    return _Band(box, cells.at((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2))


def _bands(marks: Marks, cells: Cells) -> list[_Band]:
    """Bands of dense ink, a letter's body high."""
    letter = marks.letter
    height = marks.boxes[:, 3] - marks.boxes[:, 1]
    width = marks.boxes[:, 2] - marks.boxes[:, 0]
    of_text = np.zeros(len(height) + 1, np.float32)
    of_text[1:] = (height <= _BIG * letter) & (width <= 25 * letter) & (marks.areas >= 4)
    kernel = (int(_SPREAD * letter) | 1, max(3, int(letter / 2) | 1))
    ink = of_text[marks.labels]
    dense = (cv2.blur(ink, kernel) > _DENSITY).astype(np.uint8)
    if cells.boxes:
        dense[cv2.dilate(marks.rules, np.ones((3, 3), np.uint8)) > 0] = 0
    thin = np.ones((max(2, int(0.3 * letter)), max(1, int(letter))), np.uint8)
    dense = np.asarray(cv2.morphologyEx(dense, cv2.MORPH_OPEN, thin), np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dense, connectivity=4)
    found = [PixelBox(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[1:]]
    bodies = [b for b in found if b.height >= 0.35 * letter and b.width >= letter]
    return [_placed(_body(box, ink), cells) for box in bodies]


def _body(box: PixelBox, ink: NDArray[np.float32]) -> PixelBox:
    """A band cut down to the rows of its letters' bodies, from x-height to baseline.

    Only then do tones, which stand between two lines, lie clearly nearer to their own.
    """
    profile = ink[box.y0 : box.y1, box.x0 : box.x1].sum(axis=1)
    full = np.nonzero(profile >= _BODY * profile.max())[0]
    return PixelBox(box.x0, box.y0 + int(full[0]), box.x1, box.y0 + int(full[-1]) + 1)


def _joined(bands: list[_Band], reach: float) -> list[_Band]:
    """Bands of one row (and cell) with no more than a wide space between them, as one.

    `reach` is the height of a letter.
    """
    lines: list[_Band] = []
    for band in sorted(bands):
        near = [
            index
            for index, line in enumerate(lines)
            if line.cell == band.cell
            and line.box.beside(band.box)
            and band.box.x0 - line.box.x1 < _WORD_GAP * reach
        ]
        if not near:
            lines.append(band)
            continue
        nearest = max(near, key=lambda index: lines[index].box.x1)
        lines[nearest] = _Band(_along(lines[nearest].box, band.box), band.cell)
    return lines


def _along(one: PixelBox, other: PixelBox) -> PixelBox:
    """Two bands as one, as high as the longer of them."""
    main = one if one.width >= other.width else other
    across = one.union(other)
    return PixelBox(across.x0, main.y0, across.x1, main.y1)


def _with_their_marks(
    bands: list[_Band], marks: Marks, cells: Cells
) -> tuple[list[_Band], NDArray[np.int64]]:
    """The bands widened to hold their marks, lone marks as lines, and whose each mark is."""
    lines, owners = _taken_in(bands, _may_belong(marks), marks, cells)
    lone = [_placed(PixelBox(*(int(s) for s in mark)), cells) for mark in _lone(owners, marks)]
    return lines + _joined(lone, marks.letter / 2), owners


def _taken_in(
    bands: list[_Band], usable: NDArray[np.bool_], marks: Marks, cells: Cells
) -> tuple[list[_Band], NDArray[np.int64]]:
    """The bands widened by their marks, and the band of each mark (from 1), -1 for none."""
    owners = np.full(len(usable) + 1, -1)
    if not bands:
        return [], owners
    cores = np.array([band.box for band in bands], np.float64)
    band_cells = np.array([band.cell for band in bands])
    boxes = cores.copy()
    for _ in range(2):  # the second time for marks beyond those the first time added
        index = np.nonzero(usable & (owners[1:] < 0))[0]
        near = _near(marks.boxes[index], boxes, cores, marks.letter)
        near[_cells_of(marks.boxes[index], cells)[:, None] != band_cells] = np.inf
        owner = np.argmin(near, axis=1)
        owned = np.isfinite(near.min(axis=1))
        _widen(boxes, cores, owner[owned], marks.boxes[index[owned]], marks.letter)
        owners[index[owned] + 1] = owner[owned]
    widened = [PixelBox(*(int(side) for side in box)) for box in boxes]
    return [_Band(box, band.cell) for box, band in zip(widened, bands, strict=True)], owners


def _may_belong(marks: Marks) -> NDArray[np.bool_]:
    """Marks that are no specks, seals or pictures."""
    height = marks.boxes[:, 3] - marks.boxes[:, 1]
    width = marks.boxes[:, 2] - marks.boxes[:, 0]
    letter = marks.letter
    small = (height < _TALL * letter) & (width <= 25 * letter)
    return np.asarray(small & (marks.areas >= 4), bool)


def _lone(owners: NDArray[np.int64], marks: Marks) -> NDArray[np.int32]:
    """Marks that stand alone and look like a letter: page numbers, digits in a table."""
    height = marks.boxes[:, 3] - marks.boxes[:, 1]
    width = marks.boxes[:, 2] - marks.boxes[:, 0]
    letter = marks.letter
    shape = (height >= 0.7 * letter) & (height <= 2.2 * letter) & (width <= 3 * letter)
    shape &= (marks.areas >= 0.12 * letter * letter) & (owners[1:] < 0) & _may_belong(marks)
    lone: NDArray[np.int32] = marks.boxes[shape]
    return lone


def _cells_of(marks: NDArray[np.int32], cells: Cells) -> NDArray[np.int32]:
    """The cell that the middle of each mark lies in."""
    x, y = (marks[:, 0] + marks[:, 2]) // 2, (marks[:, 1] + marks[:, 3]) // 2
    inside: NDArray[np.int32] = cells.labels[y, x]
    return inside


def _near(
    marks: NDArray[np.int32],
    boxes: NDArray[np.float64],
    cores: NDArray[np.float64],
    letter: float,
) -> NDArray[np.float64]:
    """How far each mark (row) is from each band (column); infinite out of a band's reach."""
    middle = ((marks[:, 1] + marks[:, 3]) / 2)[:, None]
    above, below = cores[:, 1] - middle, middle - cores[:, 3]
    across = np.maximum(boxes[:, 0] - marks[:, 2, None], marks[:, 0, None] - boxes[:, 2])
    reached = (above < _REACH_UP * letter) & (below < _REACH_DOWN * letter)
    reached &= across < _REACH_ACROSS * letter
    away = np.maximum(np.maximum(above, _TONE_WEIGHT * below), 0) + 0.3 * np.maximum(across, 0)
    return np.where(reached, away, np.inf)


def _widen(
    boxes: NDArray[np.float64],
    cores: NDArray[np.float64],
    owner: NDArray[np.int64],
    marks: NDArray[np.int32],
    letter: float,
) -> None:
    """Let the lines' boxes take in their marks, up and down within bounds."""
    np.minimum.at(boxes[:, 0], owner, marks[:, 0])
    np.maximum.at(boxes[:, 2], owner, marks[:, 2])
    np.minimum.at(boxes[:, 1], owner, np.maximum(marks[:, 1], cores[owner, 1] - _GROW_UP * letter))
    np.maximum.at(
        boxes[:, 3], owner, np.minimum(marks[:, 3], cores[owner, 3] + _GROW_DOWN * letter)
    )


def _scaled(box: PixelBox, factor: float, width: int, height: int) -> PixelBox:
    """A box of the working image in the page image."""
    x0, y0, x1, y1 = (round(side * factor) for side in box)
    return PixelBox(max(0, x0), max(0, y0), min(width, x1), min(height, y1))

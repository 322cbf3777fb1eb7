"""Find the lines of text on a page by their ink, whatever the engine would see.

A line shows as a band of dense ink (`bands`). The marks are then given back to their
bands, so that a line's box holds its tones, dots and descenders and a light line loses
none of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.image import Pixels
from pipeline.layout.bands import Band, find_bands, joined, placed
from pipeline.layout.cells import Cells, find_cells
from pipeline.layout.geometry import PixelBox
from pipeline.layout.marks import Marks, find_marks, without_frames

# All lengths below are in letter heights (Marks.letter).
_REACH_ACROSS, _REACH_UP, _REACH_DOWN = 2.2, 1.1, 0.55  # a band's own marks
_TONE_WEIGHT = 2.5  # tones stand further from their line than dots and commas below it
_GROW_UP, _GROW_DOWN = 1.4, 0.9  # how far marks may widen a line's box
_LETTER = 0.45  # a line has at least one mark as high as this
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
    cells = find_cells(marks.grid, marks.letter)
    if not marks.letter:
        return PageLines((), (), 0.0, marks, cells, np.full(len(marks.areas) + 1, -1))
    marks = without_frames(marks, cells.frames)
    lines, owners = _with_letters(*_with_their_marks(find_bands(marks, cells), marks, cells), marks)
    height, width = gray.shape
    boxes = tuple(_scaled(line.box, 1 / marks.scale, width, height) for line in lines)
    letter = marks.letter / marks.scale
    return PageLines(boxes, tuple(line.cell for line in lines), letter, marks, cells, owners)


def _with_their_marks(
    bands: list[Band], marks: Marks, cells: Cells
) -> tuple[list[Band], NDArray[np.int64]]:
    """The bands widened to hold their marks, lone marks as lines, and whose each mark is."""
    usable = _may_belong(marks)
    lines, owners = _taken_in(bands, usable, marks, cells)
    lone = [placed(PixelBox(*(int(s) for s in mark)), cells) for mark in _lone(owners, marks)]
    if lone:
        lines, owners = _taken_in(bands + joined(lone, marks.letter / 2), usable, marks, cells)
    return lines, owners


def _with_letters(
    lines: list[Band], owners: NDArray[np.int64], marks: Marks
) -> tuple[list[Band], NDArray[np.int64]]:
    """The lines but for those without a mark as high as a letter: pieces of rules, dirt."""
    height = marks.boxes[:, 3] - marks.boxes[:, 1]
    lettered = owners[1:][(height >= _LETTER * marks.letter) & (owners[1:] >= 0)]
    kept = np.bincount(lettered, minlength=len(lines)) > 0
    number = np.append(np.where(kept, np.cumsum(kept) - 1, -1), -1)  # the last for no line
    return [line for line, stays in zip(lines, kept, strict=True) if stays], number[owners]


def _taken_in(
    bands: list[Band], usable: NDArray[np.bool_], marks: Marks, cells: Cells
) -> tuple[list[Band], NDArray[np.int64]]:
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
    return [Band(box, band.cell) for box, band in zip(widened, bands, strict=True)], owners


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

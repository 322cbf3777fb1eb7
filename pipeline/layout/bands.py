"""Bands of dense ink: the bodies of the lines of text, whatever an engine would see.

Spread the ink of the letters along the line and cut at a density that ascenders and marks
do not reach.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.components import components
from pipeline.imaging.image import Pixels
from pipeline.layout.cells import Cells
from pipeline.layout.geometry import PixelBox
from pipeline.layout.gutters import parted, sides
from pipeline.layout.marks import Marks

# All lengths below are in letter heights (Marks.letter).
_SPREAD = 4.0  # along the line: bridges the spaces between words
_DENSITY = 0.17  # of ink in the spread band; x-heights reach 0.25, marks 0.12
_BODY = 0.5  # of the densest row: rows with less ink are ascenders, marks or descenders
_THIN = 0.6  # a body is never lower than this
_ONE_LETTER = 0.6, 1.8  # heights of single letters
_CARRY = 0.6  # letters and words of small print are nearer to one another
_WORD_GAP = 3.0  # bands of one row nearer than this are one line
_BIG = 5.0  # taller is a seal, a signature or a picture


class Band(NamedTuple):
    """A piece of a line.

    Attributes:
        box: At the working resolution.
        cell: The table cell it stands in, 0 outside of tables.
    """

    box: PixelBox
    cell: int


def placed(box: PixelBox, cells: Cells) -> Band:
    """A box with the cell that its middle lies in."""
    return Band(box, cells.at((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2))


def find_bands(marks: Marks, cells: Cells) -> list[Band]:
    """The bodies of the lines, from x-height to baseline; columns come apart."""
    letter = marks.letter
    height = marks.boxes[:, 3] - marks.boxes[:, 1]
    width = marks.boxes[:, 2] - marks.boxes[:, 0]
    of_text = np.zeros(len(height) + 1, np.uint8)
    of_text[1:] = (height <= _BIG * letter) & (width <= 25 * letter) & (marks.areas >= 4)
    kernel = (int(_SPREAD * letter) | 1, max(3, int(letter / 2) | 1))
    ink = np.take(of_text, marks.labels)
    dense = (cv2.boxFilter(ink, cv2.CV_32F, kernel) > _DENSITY).astype(np.uint8)
    if cells.boxes:
        dense[cells.frames] = 0
    thin = np.ones((max(2, int(0.3 * letter)), max(1, int(letter))), np.uint8)
    dense = np.asarray(cv2.morphologyEx(dense, cv2.MORPH_OPEN, thin), np.uint8)
    _, stats = components(dense, 4)
    found = [PixelBox(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[1:]]
    bodies = [b for b in found if b.height >= 0.35 * letter and b.width >= letter]
    letters = _letters(marks)
    bodies = [_as_high_as(letters, _body(box, ink), letter) for box in bodies]
    pieces = [placed(box, cells) for box in bodies]
    pieces = [b if b.cell else Band(_carried_on(b.box, ink, _CARRY * letter), 0) for b in pieces]
    bands = joined(pieces, letter)
    bands = [Band(_written(band.box, ink), band.cell) for band in bands]
    gaps = parted([band.box for band in bands if not band.cell], ink, letter)
    return [
        Band(part, band.cell)
        for band in bands
        for part in (sides(band.box, gaps[band.box]) if band.box in gaps else [band.box])
    ]


def _body(box: PixelBox, ink: Pixels) -> PixelBox:
    """A band cut down to the rows of its letters' bodies, from x-height to baseline.

    Only then do tones, which stand between two lines, lie clearly nearer to their own.
    """
    profile = ink[box.y0 : box.y1, box.x0 : box.x1].sum(axis=1)
    full = np.nonzero(profile >= _BODY * profile.max())[0]
    return PixelBox(box.x0, box.y0 + int(full[0]), box.x1, box.y0 + int(full[-1]) + 1)


def _letters(marks: Marks) -> NDArray[np.int32]:
    """The boxes of the marks that can be single letters."""
    width, height = (marks.boxes[:, side + 2] - marks.boxes[:, side] for side in (0, 1))
    low, high = (share * marks.letter for share in _ONE_LETTER)
    found: NDArray[np.int32] = marks.boxes[(height > low) & (height < high) & (width < high)]
    return found


def _as_high_as(letters: NDArray[np.int32], body: PixelBox, letter: float) -> PixelBox:
    """A body as high as the letters in it, where it is too thin to be one.

    In a few digits by themselves no row is much denser than the others.
    """
    if body.height >= _THIN * letter:
        return body
    inside = (letters[:, 0] < body.x1) & (letters[:, 2] > body.x0)
    inside &= (letters[:, 1] < body.y1) & (letters[:, 3] > body.y0)
    if not inside.any():
        return body
    top, bottom = np.median(letters[inside][:, [1, 3]], axis=0)
    return PixelBox(body.x0, int(top), body.x1, int(bottom))


def _carried_on(box: PixelBox, ink: Pixels, step: float) -> PixelBox:
    """A band carried on over the ink beside it while no bare space is wider than `step`.

    Digits and signs at the end of a piece are not dense enough to be of it.
    """
    columns = np.nonzero(ink[box.y0 : box.y1].any(axis=0))[0]
    runs = np.split(columns, np.nonzero(np.diff(columns) > step)[0] + 1)
    touched = [run for run in runs if run.size and run[0] < box.x1 and run[-1] >= box.x0]
    if not touched:
        return box
    left, right = int(touched[0][0]), int(touched[-1][-1]) + 1
    return PixelBox(min(left, box.x0), box.y0, max(right, box.x1), box.y1)


def _written(box: PixelBox, ink: Pixels) -> PixelBox:
    """A band cut down to the columns with ink: the spreading made it wider."""
    columns = np.nonzero(ink[box.y0 : box.y1, box.x0 : box.x1].any(axis=0))[0]
    if not columns.size:
        return box
    return PixelBox(box.x0 + int(columns[0]), box.y0, box.x0 + int(columns[-1]) + 1, box.y1)


def joined(bands: list[Band], reach: float) -> list[Band]:
    """Bands of one row (and cell) with no more than a wide space between them, as one.

    `reach` is the height of a letter.
    """
    lines: list[Band] = []
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
        lines[nearest] = Band(_along(lines[nearest].box, band.box), band.cell)
    return lines


def _along(one: PixelBox, other: PixelBox) -> PixelBox:
    """Two bands as one, as high as the longer of them."""
    main = one if one.width >= other.width else other
    across = one.union(other)
    return PixelBox(across.x0, main.y0, across.x1, main.y1)

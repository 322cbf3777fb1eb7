"""Tables with rules: the cells that the rules close in."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.components import components
from pipeline.imaging.image import Pixels
from pipeline.layout.geometry import PixelBox

_BRIDGE = 9  # working pixels (1.5 mm): breaks in a scanned rule that are closed
_SEAM = 3  # working pixels along a cell's edge: rules are not quite straight
_LEAST_CELLS = 4  # fewer are a stamp's frame or a boxed remark


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The cells of the tables of a page, at the working resolution.

    Attributes:
        boxes: One a cell; the number of a cell is its place here plus one.
        tables: For each cell the number of its table, from 0.
        labels: Image of cell numbers; 0 outside of tables.
        frames: Image of where the rules between the cells are.
    """

    boxes: tuple[PixelBox, ...]
    tables: tuple[int, ...]
    labels: NDArray[np.int32]
    frames: NDArray[np.bool_]

    def at(self, x: float, y: float) -> int:
        """The number of the cell at a point, 0 outside of tables."""
        height, width = self.labels.shape
        return int(self.labels[min(height - 1, max(0, int(y))), min(width - 1, max(0, int(x)))])


def find_cells(rules: Pixels, letter: float) -> Cells:
    """The cells between the rules of a page.

    A cell is a piece of paper that rules close in on all sides; rules that touch make one
    table. Cells smaller than a letter are gaps between double rules.
    """
    lines = cv2.morphologyEx(rules, cv2.MORPH_CLOSE, np.ones((_BRIDGE, _BRIDGE), np.uint8))
    lines = cv2.dilate(lines, np.ones((3, 3), np.uint8))
    if not _closes_in(lines, letter):
        return Cells((), (), np.zeros(rules.shape, np.int32), np.zeros(rules.shape, bool))
    table_count, table_labels = cv2.connectedComponents(lines, connectivity=8)
    pieces, stats = components(1 - lines, 4)
    found: list[tuple[int, PixelBox, int]] = []
    outside = {int(label) for label in np.unique(_edge(pieces))}
    for number, (x, y, w, h, area) in enumerate(stats):
        if number == 0 or number in outside or min(w, h) < letter or area < 0.5 * w * h:
            continue
        box = PixelBox(int(x), int(y), int(x + w), int(y + h))
        found.append((_table_around(box, table_labels), box, number))
    return _kept(found, pieces, table_count)


def _closes_in(lines: NDArray[np.uint8], letter: float) -> bool:
    """Whether strokes close in as many pieces of paper as a table has cells, by their outlines."""
    outlines, tree = cv2.findContours(lines, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return False
    holes = np.nonzero(np.asarray(tree).reshape(-1, 4)[:, 3] >= 0)[0]
    sizes = (cv2.boundingRect(outlines[int(hole)])[2:] for hole in holes)
    return bool(sum(min(size) >= letter for size in sizes) >= _LEAST_CELLS)


def _edge(image: NDArray[np.int32]) -> NDArray[np.int32]:
    """The pixels along the edge of an image."""
    return np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])


def _table_around(box: PixelBox, tables: NDArray[np.int32]) -> int:
    """The label of the rules that a cell touches on its upper side."""
    above = tables[max(0, box.y0 - 2), box.x0 : box.x1]
    touching = above[above > 0]
    return int(np.bincount(touching).argmax()) if touching.size else 0


def _kept(
    found: list[tuple[int, PixelBox, int]], pieces: NDArray[np.int32], table_count: int
) -> Cells:
    """The cells of those frames that have enough of them to be a table."""
    members = np.bincount([table for table, _, _ in found], minlength=table_count + 1)
    kept = [item for item in found if item[0] and members[item[0]] >= _LEAST_CELLS]
    renumber = np.zeros(int(pieces.max()) + 1, np.int32)
    for place, (_, _, number) in enumerate(kept, start=1):
        renumber[number] = place
    order = {table: place for place, table in enumerate(sorted({t for t, _, _ in kept}))}
    boxes = tuple(box for _, box, _ in kept)
    labels = renumber[pieces]
    _fill(boxes, labels)
    tables = tuple(order[table] for table, _, _ in kept)
    return Cells(boxes, tables, labels, _frames(boxes, labels))


def _fill(boxes: tuple[PixelBox, ...], labels: NDArray[np.int32]) -> None:
    """Give a cell the strokes within it that part nothing, as rows of dense letters."""
    for number, (x0, y0, x1, y1) in enumerate(boxes, start=1):
        inner = labels[y0 + _SEAM : y1 - _SEAM, x0 + _SEAM : x1 - _SEAM]
        inner[inner == 0] = number


def _frames(boxes: tuple[PixelBox, ...], labels: NDArray[np.int32]) -> NDArray[np.bool_]:
    """The pixels between and round the cells."""
    mask = np.zeros(labels.shape, bool)
    for x0, y0, x1, y1 in boxes:
        mask[max(0, y0 - _BRIDGE) : y1 + _BRIDGE, max(0, x0 - _BRIDGE) : x1 + _BRIDGE] = True
    mask &= labels == 0
    return mask

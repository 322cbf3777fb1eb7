"""Specks of dirt on the paper, told from the points and tones of letters by standing alone."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

_LARGEST = 5, 6  # pixels at 150 dpi, width and height (0.8 by 1 mm): larger is no speck
_FLAT = 1.5  # width for one of height: a hyphen, or the dash before an item of a list
_ALONE = 0.3  # letter heights from the nearest other mark: points and tones are nearer
_AFTER, _FOOT = 0.4, 0.35  # letter heights right of a letter and over its foot: a point's place
_ABOVE = 0.5  # letter heights above a point: a colon's other
_DASH = 0.25, 0.8, 1.5  # letter heights: a letter begins so far behind, none so near ahead
_DASH_WIDTH = 4  # pixels: dirt is rounder, and so wide only when it is as high
_TALL = 3.0  # letter heights: a seal, which is round and holds paper
_LEADER = 1.2  # letter heights from one leader dot to the next
_STACKED = 3  # a tone over a circumflex over a letter; a point over a point
_MANY = 30  # on a page: fewer are not worth the risk to a point that stands by itself


def specks(boxes: NDArray[np.int32], labels: NDArray[np.int32], letter: float) -> NDArray[np.bool_]:
    """Which of the marks of a page are dirt; none where the page is clean.

    Args:
        boxes: N x 4: x0, y0, x1, y1 of each mark, at the working resolution.
        labels: Image of mark numbers, from 1.
        letter: The usual height of a letter in pixels.
    """
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    small = (width <= _LARGEST[0]) & (height <= _LARGEST[1])
    found = small & ~_leaders(boxes, small, letter)
    if np.count_nonzero(found) < _MANY:
        return np.zeros_like(found)
    free = np.concatenate([[True], small]).astype(np.uint8)[labels]
    settled = ~found & (height <= _TALL * letter)
    for _ in range(_STACKED):
        _claim(free, boxes[settled], letter)
        near = found.copy()
        near[found] = _near(free, boxes[found], round(_ALONE * letter))
        found, settled = found & ~near, near
    found &= width < _FLAT * height
    found[found] = ~_dashes(free, boxes[found], letter)
    return found if np.count_nonzero(found) >= _MANY else np.zeros_like(found)


def _claim(free: NDArray[np.uint8], boxes: NDArray[np.int32], letter: float) -> None:
    """Mark as not free where marks that are no dirt lie, and where their points may be.

    A point or comma may follow a letter at its foot, and over a point a colon has its other.
    """
    after, foot, above = (round(share * letter) for share in (_AFTER, _FOOT, _ABOVE))
    for x0, y0, x1, y1 in boxes.tolist():
        free[y0:y1, x0:x1] = 0
        free[max(0, y1 - foot) : y1 + foot, x0 : x1 + after] = 0
        if y1 - y0 <= _LARGEST[1] and x1 - x0 <= _LARGEST[0]:
            free[max(0, y0 - above) : y0, x0:x1] = 0


def _near(free: NDArray[np.uint8], boxes: NDArray[np.int32], reach: int) -> NDArray[np.bool_]:
    """Whether something that is not free lies within so many pixels of a box."""
    return _taken(free, boxes + np.array([-reach, -reach, reach, reach]))


def _dashes(free: NDArray[np.uint8], boxes: NDArray[np.int32], letter: float) -> NDArray[np.bool_]:
    """Marks wider than high with a letter a space to the right and none to the left.

    So stands the dash before an item of a list, which in small print is nearly a point.
    """
    x0, y0, x1, y1 = boxes.T
    middle = (y0 + y1) // 2
    start, end, before = (round(share * letter) for share in _DASH)
    behind = _taken(free, np.stack([x1 + start, middle, x1 + end, middle + 1], axis=1))
    ahead = _taken(free, np.stack([x0 - before, y0, x0, y1], axis=1))
    wide = (x1 - x0 > y1 - y0) & (x1 - x0 >= _DASH_WIDTH)
    return np.asarray(wide & behind & ~ahead, bool)


def _taken(free: NDArray[np.uint8], boxes: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether something that is not free lies in a box."""
    sums = cv2.integral(1 - free)
    height, width = free.shape
    (x0, x1), (y0, y1) = (np.clip(boxes[:, side::2].T, 0, (width, height)[side]) for side in (0, 1))
    return np.asarray(sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0] > 0, bool)


def _leaders(
    boxes: NDArray[np.int32], small: NDArray[np.bool_], letter: float
) -> NDArray[np.bool_]:
    """Small marks with another small one just beside them on the row: leader dots, ellipses."""
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    index = np.nonzero(small)[0]
    index = index[np.argsort(middle[index, 1], kind="stable")]
    found = np.zeros(len(boxes), bool)
    for step in (1, 2, 3):  # neighbours in height are looked at; specks are not that many
        one, other = index[:-step], index[step:]
        level = np.abs(middle[one, 1] - middle[other, 1]) < 0.1 * letter
        near = np.abs(middle[one, 0] - middle[other, 0]) < _LEADER * letter
        found[one[level & near]] = found[other[level & near]] = True
    return found

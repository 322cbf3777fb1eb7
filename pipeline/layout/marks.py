"""The marks on a page: connected pieces of ink, and the rules apart from them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.image import Pixels

WORKING_DPI = 150.0
"""Layout is found at this resolution: letters stay apart, noise averages out."""

_RULE_POINTS = 34  # a straight stroke longer than this is no letter
_SMALLEST_TEXT = 2.4  # points: lower marks are dots, commas and specks
_TALLEST_TEXT = 22.0  # points
_DARKEST_CUT, _LIGHTEST_CUT = 110.0, 215.0  # bounds for what counts as ink


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The ink of a page at the working resolution.

    Attributes:
        boxes: N x 4 integers: x0, y0, x1, y1 of each mark.
        areas: Pixels of ink of each.
        labels: Image of mark numbers, from 1; 0 is paper.
        rules: Image that is 1 where a long straight stroke (rule, underline, frame) was.
        letter: The usual height of a letter in pixels; 0 when there are none.
        scale: Pixels here for one pixel of the page image.
    """

    boxes: NDArray[np.int32]
    areas: NDArray[np.int32]
    labels: NDArray[np.int32]
    rules: Pixels
    letter: float
    scale: float


def find_marks(gray: Pixels, dpi: float) -> Marks:
    """Part the ink of a page (background divided out, straight) into marks and rules."""
    scale = WORKING_DPI / dpi
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = _ink(np.asarray(cv2.GaussianBlur(small, (0, 0), 0.8), np.uint8))
    rules = _rules(ink)
    ink &= 1 - cv2.dilate(rules, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    stats = stats[1:]
    boxes = stats[:, :4].astype(np.int32)
    boxes[:, 2:] += boxes[:, :2]
    return Marks(boxes, stats[:, 4], labels, rules, _letter_height(boxes), scale)


def _ink(small: Pixels) -> Pixels:
    """1 where there is ink: Otsu's threshold among the pixels that are not bare paper."""
    written = small[small < 250]
    if not written.size:
        return np.zeros_like(small)
    cut, _ = cv2.threshold(written, 0, 255, cv2.THRESH_OTSU)
    return (small < min(max(cut, _DARKEST_CUT), _LIGHTEST_CUT)).astype(np.uint8)


def _rules(ink: Pixels) -> Pixels:
    """1 where a straight stroke, level or upright, is longer than any letter's."""
    length = round(_RULE_POINTS * WORKING_DPI / 72)
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return np.asarray(level | upright, np.uint8)


def _letter_height(boxes: NDArray[np.int32]) -> float:
    """The median height of the marks that can be letters."""
    point = WORKING_DPI / 72
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    letters = (height >= _SMALLEST_TEXT * point) & (height <= _TALLEST_TEXT * point)
    letters &= (width >= 1.4 * point) & (width <= 2 * _TALLEST_TEXT * point)
    return float(np.median(height[letters])) if letters.any() else 0.0

"""The marks on a page: connected pieces of ink, and the rules apart from them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.components import components
from pipeline.imaging.image import Pixels, scaled
from pipeline.layout.dirt import specks

WORKING_DPI = 150.0
"""Layout is found at this resolution: letters stay apart, noise averages out."""
_MOST_PIXELS = 9_000_000
"""Sheets larger than A2 are looked at more coarsely: their marks would fill the memory."""

_RULE_POINTS = 34  # a straight stroke longer than this is no letter
_SMALLEST_TEXT = 2.4  # points: lower marks are dots, commas and specks
_TALLEST_TEXT = 22.0  # points
_SMOOTH = 15  # working pixels along a faint rule
_BESIDE = 4  # working pixels beside it: rules are up to 1.5 points thick
_FAINT = 24  # gray levels by which it is darker than what lies beside it
_RULE_CUT = 165  # on divided paper: rules are darker
_DARKEST_CUT, _LIGHTEST_CUT = 110.0, 215.0  # bounds for what counts as ink


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The ink of a page at the working resolution.

    Attributes:
        boxes: N x 4 integers: x0, y0, x1, y1 of each mark.
        areas: Pixels of ink of each.
        labels: Image of mark numbers, from 1; 0 is paper.
        specks: Image that is 1 where a speck of dirt was.
        rules: Image that is 1 where a long straight stroke (rule, underline, frame) was.
        grid: `rules`, and strokes that may be faint rules: tables are looked for in it, but
            it holds rows of dense letters too and is not taken from the ink.
        letter: The usual height of a letter in pixels; 0 when there are none.
        scale: Pixels here for one pixel of the page image.
    """

    boxes: NDArray[np.int32]
    areas: NDArray[np.int32]
    labels: NDArray[np.int32]
    specks: Pixels
    rules: Pixels
    grid: Pixels
    letter: float
    scale: float


def find_marks(gray: Pixels, dpi: float) -> Marks:
    """Part the ink of a page (background divided out, straight) into marks and rules."""
    scale = min(WORKING_DPI / dpi, (_MOST_PIXELS / gray.size) ** 0.5)
    small = scaled(gray, scale)
    ink = _ink(np.asarray(cv2.GaussianBlur(small, (0, 0), 0.8), np.uint8))
    rules = _rules(ink | _hairlines(gray, small))
    ink &= 1 - cv2.dilate(rules, np.ones((3, 3), np.uint8))
    boxes, areas, labels = _connected(ink)
    letter = _letter_height(boxes)
    dirt = specks(boxes, labels, letter)
    grid = rules | _faint_rules(small)
    return Marks(*_without(dirt, boxes, areas, labels), rules, grid, letter, scale)


def without_frames(marks: Marks, frames: NDArray[np.bool_]) -> Marks:
    """The marks without the ink of a table's frames: faint rules leave pieces of themselves."""
    if not frames.any():
        return marks
    ink = ((marks.labels > 0) & ~frames).astype(np.uint8)
    boxes, areas, labels = _connected(ink)
    return replace(marks, boxes=boxes, areas=areas, labels=labels)


def _connected(ink: Pixels) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """The connected pieces of ink: boxes, areas and the image of their numbers."""
    labels, stats = components(ink)
    boxes = stats[1:, :4].copy()
    boxes[:, 2:] += boxes[:, :2]
    return boxes, stats[1:, 4], labels


def _without(
    dirt: NDArray[np.bool_],
    boxes: NDArray[np.int32],
    areas: NDArray[np.int32],
    labels: NDArray[np.int32],
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], Pixels]:
    """Boxes, areas and labels of the marks that are no dirt, and the image of the dirt."""
    if not dirt.any():
        return boxes, areas, labels, np.zeros(labels.shape, np.uint8)
    kept = ~dirt
    number = np.zeros(len(dirt) + 1, np.int32)
    number[1:][kept] = np.arange(1, np.count_nonzero(kept) + 1)
    dirty = np.concatenate([[False], dirt]).astype(np.uint8)
    return boxes[kept], areas[kept], np.take(number, labels), np.take(dirty, labels)


def _ink(small: Pixels) -> Pixels:
    """1 where there is ink: Otsu's threshold among the pixels that are not bare paper."""
    written = small[small < 250]
    if not written.size:
        return np.zeros_like(small)
    cut, _ = cv2.threshold(written, 0, 255, cv2.THRESH_OTSU)
    ink: Pixels = (small < min(max(cut, _DARKEST_CUT), _LIGHTEST_CUT)).astype(np.uint8)
    return ink


def _hairlines(gray: Pixels, small: Pixels) -> Pixels:
    """Ink at the working size with strokes of a single page pixel kept at full strength."""
    reach = round(gray.shape[0] / small.shape[0])
    if reach > 1:
        darkest = cv2.erode(gray, np.ones((reach, reach), np.uint8))
        size = (small.shape[1], small.shape[0])
        small = np.asarray(cv2.resize(darkest, size, interpolation=cv2.INTER_AREA), np.uint8)
    ink: Pixels = (small < _RULE_CUT).astype(np.uint8)
    return ink


def _rules(ink: Pixels) -> Pixels:
    """1 where a straight stroke, level or upright, is longer than any letter's.

    A scanned rule is never quite level and steps by a pixel now and then: it is looked for in
    ink grown by one pixel across its run.
    """
    length = round(_RULE_POINTS * WORKING_DPI / 72)
    rules: Pixels = np.zeros_like(ink)
    for grow, run in (((3, 1), (1, length)), ((1, 3), (length, 1))):
        grown = cv2.dilate(ink, np.ones(grow, np.uint8))
        long = cv2.morphologyEx(grown, cv2.MORPH_OPEN, np.ones(run, np.uint8))
        rules |= np.asarray(long, np.uint8) & ink
    return rules


def _faint_rules(small: Pixels) -> Pixels:
    """1 where a thin stroke runs on, lighter than ink but darker than the paper beside it.

    Smoothing along its run lifts a broken or grainy rule out of the noise. Text is as dark
    above or below each of its rows, so it is no thin stroke.
    """
    length = round(_RULE_POINTS * WORKING_DPI / 72)
    rules: Pixels = np.zeros_like(small)
    for axis in (0, 1):
        along = (_SMOOTH, 1) if axis == 0 else (1, _SMOOTH)
        smooth = np.asarray(cv2.blur(small, along), np.uint8)
        beside = cv2.min(np.roll(smooth, _BESIDE, axis), np.roll(smooth, -_BESIDE, axis))
        thin = (cv2.subtract(beside, smooth) > _FAINT).astype(np.uint8)
        if np.count_nonzero(thin, axis=1 - axis).max() < length:
            continue  # not even all together on any row or column are they as long
        run = (1, length) if axis == 0 else (length, 1)
        rules |= np.asarray(cv2.morphologyEx(thin, cv2.MORPH_OPEN, np.ones(run, np.uint8)))
    return rules


def _letter_height(boxes: NDArray[np.int32]) -> float:
    """The median height of the marks that can be letters."""
    point = WORKING_DPI / 72
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    letters = (height >= _SMALLEST_TEXT * point) & (height <= _TALLEST_TEXT * point)
    letters &= (width >= 1.4 * point) & (width <= 2 * _TALLEST_TEXT * point)
    return float(np.median(height[letters])) if letters.any() else 0.0

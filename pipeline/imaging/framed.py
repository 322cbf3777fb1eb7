"""Find stamps by their frame, where no colour tells them from the print: on gray scans."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.background import divide
from pipeline.imaging.image import Pixels, scaled
from pipeline.imaging.regions import InkKind, Inks, PageRegion

_LOOK_DPI = 100.0
_INCH = 25.4
_INK = 0.80  # of the paper's light beside it: a copied stamp is paler than print
_WIDE_MM, _HIGH_MM = (28.0, 85.0), (9.0, 42.0)  # of frames of incoming and urgency stamps
_OBLONG = 1.25  # at least so much wider than high
_FILLED = 0.90  # of the least turned rectangle round it: the frame is a rectangle
_HOLLOW = 0.70  # of it is within its holes: it is thin
_LIGHT = 0.6  # of the page's paper: darker is within no frame
_MOST_HOLES = 4  # fields of a stamp; a table has more
_UPPER = 0.45  # of the page: stamps of a registry stand about the head
_LEANING = 8.0  # degrees
_RIM_MM = 0.6  # round the frame, taken with it


def framed_stamps(gray: Pixels, dpi: float) -> list[NDArray[np.int32]]:
    """The framed stamps in the upper part of a page: each the four corners of its frame.

    A frame is a thin closed rectangle of the size of a stamp, with at most a few fields
    and nothing joined to it from outside.
    """
    scale = min(1.0, _LOOK_DPI / dpi)  # so scaled, frames of every scan look alike
    upper = gray[: round(gray.shape[0] * _UPPER)]
    small = scaled(upper, scale)
    ink = (divide(small, _LOOK_DPI) < _INK * 255).astype(np.uint8)
    ink = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)
    outlines, tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    if not outlines:
        return []
    above = np.asarray(tree).reshape(-1, 4)[:, 3]  # the outline that a hole lies in; -1 for none
    per_mm = dpi * scale / _INCH
    found = []
    for number, outline in enumerate(outlines):
        if above[number] < 0 and len(outline) > 2 * _WIDE_MM[0] * per_mm:
            holes = [outlines[int(n)] for n in np.nonzero(above == number)[0]]
            if _is_frame(outline, holes, per_mm) and _is_light(small, outline):
                found.append(_corners(outline, per_mm, scale))
    return found


def without_frames(inks: Inks, frames: Sequence[NDArray[np.int32]], dpi: float) -> Inks:
    """The page with what stands within some frames moved from the print to the stamps."""
    printed = inks.printed.copy()
    stamps = np.full_like(printed, 255) if inks.stamps is None else inks.stamps
    regions = []
    height, width = printed.shape
    for corners in frames:
        x, y, across, down = cv2.boundingRect(corners)
        x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + across, width), min(y + down, height)
        window = np.s_[y0:y1, x0:x1]
        mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
        inside = cv2.fillConvexPoly(mask, corners - np.array([x0, y0], np.int32), 1) > 0
        paper = float(np.percentile(printed[window], 80))
        white = np.minimum(printed[window] * (255 / max(paper, 1.0)), 255).astype(np.uint8)
        stamps[window][inside] = white[inside]
        printed[window][inside] = round(paper)
        regions.append(PageRegion.seen(InkKind.STAMP, (x0, y0, x1, y1), dpi))
    return Inks(printed, stamps, inks.regions + tuple(regions))


def _is_frame(outline: NDArray[np.int32], holes: list[NDArray[np.int32]], per_mm: float) -> bool:
    """Whether an outline and what it leaves open are those of a stamp's frame."""
    (_, _), (width, height), angle = cv2.minAreaRect(outline)
    if width < height:
        width, height, angle = height, width, angle - 90
    if not (
        _WIDE_MM[0] < width / per_mm < _WIDE_MM[1]
        and _HIGH_MM[0] < height / per_mm < _HIGH_MM[1]
        and width > _OBLONG * height
        and abs((angle + 90) % 180 - 90) < _LEANING
    ):
        return False
    area = width * height
    fields = [cv2.contourArea(hole) for hole in holes]
    large = [field for field in fields if field > 0.03 * area]
    return bool(
        cv2.contourArea(outline) > _FILLED * area
        and 0 < len(large) <= _MOST_HOLES
        and sum(large) > _HOLLOW * area
    )


def _is_light(small: Pixels, outline: NDArray[np.int32]) -> bool:
    """Whether paper shows within an outline: it is no dark bar or picture."""
    x, y, width, height = cv2.boundingRect(outline)
    inside = small[y : y + height, x : x + width]
    return bool(np.median(inside) > _LIGHT * np.percentile(small, 80))


def _corners(outline: NDArray[np.int32], per_mm: float, scale: float) -> NDArray[np.int32]:
    """The frame's corners in the page image, its rim within them."""
    middle, (width, height), angle = cv2.minAreaRect(outline)
    rim = 2 * _RIM_MM * per_mm + 2
    corners = cv2.boxPoints((middle, (width + rim, height + rim), angle))
    return np.asarray(np.round(corners / scale), np.int32)

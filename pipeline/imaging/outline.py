"""Find the outline of a page in a photograph of it: its corners and its four edges.

Two steps: the page is cut out of what it lies on by colour (GrabCut: Rother, Kolmogorov and
Blake, 2004), which gives its corners roughly; then each edge is sought again across its whole
length as the step from table to paper. An outline counts only when such a step runs along all
four edges: a scan has none, and is never taken for a photograph.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.edges import Outline, Points, along_edges
from pipeline.imaging.image import Pixels, to_gray

_GLANCE = 250  # pixels of the long side that tell most scans at once
_LONG_SIDE = 800  # pixels of the thumbnail
_COARSE = 3  # times smaller yet, to be cut out by colour: that takes its time
_PRINT = 11  # pixels of the thumbnail: strokes are thinner, and filled with paper
_RING = 2  # pixels along the picture's rim: round a photographed page they show the table
_DIM = 0.8  # of the paper's light: darker is perhaps no paper
_TINGED = 24  # levels between the channels' leads: more is perhaps no paper
_RING_SHARE = 0.6  # of the ring's pixels on each side that are no paper
_STROKE = 5  # pixels of the glance: print is thinner
_NEXT, _STEP = 3, 14  # pixels of the glance, and levels by which table and paper differ there
_SEEN = 0.3  # of the rows (or columns) meet the page's edge, on each side
_LEAST_AREA, _MOST_AREA = 0.15, 0.985  # of the picture
_FOUR_SIDED = 0.93  # of the hull's area is the quadrilateral's, and the other way round
_ARCH = 0.12  # of an edge's length: a page curls no higher


def find_outline(pixels: Pixels) -> Outline | None:
    """The page in a photograph (gray or RGB); None where no whole page on a table is seen."""
    step = max(1, max(pixels.shape) // _GLANCE)
    glance = np.ascontiguousarray(pixels[::step, ::step])
    if not (_table_all_round(glance) and _edges_all_round(glance)):
        return None
    scale = _LONG_SIDE / max(pixels.shape)
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    plain = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_PRINT, _PRINT), np.uint8))
    corners = _rough_corners(plain)
    if corners is None:
        return None
    outline = along_edges(plain.astype(np.float32), corners)
    if outline is None or outline.curl > _ARCH:
        return None
    return Outline(outline.corners / scale, outline.arches / scale)


def _table_all_round(small: Pixels) -> bool:
    """Whether most of the picture's rim, on each of its sides, is no paper."""
    gray = to_gray(small)
    other = gray < _DIM * float(np.percentile(gray, 85))
    if small.ndim == 3:
        leads = small.astype(np.int16) - small.min(axis=2, keepdims=True)
        paper = np.median(leads[~other], axis=0) if not other.all() else 0
        other |= np.abs(leads - paper).max(axis=2) > _TINGED
    sides = (other[:_RING], other[-_RING:], other[:, :_RING], other[:, -_RING:])
    return all(side.mean() > _RING_SHARE for side in sides)


def _edges_all_round(small: Pixels) -> bool:
    """Whether the light changes at once somewhere on the way in from each of the four sides.

    A scan whose light fades towards its borders is dim there, too, but has no such step.
    """
    plain = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_STROKE, _STROKE), np.uint8))
    levels = cv2.GaussianBlur(plain, (0, 0), 1.0).astype(np.int16)
    levels = levels.reshape(*small.shape[:2], -1)
    for across in (levels, levels.transpose(1, 0, 2)):
        steps = np.abs(across[:, _NEXT:] - across[:, :-_NEXT]).max(axis=2) >= _STEP
        half = steps.shape[1] // 2
        if min(side.any(axis=1).mean() for side in (steps[:, :half], steps[:, half:])) < _SEEN:
            return False
    return True


def _rough_corners(plain: Pixels) -> Points | None:
    """The corners of the quadrilateral that lies on the table; None where none does."""
    share = 1 / _COARSE
    small = cv2.resize(plain, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    colour = small if small.ndim == 3 else cv2.cvtColor(small, cv2.COLOR_GRAY2RGB)
    height, width = small.shape[:2]
    mask = np.zeros((height, width), np.uint8)
    table, paper = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(0)
    inner = (_RING, _RING, width - 2 * _RING, height - 2 * _RING)
    cv2.grabCut(colour, mask, inner, table, paper, 4, cv2.GC_INIT_WITH_RECT)
    front = np.asarray(mask & 1, np.uint8)  # GC_FGD and GC_PR_FGD are odd
    front = np.asarray(cv2.morphologyEx(front, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)))
    contours, _ = cv2.findContours(front, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    area = cv2.contourArea(hull)
    if not _LEAST_AREA < area / (height * width) < _MOST_AREA:
        return None
    corners = _quadrilateral(hull)
    if corners is None or not _FOUR_SIDED < cv2.contourArea(corners) / area < 1 / _FOUR_SIDED:
        return None
    return np.asarray(_COARSE * _in_order(corners.astype(np.float64)), np.float64)


def _quadrilateral(hull: NDArray[np.int32]) -> NDArray[np.int32] | None:
    """The hull with all but four of its corners smoothed away."""
    around = cv2.arcLength(hull, True)
    for tolerance in np.arange(0.01, 0.08, 0.005):
        corners = cv2.approxPolyDP(hull, tolerance * around, True)
        if len(corners) <= 4:
            return np.asarray(corners[:, 0], np.int32) if len(corners) == 4 else None
    return None


def _in_order(corners: Points) -> Points:
    """Clockwise (y down) from the one nearest the top left."""
    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    clockwise = corners[np.argsort(angles)]
    return np.roll(clockwise, -int(np.argmin(clockwise.sum(axis=1))), axis=0)

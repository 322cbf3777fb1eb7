"""The four edges of a page in a picture: curves along which table turns to paper."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""N x 2: x, y."""

_SAMPLES = 60  # places along an edge
_REACH = (0.04, 0.02, 0.012)  # of the page's size: how far across an edge is looked, each time
_STEP = 14.0  # levels from table to paper, at least
_FIT = 0.006  # of the page's size: an edge runs so near its curve
_SUPPORT = 0.75  # of the places along each edge show the step


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A page in a picture.

    Attributes:
        corners: 4 x 2, in pixels: top left, top right, bottom right, bottom left as they lie.
        arches: 4 x 4: for each edge (top, right, bottom, left; clockwise) how far it lies
            outside of the straight line between its corners, in pixels, as the coefficients
            of a polynomial in the way along it (0 to 1), highest power first.
    """

    corners: Points
    arches: Points

    def edge(self, side: int, way: NDArray[np.float64]) -> Points:
        """Points of an edge (0 top, 1 right, 2 bottom, 3 left), at shares of the way along it.

        From left to right and from top to bottom, whichever edge it is.
        """
        backwards = side in (2, 3)
        return _points(self.corners, self.arches, side, 1 - way if backwards else way)

    @property
    def curl(self) -> float:
        """Height of the highest arch as a share of its edge."""
        way = np.linspace(0, 1, 21)
        heights = [np.abs(np.polyval(arch, way)).max() for arch in self.arches]
        return float(np.max(np.array(heights) / self.lengths))

    @property
    def lengths(self) -> NDArray[np.float64]:
        """Of the straight lines between the corners: top, right, bottom, left."""
        return _lengths(self.corners)


def _lengths(corners: Points) -> NDArray[np.float64]:
    """Of the four edges."""
    sides = np.roll(corners, -1, axis=0) - corners
    return np.asarray(np.hypot(sides[:, 0], sides[:, 1]), np.float64)


def along_edges(plain: NDArray[np.float32], corners: Points) -> Outline | None:
    """The outline from rough corners; None where an edge shows no step along its length.

    Args:
        plain: The picture without print, H x W or H x W x 3, levels from 0 to 255.
        corners: 4 x 2, clockwise from the top left, each within a twentieth of the page.
    """
    size = float(_lengths(corners).mean())
    arches = np.zeros((4, 4))
    for reach in _REACH:
        found = [_edge(plain, corners, arches, side, reach * size) for side in range(4)]
        arches = np.array([arch for arch, _ in found])
        corners, arches = _meeting(corners, arches)
    if min(support for _, support in found) < _SUPPORT:
        return None
    return Outline(corners, arches)


def _frame(corners: Points, side: int) -> tuple[Points, Points, Points]:
    """Of an edge: where it begins, the way along it, and the unit vector out of the page."""
    begin, along = corners[side], corners[(side + 1) % 4] - corners[side]
    return begin, along, np.array([along[1], -along[0]]) / max(float(np.hypot(*along)), 1.0)


def _points(corners: Points, arches: Points, side: int, way: NDArray[np.float64]) -> Points:
    """Points of an edge at shares of the way along it, clockwise."""
    begin, along, out = _frame(corners, side)
    heights = np.polyval(arches[side], way)
    return np.asarray(begin + way[:, None] * along + heights[:, None] * out, np.float64)


def _edge(
    plain: NDArray[np.float32], corners: Points, arches: Points, side: int, reach: float
) -> tuple[NDArray[np.float64], float]:
    """An edge's arch, sought within `reach` of where it is thought, and its share of support."""
    begin, along, out = _frame(corners, side)
    way = np.linspace(0.02, 0.98, _SAMPLES)
    offsets = np.arange(-reach, reach + 0.5)
    at = np.polyval(arches[side], way)[:, None] + offsets
    places = begin + way[:, None, None] * along + at[..., None] * out
    x, y = np.moveaxis(places.astype(np.float32), -1, 0)
    seen = cv2.remap(plain, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    steps = _steps(seen.reshape(*at.shape, -1))
    best = np.argmax(steps, axis=1)
    rows = np.arange(_SAMPLES)
    shown = steps[rows, best] > _STEP
    heights = at[rows, best]
    tolerance = max(1.5, _FIT * float(np.hypot(*along)))
    arch, near = _curve(way, heights, shown, tolerance)
    return arch, float(np.mean(near & shown))


def _steps(seen: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much the picture changes at each place across an edge, all channels together."""
    width = 3
    total = np.cumsum(np.pad(seen, ((0, 0), (width, width), (0, 0)), mode="edge"), axis=1)
    after = total[:, 2 * width :] - total[:, width:-width]
    before = total[:, width:-width] - np.pad(total, ((0, 0), (1, 0), (0, 0)))[:, : -2 * width - 1]
    change = (after - before) / width
    return np.asarray(np.sqrt(np.square(change).mean(axis=2)), np.float32)


def _curve(
    way: NDArray[np.float64],
    heights: NDArray[np.float64],
    shown: NDArray[np.bool_],
    tolerance: float,
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The cubic through most of the places that show a step, and which places lie near it."""
    kept = shown.copy()
    arch = np.zeros(4)
    for limit in (4 * tolerance, 2 * tolerance, tolerance, tolerance):
        if np.count_nonzero(kept) < _SAMPLES // 2:
            return arch, np.zeros_like(shown)
        arch = np.polyfit(way[kept], heights[kept], 3)
        off = np.abs(np.polyval(arch, way) - heights)
        kept = shown & (off < limit)
    return arch, kept


def _meeting(corners: Points, arches: Points) -> tuple[Points, Points]:
    """Corners put where the edges meet, and arches as seen from there."""
    moved = corners.copy()
    for side in range(4):
        before = (side - 1) % 4
        moved[side] = _crossing(*_tangent(corners, arches, before, 1.0),
                                *_tangent(corners, arches, side, 0.0))  # fmt: skip
    way = np.linspace(0, 1, 25)
    seen = []
    for side in range(4):
        points = _points(corners, arches, side, way)
        start, onward, outward = _frame(moved, side)
        apart = points - start
        share = apart @ onward / float(onward @ onward)
        seen.append(np.polyfit(share, apart @ outward, 3))
    return moved, np.array(seen)


def _tangent(corners: Points, arches: Points, side: int, way: float) -> tuple[Points, Points]:
    """A point of an edge and its direction there."""
    begin, along, out = _frame(corners, side)
    height = float(np.polyval(arches[side], way))
    rise = float(np.polyval(np.polyder(arches[side]), way))
    return begin + way * along + height * out, along + rise * out


def _crossing(a: Points, towards: Points, b: Points, onward: Points) -> Points:
    """Where two lines cross; halfway between their points when they never do."""
    matrix = np.stack([towards, -onward], axis=1)
    if abs(np.linalg.det(matrix)) < 1e-6:
        return (a + b) / 2
    return np.asarray(a + np.linalg.solve(matrix, b - a)[0] * towards)

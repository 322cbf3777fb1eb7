"""Photographs of pages: take out the keystone, the arched edges and the light's colour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.background import divide
from pipeline.imaging.edges import Outline, Points
from pipeline.imaging.image import PageImage, Pixels
from pipeline.imaging.outline import find_outline

PHOTOGRAPH = "photograph"
"""Warning: the page was photographed; it was cut out and straightened."""
CURLED = "curled page"
"""Warning: its edges are arched, so its lines may still be."""

Arch = Callable[[NDArray[np.float64]], NDArray[np.float64]]

_A4_INCHES = (8.268, 11.693)
_A4_LIKE = (1.15, 1.75)  # long side by short side, as keystone leaves it of 1.414
_DPI = (100.0, 300.0)  # of the straightened page
_CURLED = 0.012  # height of an arch by its edge
_SQUARE = 0.012  # how far sides and angles may be off in a page that lay under a lid
_GRID = 16  # pixels between the places that are reckoned; between them the way is straight


def flatten(image: PageImage) -> PageImage:
    """A photographed page as if it had been scanned, with a warning; a scan as it is.

    The page's four edges must be seen. Its corners become right angles, its arched edges
    straight (Coons, 1967: what lies between is moved in proportion), its sides those of A4
    where they are about so, its paper white in every channel.
    """
    outline = find_outline(image.pixels)
    if outline is None or _scanned(outline):
        return image
    straight = _straighten(image.pixels, outline)
    warnings = (PHOTOGRAPH, CURLED) if outline.curl > _CURLED else (PHOTOGRAPH,)
    return replace(
        straight,
        pixels=_whitened(straight.pixels, straight.dpi),
        warnings=image.warnings + warnings,
    )


def _scanned(outline: Outline) -> bool:
    """Whether the page is a true rectangle: it lay under a lid, with black all round."""
    sides = np.roll(outline.corners, -1, axis=0) - outline.corners
    lengths = outline.lengths
    units = sides / lengths[:, None]
    leaning = np.abs((units * np.roll(units, -1, axis=0)).sum(axis=1)).max()
    uneven = np.abs(lengths[:2] / lengths[2:] - 1).max()
    return bool(max(leaning, uneven) < _SQUARE and outline.curl < _SQUARE / 2)


def _straighten(pixels: Pixels, outline: Outline) -> PageImage:
    """The page cut out of the picture, upright as it lies in it."""
    lengths = outline.lengths
    sides = np.array([lengths[0] + lengths[2], lengths[1] + lengths[3]]) / 2  # across, down
    dpi = float(np.clip(lengths.max() / _A4_INCHES[1], *_DPI))
    least, most = _A4_LIKE
    if least < sides.max() / sides.min() < most:
        inches = np.array(_A4_INCHES if sides[1] >= sides[0] else _A4_INCHES[::-1])
    else:
        inches = sides * _A4_INCHES[1] / lengths.max()
    width, height = (round(float(side)) for side in inches * dpi)
    x, y = _ways(outline, width, height)
    flat = cv2.remap(pixels, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return PageImage(np.asarray(flat, np.uint8), dpi)


def _ways(
    outline: Outline, width: int, height: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Where in the picture each pixel of the straightened page lies: x and y."""
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
    onto = cv2.getPerspectiveTransform(corners, outline.corners.astype(np.float32))
    back = np.linalg.inv(onto)
    u, v = _grid(width), _grid(height)
    top, right, bottom, left = (_arched(outline, side, back) for side in range(4))
    across, down = np.meshgrid(u, v)
    x = across + ((1 - u) * left(v)[:, None]) + u * right(v)[:, None]
    y = down + (1 - down) * top(u) + down * bottom(u)
    places = _through(onto, np.stack([x.ravel(), y.ravel()], axis=1)).reshape(*x.shape, 2)
    return _finer(places[..., 0], width, height), _finer(places[..., 1], width, height)


def _grid(pixels: int) -> NDArray[np.float64]:
    """Places every `_GRID` pixels, one more at both ends, as shares of the length."""
    return (np.arange(-1, -(-pixels // _GRID) + 1) + 0.5) * _GRID / pixels


def _finer(coarse: NDArray[np.float64], width: int, height: int) -> NDArray[np.float32]:
    """Values for each pixel from those on the grid."""
    rows, columns = coarse.shape
    size = (columns * _GRID, rows * _GRID)
    fine = cv2.resize(coarse.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
    return np.asarray(fine[_GRID : _GRID + height, _GRID : _GRID + width], np.float32)


def _arched(outline: Outline, side: int, back: NDArray[np.float64]) -> Arch:
    """How far an edge lies off the side of the unit square, by the way along that side."""
    points = outline.edge(side, np.linspace(-0.05, 1.05, 56))
    square = _through(back, points)
    along, off = (0, 1) if side in (0, 2) else (1, 0)
    order = np.argsort(square[:, along])
    ways, heights = square[order, along], square[order, off] - (side in (1, 2))
    return lambda way: np.interp(way, ways, heights)


def _through(matrix: NDArray[np.float64], points: Points) -> Points:
    """Points moved by a homography."""
    return np.asarray(cv2.perspectiveTransform(points[None], matrix)[0], np.float64)


def _whitened(pixels: Pixels, dpi: float) -> Pixels:
    """The light's colour and the shadows divided out, channel by channel."""
    if pixels.ndim == 2:
        return divide(pixels, dpi)
    for channel in range(pixels.shape[2]):
        pixels[..., channel] = divide(np.ascontiguousarray(pixels[..., channel]), dpi)
    return pixels

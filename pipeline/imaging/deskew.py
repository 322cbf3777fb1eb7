"""Straighten a page: how far its lines are tilted, and the turn back."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.image import Pixels, scaled

_LIMIT = 15.0  # degrees; a page tilted further was not fed through a scanner
_LONG_SIDE = 1200  # pixels of the thumbnail: a line of 14 pt text is about 20 rows high
_GLANCE = 600  # the same where a degree this way or that does not matter
_NEARLY = 0.08  # of a factor
_MOST_POINTS = 60_000  # ink pixels looked at; more do not change the answer
_LEAST_POINTS = 400  # fewer are no text
_DEPTH = 0.4  # of the darkest ink's contrast: grain and the other side's print have less
_GAIN = 1.03  # how much sharper the rows must get before a page is turned at all
_STANDS_OUT = 1.25  # times the usual sharpness over all tilts: less is a picture, not text
_SIDEWAYS_GAIN = 1.25  # how much sharper rows must be across before a page is turned
_SMALLEST = 0.05  # degrees: a smaller tilt is one pixel over a whole line


def skew(gray: Pixels) -> float:
    """Degrees clockwise by which the lines of text are tilted (0 when there are none).

    The tilt is the shear under which the ink of the page falls into the sharpest rows:
    the sum of squared differences of neighbouring rows of the projection profile (Postl,
    1986; here on ink pixels as points, not on turned images). Found to 0.05 degrees
    within 15 degrees either way. A page is reported tilted only when that makes its
    rows clearly sharper than they are: a straight page stays as it is.
    """
    points = _ink_points(gray)
    if points is None:
        return 0.0
    best = usual = 0.0
    for step, reach in ((1.0, _LIMIT), (0.25, 1.0), (0.05, 0.25)):
        angles = np.arange(best - reach, best + reach + step / 2, step)
        scores = [_sharpness(points, float(angle)) for angle in angles]
        usual = usual or float(np.median(scores))
        best = float(angles[int(np.argmax(scores))])
    if abs(best) < _SMALLEST or abs(best) > _LIMIT:
        return 0.0
    sharpest = _sharpness(points, best)
    if sharpest < max(_GAIN * _sharpness(points, 0.0), _STANDS_OUT * usual):
        return 0.0
    return round(best, 2)


def sideways(gray: Pixels) -> bool:
    """Whether the lines of text run up or down the image instead of across it.

    Ink falls into sharper rows along the lines than across them. Undecided pages are
    taken to be as they should.
    """
    points = _ink_points(gray, _GLANCE)
    if points is None:
        return False
    turned = np.stack([points[1], -points[0]])
    return _sharpest(turned) > _SIDEWAYS_GAIN * _sharpest(points)


def _sharpest(points: NDArray[np.float32]) -> float:
    """The sharpness of the rows at the best of some small tilts."""
    return max(_sharpness(points, angle) for angle in np.arange(-3.0, 3.5, 0.5))


def rotate(gray: Pixels, degrees: float) -> Pixels:
    """The image turned back by `degrees` clockwise tilt about its centre, same size.

    The corners are filled with bare paper: what stands on the edge, drawn out, would be a rule.
    """
    if not degrees:
        return gray
    height, width = gray.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(
        gray, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )
    return np.asarray(turned, np.uint8)


def _ink_points(gray: Pixels, long_side: int = _LONG_SIDE) -> NDArray[np.float32] | None:
    """Ink pixels (2 x N: x, y from the centre) of a thumbnail; None without ink enough."""
    small = cv2.GaussianBlur(_thumbnail(gray, long_side), (0, 0), long_side / _LONG_SIDE)
    around = long_side // 30 | 1
    below = cv2.subtract(cv2.blur(small, (around, around)), small)
    ink = below > max(20.0, _DEPTH * float(np.percentile(below[::2, ::2], 99.5)))
    ink &= ~_long_runs(ink, long_side // 20)
    margin = int(min(small.shape) * 0.02)
    ink[:margin] = ink[-margin:] = False
    ink[:, :margin] = ink[:, -margin:] = False
    rows, columns = np.nonzero(ink)
    if len(rows) < _LEAST_POINTS:
        return None
    if len(rows) > _MOST_POINTS:
        keep = np.linspace(0, len(rows) - 1, _MOST_POINTS).astype(np.int64)
        rows, columns = rows[keep], columns[keep]
    centre = np.array([[small.shape[1] / 2], [small.shape[0] / 2]], np.float32)
    return np.stack([columns, rows]).astype(np.float32) - centre


def _thumbnail(gray: Pixels, long_side: int) -> Pixels:
    """The image at about that size; by a whole number, ten times as fast, where that is near."""
    factor = max(gray.shape) / long_side
    if abs(factor - round(factor)) < _NEARLY * factor:
        factor = round(factor)
    return scaled(gray, 1 / factor)


def _long_runs(ink: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    """Pixels of tall vertical strokes: frames and shadows, which say nothing of lines."""
    tall = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return np.asarray(tall, bool)


def _sharpness(points: NDArray[np.float32], degrees: float) -> float:
    """How sharply the ink parts into rows when a tilt of `degrees` is taken back."""
    angle = math.radians(degrees)
    rows = points[1] * math.cos(angle) - points[0] * math.sin(angle)
    profile = np.bincount((rows + _LONG_SIDE).astype(np.int64), minlength=2 * _LONG_SIDE)
    return float(np.square(np.diff(profile).astype(np.float64)).sum())

"""Hold down the grain of a poor scan without losing the small marks."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.imaging.image import Pixels

_STRIP = 64  # rows: one strip of four tells the grain of the page
_FINER = 2.0  # levels of the response for one: tiles are averaged in whole levels
_GRAIN = 6.0  # gray levels: less is not worth smoothing


def grain(gray: Pixels) -> float:
    """The scan's grain: standard deviation of its pixel noise in gray levels.

    Immerkaer's estimate (1996) by the median over tiles instead of the mean over the page,
    so that text does not count as noise.
    """
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    sample = np.concatenate([gray[y : y + _STRIP] for y in range(0, len(gray), 4 * _STRIP)])
    response = cv2.convertScaleAbs(cv2.filter2D(sample, cv2.CV_16S, kernel), alpha=_FINER)
    tiles = cv2.resize(response, None, fx=1 / 32, fy=1 / 32, interpolation=cv2.INTER_AREA)
    return float(np.percentile(tiles, 30) / _FINER * np.sqrt(np.pi / 2) / 6)


def denoise(gray: Pixels) -> Pixels:
    """The image smoothed where it is grainy, edges kept (bilateral); a clean one unchanged."""
    level = grain(gray)
    if level < _GRAIN:
        return gray
    return np.asarray(cv2.bilateralFilter(gray, 5, min(60.0, 3.5 * level), 2), np.uint8)

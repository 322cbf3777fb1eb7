"""Even out the paper: shadows, yellowing and the other side shining through."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.imaging.image import Pixels

_SHRINK = 4  # the paper's light varies slowly: a quarter of the size shows it all


def paper(gray: Pixels, dpi: float) -> Pixels:
    """The light of the bare paper at each pixel, ink taken out, same size as `gray`."""
    small = cv2.resize(gray, None, fx=1 / _SHRINK, fy=1 / _SHRINK, interpolation=cv2.INTER_AREA)
    reach = max(3, int(dpi / 6 / _SHRINK)) | 1  # wider than a stroke of a headline
    ground = cv2.medianBlur(cv2.dilate(small, np.ones((reach, reach), np.uint8)), reach)
    height, width = gray.shape
    return np.asarray(cv2.resize(ground, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def divide(gray: Pixels, dpi: float) -> Pixels:
    """The page with its background divided out: paper at 255, ink as dark as it is on it.

    The gray stays: binarising after the division loses the thin marks again.
    """
    return np.asarray(cv2.divide(gray, paper(gray, dpi), scale=255), np.uint8)

"""The connected pieces of a black and white image."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.image import Pixels


def components(mask: Pixels, connectivity: int = 8) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The pieces of what is not 0.

    OpenCV's own choice of algorithm takes three times as long for the same labels (5.0.0, one
    thread), and has no quick one for four neighbours. Pieces of four neighbours are parts of those
    of eight: when there are as many of the ones as of the others, they are the same.

    Args:
        mask: The image.
        connectivity: 8, or 4: pixels that touch at a corner only are then apart.

    Returns:
        The image of their numbers, from 1, 0 where there is none; and a row for each number
        with x, y, width, height and area (row 0: all the rest).
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
        mask, 8, cv2.CV_32S, cv2.CCL_GRANA
    )
    if connectivity == 4 and count != cv2.connectedComponents(mask, connectivity=4)[0]:
        _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    return np.asarray(labels, np.int32), np.asarray(stats, np.int32)

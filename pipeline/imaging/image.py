"""A page as pixels, and the gray image that the other stages work on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]
"""An image: H x W gray or H x W x 3 RGB, 8 bits a channel."""

WORKING_PIXELS = 24_000_000
"""A page is worked on at no more: A3 at 350 dpi, A2 at 250."""
_ALL_TAKEN_IN = 0.6
"""Scale down to which the four nearest pixels leave none out by much."""
REDUCED = "reduced"
"""Warning: the page was larger, and was read at a lower resolution than it has."""


@dataclass(frozen=True, slots=True, eq=False)
class PageImage:
    """A page as it was scanned or drawn.

    Attributes:
        pixels: H x W (gray) or H x W x 3 (RGB), uint8.
        dpi: Pixels an inch, the same both ways.
        warnings: What a person should know of it.
    """

    pixels: Pixels
    dpi: float
    warnings: tuple[str, ...] = ()


def scaled(pixels: Pixels, scale: float) -> Pixels:
    """The image at another scale, mostly a smaller one.

    Areas are averaged, which is quick for whole numbers of pixels alone. Down to 0.6 all pixels
    are taken in by weighing the four nearest, too, in a tenth of the time.
    """
    method = cv2.INTER_LINEAR if _ALL_TAKEN_IN < scale < 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=method), np.uint8)


def to_gray(pixels: Pixels) -> Pixels:
    """The image as H x W gray (ITU-R BT.601 luma); gray images are returned as they are."""
    if pixels.ndim == 2:
        return pixels
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)

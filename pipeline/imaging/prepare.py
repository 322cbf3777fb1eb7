"""From a page as it was scanned to the upright, even, gray image that is read."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.imaging.background import divide
from pipeline.imaging.blank import is_blank
from pipeline.imaging.borders import clear_borders
from pipeline.imaging.denoise import denoise
from pipeline.imaging.deskew import rotate, sideways, skew
from pipeline.imaging.image import WORKING_PIXELS, PageImage, Pixels, to_gray
from pipeline.imaging.ink import separate
from pipeline.imaging.photograph import flatten
from pipeline.imaging.regions import PageRegion
from pipeline.model import BBox

READING_DPI = 300.0
"""Resolution to which pages are raised that are too coarse to be read as they are."""
_FINE_ENOUGH = 180.0
"""From this resolution on pages stay as they are: lines are brought to one height by themselves."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A page made ready for reading.

    Attributes:
        gray: Upright, straightened, background divided out.
        dpi: Of `gray`.
        rotation: Degrees clockwise (0, 90, 180, 270) by which the input was turned.
        skew: Degrees clockwise by which its lines were tilted; taken out of `gray`.
        blank: Nothing stands on the page; it need not be read.
        warnings: What a person should know.
        stamps: The stamps that were taken off `gray`, to be read by themselves;
            same size. None when there are none.
        regions: Seals, stamps and signatures that were taken off.
    """

    gray: Pixels
    dpi: float
    rotation: int
    skew: float
    blank: bool
    warnings: tuple[str, ...] = ()
    stamps: Pixels | None = None
    regions: tuple[PageRegion, ...] = ()

    @property
    def width(self) -> float:
        """Width of the upright page in points."""
        return float(self.gray.shape[1]) * 72 / self.dpi

    @property
    def height(self) -> float:
        """Height of the upright page in points."""
        return float(self.gray.shape[0]) * 72 / self.dpi

    def to_page(self, x0: float, y0: float, x1: float, y1: float) -> BBox:
        """A box in pixels of `gray` as points of the upright page before straightening."""
        height, width = self.gray.shape
        angle = math.radians(self.skew)
        x, y = (x0 + x1 - width) / 2, (y0 + y1 - height) / 2
        middle_x = x * math.cos(angle) - y * math.sin(angle) + width / 2
        middle_y = x * math.sin(angle) + y * math.cos(angle) + height / 2
        half_x, half_y = (x1 - x0) / 2, (y1 - y0) / 2
        scale = 72 / self.dpi
        return BBox(
            (middle_x - half_x) * scale,
            (middle_y - half_y) * scale,
            (middle_x + half_x) * scale,
            (middle_y + half_y) * scale,
        )


def prepare(
    image: PageImage, turn: int | None = None, *, reading_dpi: float = READING_DPI
) -> Prepared:
    """Turn, clean, straighten and scale a page.

    Args:
        image: The page as it was scanned.
        turn: Degrees clockwise (0, 90, 180, 270) to turn it by. None: by 90 degrees when its
            lines run up or down, otherwise not at all. Up and down are not told apart here.
        reading_dpi: What coarser pages are raised to.
    """
    image = flatten(image)
    if turn is None:
        turn = 90 if sideways(to_gray(image.pixels)) else 0
    pixels = np.ascontiguousarray(np.rot90(image.pixels, -turn // 90))
    inks = separate(pixels, image.dpi)
    warnings = image.warnings + tuple(sorted({str(region.kind) for region in inks.regions}))
    gray = divide(denoise(clear_borders(inks.printed)), image.dpi)
    if is_blank(gray, image.dpi):
        return Prepared(gray, image.dpi, turn, 0.0, True, (*warnings, "blank"), None, inks.regions)
    tilt = skew(gray)
    larger, dpi = raise_resolution(gray, image.dpi, reading_dpi)
    stamps = None
    if inks.stamps is not None:
        stamps = rotate(raise_resolution(inks.stamps, image.dpi, reading_dpi)[0], tilt)
    straight = rotate(larger, tilt)
    return Prepared(straight, dpi, turn, tilt, False, warnings, stamps, inks.regions)


def raise_resolution(gray: Pixels, dpi: float, wanted: float) -> tuple[Pixels, float]:
    """The image at about `wanted` dpi when it is too coarse and not too large, else as is."""
    factor = min(wanted / dpi, (WORKING_PIXELS / gray.size) ** 0.5)
    if factor < 1.1 or dpi >= _FINE_ENOUGH:
        return gray, dpi
    larger = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    return np.asarray(larger, np.uint8), dpi * factor

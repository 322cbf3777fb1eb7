"""Turns a drawn page into what an office scanner makes of it: pure functions on arrays.

Pages are float32 arrays from 0 (black) to 1 (white), grey (h, w) or colour (h, w, 3; RGB). All
chance comes from the given generator, so that a seed gives the same scan again.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2
from numpy.random import Generator
from numpy.typing import NDArray

from samples.geometry import PAGE_WIDTH
from samples.wear import (
    Page,
    bleed_through,
    blurred,
    bordered,
    fade,
    floats,
    grained,
    skewed,
    speckled,
    toner,
    uneven_light,
)

Image = NDArray[np.uint8]

_OVERSAMPLING = 2
"""Degradations happen on paper and in optics, before the sensor: they are done at twice the dpi."""


@dataclass(frozen=True, slots=True)
class Grade:
    """How well a scanner and its paper do. Lengths are millimetres on paper.

    Attributes:
        name: For people and file names.
        dpi: Resolution of the scan.
        skew: Largest skew in degrees, either way.
        blur: Standard deviation of the optics' blur.
        spread: How far toner spreads (positive) or is lost (negative).
        fading: Share by which ink is paler than black, in patches up to this.
        light: Share of light lost in the darkest corner.
        paper: Brightness of the paper.
        grain: Standard deviation of the sensor's noise.
        speckles: Dots of dirt for each square centimetre.
        bleed: Share of the back page's ink that shines through.
        border: Width of the black border where the lid stood open.
        quality: JPEG quality.
    """

    name: str
    dpi: int
    skew: float
    blur: float
    spread: float
    fading: float
    light: float
    paper: float
    grain: float
    speckles: float
    bleed: float
    border: float
    quality: int


CLEAN = Grade("clean", 300, 0.3, 0.03, 0.0, 0.05, 0.02, 0.98, 0.006, 0.0, 0.0, 0.0, 60)
OFFICE = Grade("office", 200, 1.8, 0.115, 0.0, 0.40, 0.15, 0.94, 0.04, 0.08, 0.06, 0.0, 40)
POOR = Grade("poor", 150, 2.5, 0.10, -0.02, 0.35, 0.58, 0.90, 0.05, 0.3, 0.10, 5.0, 40)
GRADES = {grade.name: grade for grade in (CLEAN, OFFICE, POOR)}


def render(pdf: bytes, dpi: int) -> list[Page]:
    """The pages of a PDF as grey arrays, drawn at `dpi`."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_drawn(page, dpi) for page in document]
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage, dpi: int) -> Page:
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    return floats(bitmap.to_numpy()).squeeze() / np.float32(255)


def scan(page: Page, grade: Grade, rng: Generator, back: Page | None = None) -> Image:
    """A page drawn at `grade.dpi * 2` as scanned by that grade, before JPEG.

    `back` is what is printed on the back of the sheet, if anything.
    """
    per_mm = grade.dpi * _OVERSAMPLING / 25.4
    page = toner(page, grade.spread * per_mm)
    page = fade(page, grade.fading, rng)
    if back is not None and grade.bleed:
        page = bleed_through(page, back, grade.bleed, per_mm)
    page = skewed(page * np.float32(grade.paper), rng.uniform(-grade.skew, grade.skew), grade.paper)
    page = blurred(page, grade.blur * per_mm)
    height, width = page.shape[:2]
    page = floats(
        cv2.resize(
            page, (width // _OVERSAMPLING, height // _OVERSAMPLING), interpolation=cv2.INTER_AREA
        )
    )
    per_mm /= _OVERSAMPLING
    page = speckled(page, grade.speckles, per_mm, rng)
    page = uneven_light(page, grade.light, rng)
    page = bordered(page, grade.border * per_mm, rng)
    return to_image(grained(page, grade.grain, rng))


def drawing_dpi(grade: Grade) -> int:
    """Resolution at which `scan` wants its pages."""
    return grade.dpi * _OVERSAMPLING


def to_image(page: Page) -> Image:
    """Bytes from 0 to 255."""
    return np.asarray(np.clip(page * 255 + 0.5, 0, 255), np.uint8)


def turned(image: Image, degrees: int) -> Image:
    """Turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(image, -degrees // 90))


def jpeg(image: Image, quality: int) -> bytes:
    """Encoded as JPEG; colour images are RGB."""
    pixels = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_RGB2BGR)
    _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return data.tobytes()


def through_jpeg(image: Image, quality: int) -> Image:
    """What is left of an image behind JPEG."""
    data = np.frombuffer(jpeg(image, quality), np.uint8)
    decoded = np.asarray(cv2.imdecode(data, cv2.IMREAD_UNCHANGED), np.uint8)
    return decoded if image.ndim == 2 else np.ascontiguousarray(decoded[:, :, ::-1])


def points_to_pixels(page: Page) -> float:
    """Pixels in a point of a page that was drawn and not yet turned."""
    return float(page.shape[1] / PAGE_WIDTH)

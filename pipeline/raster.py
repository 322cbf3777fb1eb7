"""Scans that are image files: TIFF with any number of pages, PNG, JPEG, JPEG 2000."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
from PIL import ExifTags, Image, Jpeg2KImagePlugin, UnidentifiedImageError

from pipeline.errors import InputError, PageError
from pipeline.imaging import PageImage, Pixels
from pipeline.imaging.image import REDUCED, WORKING_PIXELS

A4_LONG_INCHES = 11.69
"""The long side that a page is taken to have when the file does not say its resolution."""
_BELIEVABLE_DPI = (72.5, 2400.0)
"""72 is what programs write that do not know; lower is a screen's."""
_SAME = 0.03
"""Resolutions across and down that differ less are rounded; a fax has 204 x 98."""
_FINE_DPI = 280.0
"""A page that is finer is shrunk by the whole number that leaves this much."""
_DEEP = ("I;16", "I;16B", "I;16L", "I", "F")
"""Pillow's modes of more than 8 bits a pixel."""
MAX_PIXELS = 100_000_000
"""A page of more is refused, unless the user allows it."""
_PARTS = 4
"""A page is shrunk by quarters, so that strips of it fit together."""
_STRIP = 4_000_000
"""Pixels that are converted at a time, so that a page is held once."""


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    limit = Image.MAX_IMAGE_PIXELS
    try:
        Image.MAX_IMAGE_PIXELS = None  # our own limit is asked once the size is known
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged tags are the rule in old scans
            with Image.open(path) as image:
                yield image
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise InputError(
            "the image is damaged or of an unknown kind", "Scan it again, or convert it to PDF."
        ) from error
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def count_frames(path: Path) -> int:
    """How many pages the image file has.

    Raises:
        InputError: The file is damaged.
    """
    with _opened(path) as image:
        try:
            return int(getattr(image, "n_frames", 1))
        except (OSError, EOFError, ValueError, SyntaxError) as error:
            raise InputError("the image file is damaged", "Scan or copy it again.") from error


def load_frame(path: Path, number: int, max_pixels: int = MAX_PIXELS) -> PageImage:
    """Page `number` (from 1), RGB or gray, its pixels square.

    The turn that a camera noted in the file (EXIF) is applied. What is finer than reading
    needs is shrunk while it is decoded; a page that stays too large to work on is shrunk
    further and says so.

    Raises:
        PageError: The page's data is damaged, cut off, or larger than `max_pixels`.
    """
    with _opened(path) as image:
        try:
            image.seek(number - 1)
            return _loaded(image, max_pixels)
        except (OSError, EOFError, ValueError, SyntaxError) as error:
            raise PageError("the page's image data is damaged", "Scan this page again.") from error


def refuse_larger(pixels: float, max_pixels: int) -> None:
    """Refuse a page of so many pixels before any memory is taken for them.

    Raises:
        PageError: There are more than `max_pixels`.
    """
    if pixels > max_pixels:
        raise PageError(
            f"the page has {pixels:,.0f} pixels, more than {max_pixels:,}",
            "Scan it at a lower resolution, or allow more with --max-pixels.",
        )


def _loaded(image: Image.Image, max_pixels: int) -> PageImage:
    width, height = image.size
    refuse_larger(width * height, max_pixels)
    across, down = _resolution(image)
    fine = max(1, int(min(across, down) / _FINE_DPI))
    large = math.ceil(_PARTS * (width * height / WORKING_PIXELS) ** 0.5) / _PARTS
    pixels = _pixels(image, max(fine, large))
    dpi = max(across, down) * pixels.shape[1] / width
    pixels = _square(pixels, across, down)
    pixels = _turned(pixels, image.getexif().get(ExifTags.Base.Orientation, 1))
    return PageImage(pixels, dpi, (REDUCED,) if large > fine else ())


def _pixels(image: Image.Image, shrink: float) -> Pixels:
    """The image as an array, `shrink` times smaller; converted strip by strip."""
    rows_in = round(_decode(image, shrink) * _PARTS)  # to each `_PARTS` rows that come out
    width, height = (max(1, side * _PARTS // rows_in) for side in image.size)
    top = _brightest(image)
    step = max(1, _STRIP // (image.width * rows_in)) * _PARTS
    pixels = np.empty((0,), np.uint8)
    for row in range(0, height, step):
        end = min(row + step, height)
        box = (0, row * rows_in // _PARTS, image.width, end * rows_in // _PARTS)
        part = _plain(image.crop(box), top)
        if not row:
            pixels = np.empty((height, width, *part.shape[2:]), np.uint8)
        cv2.resize(part, (width, end - row), pixels[row:end], interpolation=cv2.INTER_AREA)
    return pixels


def _decode(image: Image.Image, shrink: float) -> float:
    """Load the image, coarser where its format can leave pixels out; what is left to shrink."""
    powers = (int(shrink) & -int(shrink)).bit_length() - 1 if shrink % 1 == 0 else 0  # twos in it
    whole = image.width
    if isinstance(image, Jpeg2KImagePlugin.Jpeg2KImageFile):
        image.reduce = powers
    elif powers:
        image.draft(None, (image.width >> powers, image.height >> powers))
    image.load()
    return max(1.0, round(_PARTS * shrink * image.width / whole) / _PARTS)


def _brightest(image: Image.Image) -> float:
    """What counts as white in an image of more than 8 bits."""
    if image.mode not in _DEEP:
        return 255.0
    _, most = image.getextrema()
    return float(most) or 1.0 if isinstance(most, int | float) else 255.0


def _plain(image: Image.Image, top: float) -> Pixels:
    """Grey where the page is grey or 1-bit, otherwise RGB on white."""
    if image.mode in _DEEP:
        values = np.asarray(image, dtype=np.float32) * np.float32(255 / top)
        return values.clip(0, 255).astype(np.uint8)
    if image.mode in ("1", "L"):
        return np.asarray(image.convert("L"))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        white = Image.new("RGBA", rgba.size, "white")
        return np.asarray(Image.alpha_composite(white, rgba).convert("RGB"))
    return np.asarray(image.convert("RGB"))


def _square(pixels: Pixels, across: float, down: float) -> Pixels:
    """The page with square pixels, as fine both ways as it was the finer way."""
    if across == down:
        return pixels
    finer = max(across, down)
    size = (round(pixels.shape[1] * finer / across), round(pixels.shape[0] * finer / down))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _turned(pixels: Pixels, orientation: int) -> Pixels:
    """The page as the camera was held: EXIF's orientation, 1 to 8."""
    if orientation in (5, 6, 7, 8):
        pixels = pixels.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)


def _resolution(image: Image.Image) -> tuple[float, float]:
    """Pixels an inch across and down, as noted in the file or as of an A4 page."""
    noted = image.info.get("dpi")
    if noted:
        across, down = float(noted[0]), float(noted[1])
        low, high = _BELIEVABLE_DPI
        if low <= min(across, down) and max(across, down) <= high:
            alike = abs(across / down - 1) < _SAME
            return (across, across) if alike else (across, down)
    whole = max(image.size) / A4_LONG_INCHES
    return whole, whole

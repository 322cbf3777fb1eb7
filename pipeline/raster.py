"""Scans that are image files: TIFF with any number of pages, PNG, JPEG."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from pipeline.errors import InputError, PageError
from pipeline.pdf import MAX_PIXELS

A4_LONG_INCHES = 11.69
"""The long side that a page is taken to have when the file does not say its resolution."""
_BELIEVABLE_DPI = (72.5, 2400.0)
"""72 is what programs write that do not know; lower is a screen's."""


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged tags are the rule in old scans
            with Image.open(path) as image:
                yield image
    except Image.DecompressionBombError as error:
        raise InputError(
            f"the image has more than {MAX_PIXELS:,} pixels", "Scan it at a lower resolution."
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise InputError(
            "the image is damaged or of an unknown kind", "Scan it again, or convert it to PDF."
        ) from error


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


def load_frame(path: Path, number: int) -> tuple[np.ndarray[Any, Any], float]:
    """Page `number` (from 1) as an RGB or grey array (uint8), and its resolution in dpi.

    The turn that a camera noted in the file (EXIF) is applied.

    Raises:
        PageError: The page's data is damaged, cut off, or larger than `MAX_PIXELS`.
    """
    with _opened(path) as image:
        try:
            image.seek(number - 1)
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise PageError(
                    f"the page has {width} x {height} pixels, more than {MAX_PIXELS:,}",
                    "Scan it at a lower resolution.",
                )
            upright = ImageOps.exif_transpose(image)
            pixels = np.asarray(_without_palette(upright))
        except (OSError, EOFError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise PageError("the page's image data is damaged", "Scan this page again.") from error
        return pixels, _resolution(image)


def _without_palette(image: Image.Image) -> Image.Image:
    """Grey where the page is grey or 1-bit, otherwise RGB on white."""
    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode in ("I;16", "I", "F"):
        values = np.asarray(image, dtype=np.float64)
        top = values.max() or 1.0
        return Image.fromarray((values * (255.0 / top)).astype(np.uint8))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        white = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(white, rgba).convert("RGB")
    return image.convert("RGB")


def _resolution(image: Image.Image) -> float:
    noted = image.info.get("dpi")
    if noted:
        dpi = float(noted[0])
        low, high = _BELIEVABLE_DPI
        if low <= dpi <= high:
            return dpi
    return max(image.size) / A4_LONG_INCHES

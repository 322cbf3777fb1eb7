"""Draw PDF pages as they look: with annotations, form fields and signatures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.errors import PageError
from pipeline.imaging.image import WORKING_PIXELS
from pipeline.pdf.document import Passwords, load_page, opened
from pipeline.pdf.geometry import POINTS_PER_INCH
from pipeline.pdf.layer import Layer

VECTOR_DPI = 300
"""Resolution for pages that are not one scanned image."""
LOWEST_DPI, HIGHEST_DPI = 100, 400
"""A scan is drawn at its own resolution within these bounds."""
MAX_PIXELS = WORKING_PIXELS
"""A drawn page is never larger; an A0 sheet at 300 dpi has 139 million pixels."""


def draw(
    path: Path, number: int, dpi: float, passwords: Passwords = ()
) -> tuple[np.ndarray[Any, Any], float]:
    """Draw page `number` (from 1) upright, with annotations and form fields.

    Returns:
        The page as an RGB array (height x width x 3, uint8), and the resolution it
        was drawn at: `dpi`, or less when the page would exceed `MAX_PIXELS`.

    Raises:
        PageError: The page cannot be drawn.
    """
    asked = dpi
    with opened(path, passwords) as document:
        document.init_forms()
        page = load_page(document, number)
        width, height = page.get_size()
        if width * height <= 0:
            raise PageError("the page has no area", "Scan this page again.")
        dpi = min(dpi, POINTS_PER_INCH * (MAX_PIXELS / (width * height)) ** 0.5)
        if dpi < LOWEST_DPI / 2 and dpi < asked:
            raise PageError(
                f"the page measures {width / 72:.0f} x {height / 72:.0f} inches, too large to read",
                "Cut it into smaller pages.",
            )
        try:
            bitmap = page.render(
                scale=dpi / POINTS_PER_INCH, may_draw_forms=True, rev_byteorder=True
            )
        except pdfium.PdfiumError as error:
            raise PageError("the page cannot be drawn", "Scan this page again.") from error
        pixels = np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])
    return pixels, dpi


def has_damaged_image(path: Path, number: int, passwords: Passwords = ()) -> bool:
    """Whether an image on the page cannot be decoded (it is then drawn as nothing)."""
    with opened(path, passwords) as document:
        page = load_page(document, number)
        for image in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=4):
            try:
                image.get_bitmap()
            except pdfium.PdfiumError:
                return True
    return False


def drawing_dpi(layer: Layer) -> float:
    """The resolution that the page deserves: the scan's own, within bounds."""
    page_area = layer.width * layer.height
    scanned = any(box.width * box.height > 0.5 * page_area for box in layer.images)
    if not scanned:
        return VECTOR_DPI
    return min(max(layer.dpi, LOWEST_DPI), HIGHEST_DPI)

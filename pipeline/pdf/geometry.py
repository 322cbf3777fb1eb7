"""Places on a PDF page, in points from the top left of the upright page."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.model import BBox

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word of a page's text layer: its text, box in points, and the font's name."""

    text: str
    bbox: BBox
    font: str = ""


def on_page(page: pdfium.PdfPage, left: float, bottom: float, right: float, top: float) -> BBox:
    """A box in PDF user space to points from the top left of the upright page."""
    width, height = page.get_size()
    scale = 100  # pdfium answers in whole device pixels: ask for hundredths of a point
    corners = []
    for x, y in ((left, bottom), (right, top)):
        device_x, device_y = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDF_PageToDevice(
            page, 0, 0, round(width * scale), round(height * scale), 0, x, y,
            device_x, device_y,
        )  # fmt: skip
        corners.append((device_x.value / scale, device_y.value / scale))
    (x0, y0), (x1, y1) = corners
    return BBox(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

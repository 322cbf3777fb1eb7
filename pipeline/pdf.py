"""PDF files: page count, the text layer, texts of annotations, and drawn pages.

pdfplumber reads the text layer. pdfium draws pages with annotations, form fields and
the appearances of digital signatures: a signed letter often carries its number and
date in these alone.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.errors import InputError, PageError
from pipeline.model import BBox

POINTS_PER_INCH = 72
VECTOR_DPI = 300
"""Resolution for pages that are not one scanned image."""
LOWEST_DPI, HIGHEST_DPI = 100, 400
"""A scan is drawn at its own resolution within these bounds."""
MAX_PIXELS = 100_000_000
"""A drawn page is never larger; an A0 sheet at 300 dpi has 139 million pixels."""
_GAP = 0.15
"""A gap of this share of the font size parts two words."""


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word of a page's text layer: its text, box in points, and the font's name."""

    text: str
    bbox: BBox
    font: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """What a PDF page says of itself.

    Attributes:
        width: Of the upright page, in points.
        height: In points.
        words: Words of the text layer, visible or not.
        annotations: Words drawn by annotations and form fields (signatures, stamps).
        images: Boxes of the images on the page.
        tables: For every ruled table its cells, row by row.
        dpi: Resolution of the largest image as placed; 0 without images.
    """

    width: float
    height: float
    words: tuple[LayerWord, ...]
    annotations: tuple[LayerWord, ...]
    images: tuple[BBox, ...]
    tables: tuple[tuple[BBox, ...], ...]
    dpi: float


@contextmanager
def _pdfium(path: Path) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise _explain(error, path) from error
    try:
        yield document
    finally:
        document.close()


def _explain(error: pdfium.PdfiumError, path: Path) -> InputError:
    # pdfium repeats its last error for a file without pages: the file must say it, too
    locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
    if locked and b"/Encrypt" in path.read_bytes():
        return InputError(
            "the PDF is encrypted and needs a password",
            "Remove the password (for instance with qpdf --decrypt) and run again.",
        )
    return InputError(
        "the PDF is damaged, cut off or without pages",
        "Copy or scan it again; qpdf can repair some damaged files.",
    )


def count_pages(path: Path) -> int:
    """How many pages the PDF has.

    Raises:
        InputError: It is encrypted, damaged, or has no page.
    """
    with _pdfium(path) as document:
        pages = len(document)
    if not pages:
        raise InputError("the PDF has no pages", "Copy or scan it again.")
    return pages


def read_layer(path: Path, number: int) -> Layer:
    """The text layer, annotation texts and images of page `number` (from 1).

    Raises:
        PageError: The page's content cannot be parsed.
    """
    with _pdfium(path) as document:
        page = _load(document, number)
        width, height = page.get_size()
        has_text = page.get_textpage().count_chars() > 0
        images, dpi = _images(page)
        annotations = _annotation_words(document, number)
    words, tables = _plumb(path, number) if has_text else ((), ())
    return Layer(width, height, words, annotations, images, tables, dpi)


def _load(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    try:
        return document[number - 1]
    except pdfium.PdfiumError as error:
        raise PageError("the page's data is damaged", "Scan this page again.") from error


def _plumb(path: Path, number: int) -> tuple[tuple[LayerWord, ...], tuple[tuple[BBox, ...], ...]]:
    try:
        with pdfplumber.open(path, pages=[number]) as document:
            page = document.pages[0]
            left, top = page.cropbox[0] - page.mediabox[0], page.mediabox[3] - page.cropbox[3]
            words = page.extract_words(
                x_tolerance_ratio=_GAP, extra_attrs=["fontname"], keep_blank_chars=False
            )
            tables = tuple(
                tuple(BBox(*cell) for cell in table.cells) for table in page.find_tables()
            )
    except (PdfminerException, PDFException, ValueError, TypeError, KeyError) as error:
        raise PageError(
            f"the text layer cannot be parsed ({type(error).__name__})", "Scan this page again."
        ) from error
    return tuple(_layer_word(word, left, top) for word in words), tables


def _layer_word(word: dict[str, Any], left: float, top: float) -> LayerWord:
    box = BBox(word["x0"] - left, word["top"] - top, word["x1"] - left, word["bottom"] - top)
    return LayerWord(word["text"], box, word["fontname"].rpartition("+")[2])


def _images(page: pdfium.PdfPage) -> tuple[tuple[BBox, ...], float]:
    """Boxes of the page's images, and the resolution of the largest."""
    boxes: list[BBox] = []
    largest, dpi = 0.0, 0.0
    for image in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        box = _on_page(page, *image.get_bounds())
        boxes.append(box)
        area = box.width * box.height
        if area > largest:
            largest, dpi = area, _placed_dpi(image, area)
    return tuple(boxes), dpi


def _placed_dpi(image: Any, area: float) -> float:
    """Pixels per inch of an image that covers `area` square points (turned or not)."""
    pixels_wide, pixels_high = image.get_px_size()
    return float((pixels_wide * pixels_high / area) ** 0.5 * POINTS_PER_INCH)


def _on_page(page: pdfium.PdfPage, left: float, bottom: float, right: float, top: float) -> BBox:
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


def _annotation_words(document: pdfium.PdfDocument, number: int) -> tuple[LayerWord, ...]:
    """Words that annotations draw: what flattening them adds to the page's text.

    Flattening changes only the copy in memory. It comes last, for that reason.
    """
    page = _load(document, number)
    if pdfium_c.FPDFPage_GetAnnotCount(page) == 0:
        return ()
    before = page.get_textpage().count_chars()
    if pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY) != (pdfium_c.FLATTEN_SUCCESS):
        return ()
    flat = _load(document, number)
    text = flat.get_textpage()
    chars = [
        (chr(pdfium_c.FPDFText_GetUnicode(text, index)), text.get_charbox(index, loose=True))
        for index in range(before, text.count_chars())
    ]
    return tuple(_group(flat, chars))


def _group(
    page: pdfium.PdfPage, chars: list[tuple[str, tuple[float, float, float, float]]]
) -> Iterator[LayerWord]:
    """Join characters to words at white space and at jumps."""
    letters, box = "", None
    for letter, bounds in [*chars, (" ", (0.0, 0.0, 0.0, 0.0))]:
        here = _on_page(page, *bounds)
        jump = box is not None and (
            here.x0 - box.x1 > 0.5 * here.height or abs(here.y1 - box.y1) > 0.5 * here.height
        )
        if letters and box is not None and (letter.isspace() or jump):
            yield LayerWord(letters, box)
            letters, box = "", None
        if not letter.isspace() and letter.isprintable():
            letters += letter
            box = here if box is None else box.union(here)


def draw(path: Path, number: int, dpi: float) -> tuple[np.ndarray[Any, Any], float]:
    """Draw page `number` (from 1) upright, with annotations and form fields.

    Returns:
        The page as an RGB array (height x width x 3, uint8), and the resolution it
        was drawn at: `dpi`, or less when the page would exceed `MAX_PIXELS`.

    Raises:
        PageError: The page cannot be drawn.
    """
    asked = dpi
    with _pdfium(path) as document:
        document.init_forms()
        page = _load(document, number)
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
        pixels = bitmap.to_numpy()[:, :, :3].copy()
    return pixels, dpi


def has_damaged_image(path: Path, number: int) -> bool:
    """Whether an image on the page cannot be decoded (it is then drawn as nothing)."""
    with _pdfium(path) as document:
        page = _load(document, number)
        for image in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=4):
            try:
                image.get_bitmap().close()
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

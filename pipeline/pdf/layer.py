"""What a PDF page says of itself: words of its text layer, images, ruled tables."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from pipeline.model import BBox
from pipeline.pdf.annotations import annotation_words
from pipeline.pdf.document import Passwords, load_page, opened
from pipeline.pdf.geometry import POINTS_PER_INCH, LayerWord, on_page

_PARSER_ERRORS = (
    PdfminerException,
    MalformedPDFException,
    PDFException,
    pdfium.PdfiumError,
    AssertionError,
    AttributeError,
    LookupError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pdfium and pdfminer raise on damaged pages, as the fuzzer finds it."""
_GAP = 0.15
"""A gap of this share of the font size parts two words."""


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
        warnings: What a person should know.
    """

    width: float
    height: float
    words: tuple[LayerWord, ...]
    annotations: tuple[LayerWord, ...]
    images: tuple[BBox, ...]
    tables: tuple[tuple[BBox, ...], ...]
    dpi: float
    warnings: tuple[str, ...] = ()


def read_layer(path: Path, number: int, passwords: Passwords = ()) -> Layer:
    """The text layer, annotation texts and images of page `number` (from 1).

    Raises:
        PageError: The page is damaged.
    """
    with opened(path, passwords) as document:
        page = load_page(document, number)
        width, height = page.get_size()
        has_text = page.get_textpage().count_chars() > 0
        images, dpi = _images(page)
        words, tables, warnings = _text(document, number) if has_text else ((), (), ())
        annotations = annotation_words(document, number)
    return Layer(width, height, words, annotations, images, tables, dpi, warnings)


_Words = tuple[LayerWord, ...]
_Tables = tuple[tuple[BBox, ...], ...]


def _text(document: pdfium.PdfDocument, number: int) -> tuple[_Words, _Tables, tuple[str, ...]]:
    """Words and tables of the layer; none, with a warning, where it cannot be parsed."""
    try:
        words, tables = _plumb(_alone(document, number))
    except _PARSER_ERRORS:
        return (), (), ("the text layer is damaged: the page was read as an image",)
    return words, tables, ()


def _alone(document: pdfium.PdfDocument, number: int) -> io.BytesIO:
    """The page as a PDF of its own: pdfminer parses all pages of a file to come to one."""
    stream = io.BytesIO()
    with closing(pdfium.PdfDocument.new()) as alone:
        alone.import_pages(document, [number - 1])
        alone.save(stream)
    stream.seek(0)
    return stream


def _plumb(stream: io.BytesIO) -> tuple[_Words, _Tables]:
    with pdfplumber.open(stream) as document:
        page = document.pages[0]
        left, top = page.cropbox[0] - page.mediabox[0], page.mediabox[3] - page.cropbox[3]
        words = page.extract_words(
            x_tolerance_ratio=_GAP, extra_attrs=["fontname"], keep_blank_chars=False
        )
        tables = tuple(tuple(BBox(*cell) for cell in table.cells) for table in page.find_tables())
    return tuple(_layer_word(word, left, top) for word in words), tables


def _layer_word(word: dict[str, Any], left: float, top: float) -> LayerWord:
    box = BBox(word["x0"] - left, word["top"] - top, word["x1"] - left, word["bottom"] - top)
    return LayerWord(word["text"], box, word["fontname"].rpartition("+")[2])


def _images(page: pdfium.PdfPage) -> tuple[tuple[BBox, ...], float]:
    """Boxes of the page's images, and the resolution of the largest."""
    boxes: list[BBox] = []
    largest, dpi = 0.0, 0.0
    for image in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        box = on_page(page, *image.get_bounds())
        boxes.append(box)
        area = box.width * box.height
        if area > largest:
            largest, dpi = area, _placed_dpi(image, area)
    return tuple(boxes), dpi


def _placed_dpi(image: Any, area: float) -> float:
    """Pixels per inch of an image that covers `area` square points (turned or not)."""
    pixels_wide, pixels_high = image.get_px_size()
    return float((pixels_wide * pixels_high / area) ** 0.5 * POINTS_PER_INCH)

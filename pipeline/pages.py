"""Read one page of a PDF or an image file: decide where its text comes from, and take it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.content import Kind
from pipeline.errors import PageError
from pipeline.imaging import PageImage
from pipeline.imaging.image import REDUCED
from pipeline.layer import LayerKind, judge_layer, layer_lines
from pipeline.merge import add_annotations, add_layer
from pipeline.model import TextSource, WordSource
from pipeline.noise import is_text
from pipeline.ocr import ReadPage, engine
from pipeline.ocr import read_page as read_image
from pipeline.pdf import POINTS_PER_INCH, Layer, draw, drawing_dpi, has_damaged_image, read_layer
from pipeline.raster import load_frame, refuse_larger
from pipeline.rawpage import RawPage, ReadWord, join_lines
from pipeline.settings import Settings

Lines = list[list[ReadWord]]

_SOURCE_OF_OCR = {
    LayerKind.NONE: TextSource.OCR,
    LayerKind.GARBLED: TextSource.OCR_OVER_GARBLED,
    LayerKind.PARTIAL: TextSource.MIXED,
}


def read_page(path: Path, kind: Kind, number: int, settings: Settings) -> RawPage:
    """Page `number` (from 1) of a file, as it is read.

    Raises:
        PageError: The page is damaged.
    """
    if kind is Kind.PDF:
        return read_pdf_page(path, number, settings)
    image = load_frame(path, number, settings.max_pixels)
    read = read_image(image, engine(settings.engine), fast=settings.fast)
    return _raw_page(number, read, ocr_lines(read), TextSource.OCR)


def read_pdf_page(path: Path, number: int, settings: Settings) -> RawPage:
    """A page of a PDF: its text layer where that is sound, otherwise OCR."""
    passwords = settings.passwords
    layer = read_layer(path, number, passwords)
    judged = judge_layer(layer, lambda dpi: draw(path, number, dpi, passwords)[0])
    if judged.source is not None:
        lines = add_annotations(layer_lines(judged.layer, judged.word_source), layer.annotations)
        return _from_layer(number, layer, lines, judged.source)
    image = _drawn(path, number, layer, settings)
    read = read_image(image, engine(settings.engine), fast=settings.fast)
    if read.blank and judged.kind is LayerKind.GARBLED:
        lines = layer_lines(layer, WordSource.GARBLED_LAYER)
        return _from_layer(number, layer, lines, TextSource.GARBLED_LAYER)
    if read.blank and layer.images and has_damaged_image(path, number, passwords):
        raise PageError("the page's image is damaged", "Scan this page again.")
    lines = ocr_lines(read)
    if read.rotation == 0:  # boxes of the layer do not fit a page that was turned
        if judged.kind is LayerKind.PARTIAL:
            lines = add_layer(lines, layer_lines(layer, WordSource.TEXT_LAYER))
        lines = add_annotations(lines, layer.annotations)
    page = _raw_page(number, read, lines, _SOURCE_OF_OCR[judged.kind])
    return replace(page, warnings=page.warnings + layer.warnings)


def _drawn(path: Path, number: int, layer: Layer, settings: Settings) -> PageImage:
    """The page at the resolution it deserves, or at what it can be worked on with.

    Raises:
        PageError: Its scan is larger than the user allows, or it cannot be drawn.
    """
    scan = max((box.width * box.height for box in layer.images), default=0.0)
    refuse_larger(scan * (layer.dpi / POINTS_PER_INCH) ** 2, settings.max_pixels)
    dpi = drawing_dpi(layer)
    pixels, drawn_dpi = draw(path, number, dpi, settings.passwords)
    return PageImage(pixels, drawn_dpi, (REDUCED,) if drawn_dpi < 0.99 * dpi else ())


def ocr_lines(read: ReadPage) -> Lines:
    """The lines of text that OCR read, as words to join."""
    lines = [
        [ReadWord(w.text, w.bbox, w.confidence, WordSource.OCR, w.gap) for w in line.words]
        for line in read.lines
    ]
    return [line for line in lines if is_text(line)]


def _raw_page(number: int, read: ReadPage, lines: Lines, source: TextSource) -> RawPage:
    text, words = join_lines(lines)
    return RawPage(
        number=number,
        width=read.width,
        height=read.height,
        rotation=read.rotation,
        text_source=source if words else TextSource.BLANK,
        text=text,
        words=words,
        warnings=read.warnings,
    )


def _from_layer(number: int, layer: Layer, lines: Lines, source: TextSource) -> RawPage:
    text, words = join_lines(lines)
    return RawPage(number, layer.width, layer.height, 0, source, text, words)

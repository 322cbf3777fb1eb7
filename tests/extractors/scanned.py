"""The annotated documents on paper: typeset line by line, scanned, and read by the program."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.imaging import PageImage
from pipeline.model import TextSource
from pipeline.ocr import engine, read_page
from pipeline.pages import ocr_lines
from pipeline.rawpage import RawPage, join_lines
from pipeline.restoring import restore_page
from samples.fonts import TUNING_FONTS
from samples.scanner import GRADES, drawing_dpi, render, scan, through_jpeg

SIZE, LEADING = 13, 19
WIDTH, HEIGHT, MARGIN = 595, 842, 70
FONT = "Annotated"


def typeset(text: str) -> bytes:
    """A4 pages with the text's lines, broken where they are too long; tabs part columns."""
    pdfmetrics.registerFont(TTFont(FONT, str(TUNING_FONTS[0].path(bold=False, italic=False))))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT))
    for page in text.split("\f"):
        _draw(canvas, list(_lines(page)))
    canvas.save()
    return stream.getvalue()


def _lines(page: str) -> Iterator[list[str]]:
    for line in page.splitlines():
        cells = line.split("\t")
        if len(cells) > 1:
            yield cells
        else:
            yield from (
                [part] for part in simpleSplit(line, FONT, SIZE, WIDTH - 2 * MARGIN) or [""]
            )


def _draw(canvas: Canvas, lines: list[list[str]]) -> None:
    top = HEIGHT - MARGIN
    canvas.setFont(FONT, SIZE)
    for cells in lines:
        if top < MARGIN:
            canvas.showPage()
            canvas.setFont(FONT, SIZE)
            top = HEIGHT - MARGIN
        column = (WIDTH - 2 * MARGIN) / len(cells)
        for number, cell in enumerate(cells):
            canvas.drawString(MARGIN + number * column, top, cell)
        top -= LEADING
    canvas.showPage()


def read_scanned(text: str, grade: str, seed: int) -> str:
    """What the program reads when the text was printed and scanned; pages parted by form feeds."""
    how = GRADES[grade]
    rng = np.random.default_rng(seed)
    pages = []
    for drawn in render(typeset(text), drawing_dpi(how)):
        image = through_jpeg(scan(drawn, how, rng), how.quality)
        read = read_page(PageImage(image, how.dpi), engine(None))
        raw, words = join_lines(ocr_lines(read))
        page = RawPage(1, read.width, read.height, 0, TextSource.OCR, raw, words)
        pages.append(restore_page(page).text)
    return "\f".join(pages)

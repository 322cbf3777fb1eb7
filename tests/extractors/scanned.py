"""The annotated documents on paper: typeset, tables ruled, scanned, and read by the program."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import groupby

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
PADDING, RISE, WIDEST = 4, 2, 150
WIDTH, HEIGHT, MARGIN = 595, 842, 70
FONT = "Annotated"
NUMBER = re.compile(r"\d[\d.,]*%?")


def typeset(text: str) -> bytes:
    """A4 pages with the text's lines, broken where they are too long; tables are ruled."""
    pdfmetrics.registerFont(TTFont(FONT, str(TUNING_FONTS[0].path(bold=False, italic=False))))
    stream = io.BytesIO()
    sheet = Sheet(Canvas(stream, pagesize=(WIDTH, HEIGHT)))
    for page in text.split("\f"):
        sheet.begin()
        for tabbed, lines in groupby(page.splitlines(), key=_is_row):
            rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
            if tabbed:
                _draw_rows(sheet, rows)
            else:
                for row in rows:
                    sheet.draw([row[-1]], [MARGIN], [WIDTH - 2 * MARGIN])
        sheet.canvas.showPage()
    sheet.canvas.save()
    return stream.getvalue()


def _is_row(line: str) -> bool:
    """Whether a line has cells; a tab before a line's only words indents it."""
    return sum(bool(cell.strip()) for cell in line.split("\t")) > 1


@dataclass
class Sheet:
    """The page that is being drawn, from the top."""

    canvas: Canvas
    top: float = 0

    def begin(self) -> None:
        self.canvas.setFont(FONT, SIZE)
        self.top = HEIGHT - MARGIN

    def draw(
        self, cells: list[str], lefts: list[float], widths: list[float]
    ) -> tuple[float, float]:
        """Draw cells side by side, each broken in its width; give the row's top and bottom."""
        broken = [
            simpleSplit(cell, FONT, SIZE, width) or [""]
            for cell, width in zip(cells, widths, strict=True)
        ]
        count = max(map(len, broken))
        if self.top - (count - 1) * LEADING < MARGIN:
            self.canvas.showPage()
            self.begin()
        top = self.top
        for lines, left in zip(broken, lefts, strict=True):
            for number, line in enumerate(lines):
                self.canvas.drawString(left, top - number * LEADING, line)
        self.top -= count * LEADING
        return top + SIZE + RISE, self.top + SIZE + RISE


def _width(text: str) -> float:
    return float(pdfmetrics.stringWidth(text, FONT, SIZE))


def _draw_rows(sheet: Sheet, rows: list[list[str]]) -> None:
    """Draw a run of lines with cells: ruled where numbers stand in them, as tables are."""
    count = max(map(len, rows))
    rows = [row + [""] * (count - len(row)) for row in rows]
    ruled = any(NUMBER.fullmatch(cell) for row in rows for cell in row)
    longest = [max(_width(row[i]) for row in rows) for i in range(count)]
    wanted = [min(width, WIDEST) + 2 * PADDING for width in longest]
    scale = (WIDTH - 2 * MARGIN) / sum(wanted)
    widths = [width * scale for width in wanted]
    edges = [MARGIN + sum(widths[:i]) for i in range(count + 1)]
    for row in rows:
        inner = [width - 2 * PADDING for width in widths]
        rules = sheet.draw(row, [edge + PADDING for edge in edges[:-1]], inner)
        if ruled:
            sheet.canvas.grid(edges, rules)


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

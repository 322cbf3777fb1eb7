"""The annotated documents on paper: typeset, tables ruled, scanned, and read by the program."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import groupby, pairwise

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


@dataclass(frozen=True)
class Print:
    """How a text is printed: with rules around the cells of tables, in which of the typefaces."""

    ruled: bool = True
    face: int = 0


def typeset(text: str, how: Print) -> bytes:
    """A4 pages with the text's lines, broken where they are too long."""
    file = str(TUNING_FONTS[how.face].path(bold=False, italic=False))
    pdfmetrics.registerFont(TTFont(FONT, file))
    stream = io.BytesIO()
    sheet = Sheet(Canvas(stream, pagesize=(WIDTH, HEIGHT)))
    for page in text.split("\f"):
        sheet.begin()
        for tabbed, lines in groupby(page.splitlines(), key=_is_row):
            rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
            if tabbed:
                _draw_rows(sheet, rows, ruled=how.ruled)
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


def _draw_rows(sheet: Sheet, rows: list[list[str]], *, ruled: bool) -> None:
    """Draw a run of lines with cells: ruled where numbers stand in them, as tables are."""
    count = max(map(len, rows))
    rows = [row + [""] * (count - len(row)) for row in rows]
    values = [any(NUMBER.fullmatch(cell) for cell in row[1:]) for row in rows]
    heads = values.index(True) if True in values else 0
    longest = [max(_width(row[i]) for row in rows) for i in range(count)]
    wanted = [min(width, WIDEST) + 2 * PADDING for width in longest]
    scale = (WIDTH - 2 * MARGIN) / sum(wanted)
    widths = [width * scale for width in wanted]
    edges = [MARGIN + sum(widths[:i]) for i in range(count + 1)]
    for number, row in enumerate(rows):
        inner = [width - 2 * PADDING for width in widths]
        top, bottom = sheet.draw(row, [edge + PADDING for edge in edges[:-1]], inner)
        if ruled and any(values):
            sheet.canvas.lines([(edges[0], top, edges[-1], top)] if number == 0 else [])
            below = rows[number + 1] if number + 1 < heads else None
            sheet.canvas.lines(_rules(row, below, edges, top, bottom))


def _rules(
    row: list[str], below: list[str] | None, edges: list[float], top: float, bottom: float
) -> list[tuple[float, float, float, float]]:
    """The lines beside and below a row's cells, those of merged cells left out.

    Args:
        row: Texts of the cells.
        below: Texts of the next row of heads, None below the last one: there an empty cell is
            one with the cell before it in `row`, and an empty one in `below` with that above.
        edges: Left edge of each cell, and the right one of the last.
        top: Upper edge of the row.
        bottom: Lower edge of the row.
    """
    lines = [(edges[0], top, edges[0], bottom), (edges[-1], top, edges[-1], bottom)]
    for index, right in enumerate(edges[1:-1], start=1):
        if below is None or row[index]:
            lines.append((right, top, right, bottom))
    for index, (left, right) in enumerate(pairwise(edges)):
        if below is None or below[index] or not row[index]:
            lines.append((left, bottom, right, bottom))
    return lines


def read_scanned(text: str, printed: Print, grade: str, seed: int) -> str:
    """What the program reads when the text was printed and scanned; pages parted by form feeds."""
    how = GRADES[grade]
    rng = np.random.default_rng(seed)
    pages = []
    for drawn in render(typeset(text, printed), drawing_dpi(how)):
        image = through_jpeg(scan(drawn, how, rng), how.quality)
        read = read_page(PageImage(image, how.dpi), engine(None))
        raw, words = join_lines(ocr_lines(read))
        page = RawPage(1, read.width, read.height, 0, TextSource.OCR, raw, words)
        pages.append(restore_page(page).text)
    return "\f".join(pages)

"""From a page image to its lines of words, in the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from pipeline.imaging import PageImage, Prepared
from pipeline.layout import find_lines, reading_order, table_rows
from pipeline.model import BBox
from pipeline.ocr.engine import Engine, PixelLine, PixelWord
from pipeline.ocr.frames import doubt_handwriting
from pipeline.ocr.reread import read_again
from pipeline.ocr.second import second_reader, second_version
from pipeline.ocr.specks import on_the_edge, without_specks
from pipeline.ocr.upright import UprightPage, read_rest, upright
from pipeline.ocr.vote import vote

Cell = Sequence[PixelWord]
"""The words of a table's cell; a line outside of tables is one cell."""


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word on the page.

    Attributes:
        text: As it was read.
        confidence: 0 to 1, that it is what the paper says.
        bbox: Its place on the upright page, in points.
        gap: The white space before it in its line: a space, or a tab for each cell of a
            table that ends there. The first word's says nothing.
    """

    text: str
    confidence: float
    bbox: BBox
    gap: str = " "


@dataclass(frozen=True, slots=True)
class OcrLine:
    """A line of words from left to right; in a table, a row.

    Attributes:
        words: At least one.
        bbox: The box around them, in points.
    """

    words: tuple[OcrWord, ...]
    bbox: BBox

    @property
    def text(self) -> str:
        """The words with the white space between them."""
        first, *rest = self.words
        return first.text + "".join(word.gap + word.text for word in rest)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What was read on a page.

    Attributes:
        lines: In reading order.
        rotation: Degrees clockwise by which the image was turned to stand upright.
        width: Of the upright page, in points.
        height: In points.
        blank: Nothing stands on the page; it was not sent to the engine.
        warnings: What a person should know of the reading.
    """

    lines: tuple[OcrLine, ...]
    rotation: int
    width: float
    height: float
    blank: bool
    warnings: tuple[str, ...] = ()


def reading_version(engine: Engine) -> str:
    """Which engines read, as `Tesseract 5.5.4 (vie), TrueOCR 0.1.1`: other ones read otherwise."""
    return ", ".join(filter(None, (engine.version(), second_version())))


def read_page(image: PageImage, engine: Engine) -> ReadPage:
    """Read one page: make it ready, find its lines, recognise them, put them in order.

    Text of coloured stamps comes after the page's own. Blank pages are not sent to the engine.
    """
    page = upright(image, engine)
    prepared = page.prepared
    lines = [] if prepared.blank else list(_read(page, engine))
    if prepared.stamps is not None:
        stamps = replace(prepared, gray=prepared.stamps)
        found = find_lines(stamps.gray, stamps.dpi)
        lines += _read(UprightPage(stamps, found, {}), engine)
    return ReadPage(
        tuple(lines),
        prepared.rotation,
        prepared.width,
        prepared.height,
        prepared.blank,
        prepared.warnings,
    )


def _read(page: UprightPage, engine: Engine) -> Iterable[OcrLine]:
    """The lines of a page, in reading order."""
    words = _recognised(page, engine)
    found = page.lines
    for row in reading_order(found.boxes, found.letter, table_rows(found)):
        cells = [[word for i in cell for word in words[i]] for cell in row]
        line = _line(cells, page.prepared)
        if line is not None:
            yield line


def _recognised(page: UprightPage, engine: Engine) -> list[PixelLine]:
    """What stands on each line: both engines' vote, or one engine's second looks."""
    height, width = page.prepared.gray.shape
    first = read_rest(page, engine)
    second = second_reader()
    if second is None:
        return [
            () if on_the_edge(line, width, height) else doubt_handwriting(without_specks(line))
            for line in read_again(page, first, engine)
        ]
    inside = [() if on_the_edge(line, width, height) else line for line in first]
    return vote(inside, second.read_page(page.prepared.gray, page.lines), page.lines.boxes)


def _line(cells: Sequence[Cell], prepared: Prepared) -> OcrLine | None:
    """The words of the cells of a line, in points; None when there are none."""
    words: list[OcrWord] = []
    tabs = 0
    for cell in cells:
        for word in cell:
            place = prepared.to_page(*word.box)
            words.append(OcrWord(word.text, word.confidence, place, "\t" * tabs or " "))
            tabs = 0
        tabs += 1
    if not words:
        return None
    return OcrLine(tuple(words), reduce(BBox.union, (word.bbox for word in words)))

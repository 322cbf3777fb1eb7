"""From a page image to its lines of words, in the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from pipeline.imaging import PageImage, PageRegion, Prepared, scaled
from pipeline.layout import find_lines, reading_order, table_rows
from pipeline.model import BBox
from pipeline.ocr.engine import Engine, PixelLine, PixelWord
from pipeline.ocr.frames import doubt_handwriting
from pipeline.ocr.reread import read_again
from pipeline.ocr.second import second_reader, second_version
from pipeline.ocr.specks import on_the_edge, without_specks, without_stray_points
from pipeline.ocr.trueocr_engine import TrueocrEngine
from pipeline.ocr.upright import UprightPage, read_rest, upright
from pipeline.ocr.vote import vote

_FAST_DPI = 150.0  # lines are then as high as the fast engine wants them
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
            table that ends there; for the first word one for each empty cell before it.
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
        regions: The seals, stamps and signatures that do not belong to the print.
    """

    lines: tuple[OcrLine, ...]
    rotation: int
    width: float
    height: float
    blank: bool
    warnings: tuple[str, ...] = ()
    regions: tuple[PageRegion, ...] = ()


def reading_version(engine: Engine, *, fast: bool = False) -> str:
    """Which engines read, as `Tesseract 5.5.4 (vie), TrueOCR 0.1.1`: other ones read otherwise."""
    second = "" if _at_one_look(engine, fast) else second_version()
    return ", ".join(filter(None, (engine.version(), second)))


def _at_one_look(engine: Engine, fast: bool) -> bool:
    """Whether that engine reads alone and looks once; TrueOCR's second opinion would be its own."""
    return fast or engine.name == TrueocrEngine.name


def read_page(image: PageImage, engine: Engine, *, fast: bool = False) -> ReadPage:
    """Read one page: make it ready, find its lines, recognise them, put them in order.

    Text of coloured stamps comes after the page's own. Blank pages are not sent to the engine.

    Args:
        image: The page as it was scanned.
        engine: The engine that reads it.
        fast: Whether that engine reads alone and looks once, at a coarser image.
    """
    page = upright(_coarser(image), engine, _FAST_DPI) if fast else upright(image, engine)
    recognise = _read_once if _at_one_look(engine, fast) else _read_with_care
    prepared = page.prepared
    lines = [] if prepared.blank else list(_ordered(page, recognise(page, engine)))
    if prepared.stamps is not None:
        stamps = replace(prepared, gray=prepared.stamps)
        found = find_lines(stamps.gray, stamps.dpi)
        page = UprightPage(stamps, found, {})
        lines += _ordered(page, recognise(page, engine))
    return ReadPage(
        tuple(lines),
        prepared.rotation,
        prepared.width,
        prepared.height,
        prepared.blank,
        prepared.warnings,
        prepared.regions,
    )


def _coarser(image: PageImage) -> PageImage:
    """The image at no more than the resolution that the fast engine makes use of."""
    factor = _FAST_DPI / image.dpi
    if factor > 0.9:
        return image
    return PageImage(scaled(image.pixels, factor), _FAST_DPI, image.warnings)


def _ordered(page: UprightPage, words: Sequence[PixelLine]) -> Iterable[OcrLine]:
    """The lines of a page, in reading order."""
    found = page.lines
    clean = [without_stray_points(line) for line in words]
    for row in reading_order(found.boxes, found.letter, table_rows(found)):
        cells = [[word for i in cell for word in clean[i]] for cell in row]
        line = _line(cells, page.prepared)
        if line is not None:
            yield line


def _read_once(page: UprightPage, engine: Engine) -> list[PixelLine]:
    """What one engine reads on each line at first sight."""
    return _cleaned(_inside(page, engine))


def _read_with_care(page: UprightPage, engine: Engine) -> list[PixelLine]:
    """What stands on each line: both engines' vote, or one engine's second looks."""
    first = _inside(page, engine)
    second = second_reader()
    if second is None:
        return _cleaned(read_again(page, first, engine))
    boxes = page.lines.boxes
    return vote(first, second.read_page(page.prepared.gray, boxes), boxes)


def _cleaned(lines: Iterable[PixelLine]) -> list[PixelLine]:
    """One engine's lines without dirt at their ends, handwriting unsure."""
    return [doubt_handwriting(without_specks(line)) for line in lines]


def _inside(page: UprightPage, engine: Engine) -> list[PixelLine]:
    """What an engine reads on each line; nothing on strokes along the page's edge."""
    height, width = page.prepared.gray.shape
    lines = read_rest(page, engine)
    return [() if on_the_edge(line, width, height) else line for line in lines]


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

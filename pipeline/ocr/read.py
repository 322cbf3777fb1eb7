"""From a page image to its lines of words, in the order in which a person reads them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from pipeline.imaging import PageImage, Prepared, prepare
from pipeline.layout import PageLines, PixelBox, find_lines, reading_order, table_rows
from pipeline.model import BBox
from pipeline.ocr.engine import Engine, PixelWord

_ACROSS, _DOWN = 0.5, 0.3  # letter heights of paper left and right, above and below a line


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word on the page.

    Attributes:
        text: As it was read.
        confidence: 0 to 1, that it is what the paper says.
        bbox: Its place on the upright page, in points.
    """

    text: str
    confidence: float
    bbox: BBox


@dataclass(frozen=True, slots=True)
class OcrLine:
    """A line of words from left to right; in a table, a row.

    Attributes:
        words: At least one.
        bbox: The box around them, in points.
        tabs: Numbers of the words before which a tab stands instead of a space: a cell of
            a table ends there. A number occurs as often as there are tabs (empty cells).
    """

    words: tuple[OcrWord, ...]
    bbox: BBox
    tabs: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The words, parted by a space or by tabs."""
        parts = [self.words[0].text]
        for number, word in enumerate(self.words[1:], start=1):
            parts.append("\t" * self.tabs.count(number) or " ")
            parts.append(word.text)
        return "".join(parts)


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


def read_page(image: PageImage, engine: Engine) -> ReadPage:
    """Read one page: prepare the image, find its lines, recognise them, put them in order."""
    prepared = prepare(image, engine)
    return ReadPage(
        () if prepared.blank else _lines(prepared, engine),
        prepared.rotation,
        prepared.width,
        prepared.height,
        prepared.blank,
        prepared.warnings,
    )


def _lines(prepared: Prepared, engine: Engine) -> tuple[OcrLine, ...]:
    """The lines of a page that is ready for reading."""
    page = find_lines(prepared.gray, prepared.dpi)
    words = engine.read_lines(prepared.gray, prepared.dpi, _margins(page, prepared))
    order = reading_order(page.boxes, page.letter, table_rows(page))
    lines = (
        _line([[w for i in cell for w in words[i]] for cell in row], prepared) for row in order
    )
    return tuple(line for line in lines if line is not None)


def _margins(page: PageLines, prepared: Prepared) -> list[PixelBox]:
    """The boxes with the paper round them that the engine needs."""
    height, width = prepared.gray.shape
    across, down = round(_ACROSS * page.letter), round(_DOWN * page.letter)
    return [box.grown(across, down, width, height) for box in page.boxes]


def _line(cells: list[list[PixelWord]], prepared: Prepared) -> OcrLine | None:
    """The words of the cells of a line, in points; None when there are none."""
    words: list[OcrWord] = []
    tabs: list[int] = []
    for number, cell in enumerate(cells):
        if number:
            tabs.append(len(words))
        words += [OcrWord(w.text, w.confidence, prepared.to_page(*w.box)) for w in cell]
    if not words:
        return None
    inner = tuple(tab for tab in tabs if 0 < tab < len(words))
    return OcrLine(tuple(words), reduce(BBox.union, (word.bbox for word in words)), inner)

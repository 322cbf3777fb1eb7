"""From a page image to its lines of words, in the order in which a person reads them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from pipeline.imaging import PageImage, Prepared, prepare
from pipeline.model import BBox
from pipeline.ocr.engine import Engine, PixelLine


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
    """A line of words from left to right.

    Attributes:
        words: At least one.
        bbox: The box around them, in points.
    """

    words: tuple[OcrWord, ...]
    bbox: BBox

    @property
    def text(self) -> str:
        """The words, parted by a space."""
        return " ".join(word.text for word in self.words)


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
    """Read one page: prepare the image, recognise it, bring its lines into order."""
    prepared = prepare(image, engine)
    lines = () if prepared.blank else engine.read(prepared.gray, prepared.dpi)
    return ReadPage(
        tuple(_line(line, prepared) for line in lines if line),
        prepared.rotation,
        prepared.width,
        prepared.height,
        prepared.blank,
        prepared.warnings,
    )


def _line(line: PixelLine, prepared: Prepared) -> OcrLine:
    """A line in pixels as a line in points."""
    words = tuple(OcrWord(w.text, w.confidence, prepared.to_page(*w.box)) for w in line)
    return OcrLine(words, reduce(BBox.union, (word.bbox for word in words)))

"""The one model that every stage shares: documents, pages, lines, words.

All of it is immutable. A stage takes one of these and returns another; nothing is
changed in place, so that a page can travel between processes and be stored as it is.

Lengths are page points (1/72 inch), origin at the top left of the upright page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class BBox(NamedTuple):
    """A box on the page, in points from the top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.y1 - self.y0

    def union(self, other: BBox) -> BBox:
        """The smallest box that holds both."""
        return BBox(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )


class WordSource(StrEnum):
    """Where a word was read from."""

    OCR = "ocr"
    TEXT_LAYER = "text_layer"
    LEGACY_LAYER = "legacy_layer"
    GARBLED_LAYER = "garbled_layer"
    ANNOTATION = "annotation"
    TEXT_FILE = "text_file"


class TextSource(StrEnum):
    """Where the text of a whole page comes from (`text_source` in the tables)."""

    OCR = "ocr"
    """The page has no text layer: it was read by OCR."""
    BORN_DIGITAL = "born_digital"
    """A sound text layer, taken as it is."""
    LEGACY_TCVN3 = "legacy_tcvn3"
    """A text layer in TCVN3 (ABC), converted."""
    LEGACY_VNI = "legacy_vni"
    """A text layer in VNI, converted."""
    OCR_OVER_GARBLED = "ocr_over_garbled"
    """The text layer was garbled by an earlier OCR: the image was read anew."""
    GARBLED_LAYER = "garbled_layer"
    """The text layer is garbled and no image could be had: the layer was restored."""
    MIXED = "mixed"
    """Born-digital text and an image: the better of both was taken, block by block."""
    TEXT_FILE = "text_file"
    """A `.txt` input."""
    BLANK = "blank"
    """Nothing stands on the page."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as read and as restored.

    Attributes:
        text: The restored word.
        raw: What was read. Equal to `text` where nothing was repaired.
        start: Offset of the word in the restored page text.
        end: Offset behind its last character there.
        raw_start: Offset in the raw page text.
        raw_end: Offset behind its last character there.
        confidence: 0 to 1, that `text` is what the paper says.
        source: Where it was read from.
        bbox: Its place on the page; None where the input has no places (`.txt`).
    """

    text: str
    raw: str
    start: int
    end: int
    raw_start: int
    raw_end: int
    confidence: float
    source: WordSource
    bbox: BBox | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words in reading order; `bbox` is None where there are no places."""

    words: tuple[Word, ...]
    bbox: BBox | None = None


@dataclass(frozen=True)
class Page:
    """A page that was read and restored.

    Attributes:
        number: From 1, in the file.
        width: In points, of the upright page.
        height: In points.
        rotation: Degrees clockwise by which the input was turned to stand upright.
        text_source: Where its text comes from.
        text: The restored text, lines parted by a newline.
        raw_text: The text as it was read, with the same lines.
        lines: The lines of `text`, in reading order.
        warnings: What a person should know of the reading ("blank", "low contrast").
    """

    number: int
    width: float
    height: float
    rotation: int
    text_source: TextSource
    text: str
    raw_text: str
    lines: tuple[Line, ...]
    warnings: tuple[str, ...] = ()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in reading order."""
        return tuple(word for line in self.lines for word in line.words)

"""What an OCR engine is to the rest of the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.imaging import Pixels
from pipeline.layout import PixelBox


@dataclass(frozen=True, slots=True)
class PixelWord:
    """A word as an engine read it.

    Attributes:
        text: The word, without white space.
        confidence: 0 to 1, as the engine judges itself.
        box: Its place in the image.
    """

    text: str
    confidence: float
    box: PixelBox


PixelLine = tuple[PixelWord, ...]
"""The words of one line, from left to right."""

OcrLines = tuple[PixelLine, ...]
"""Lines in the order in which the engine gave them."""


class Engine(Protocol):
    """Reads gray images. One is made for a worker process and lives as long as it."""

    @property
    def name(self) -> str:
        """The name by which `--engine` asks for it."""
        ...

    def version(self) -> str:
        """The engine's version and the language data's, for the run's record."""
        ...

    def read(self, gray: Pixels, dpi: float) -> OcrLines:
        """Read a whole page; lines in the order of the engine's own layout analysis."""
        ...

    def read_lines(self, lines: Sequence[Pixels]) -> OcrLines:
        """Read pictures of single lines; one result a picture, boxes in pixels of it.

        A picture in which the engine finds no word gives an empty tuple.
        """
        ...

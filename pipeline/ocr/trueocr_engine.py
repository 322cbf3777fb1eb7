"""TrueOCR's recogniser as the only engine: several times faster than Tesseract, less exact."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.errors import MissingProgram
from pipeline.imaging import Pixels
from pipeline.layout import PixelBox, find_lines
from pipeline.ocr.engine import OcrLines
from pipeline.ocr.second import SecondReader, second_reader
from pipeline.ocr.vote.alone import words_alone

_INK = 160  # gray level: darker is ink


class TrueocrEngine:
    """Reads lines of print by a small network; no program and no language data needed."""

    name = "trueocr"

    def __init__(self) -> None:
        """Load the network.

        Raises:
            MissingProgram: The package is not installed.
        """
        reader = second_reader()
        if reader is None:
            raise MissingProgram(
                "The package trueocr is not installed", "Run 'pip install trueocr'."
            )
        self._reader: SecondReader = reader

    def version(self) -> str:
        """As `TrueOCR 0.1.1`."""
        return self._reader.version()

    def read(self, gray: Pixels, dpi: float) -> OcrLines:
        """Read a whole page; lines from top to bottom."""
        return self.read_boxes(
            gray, sorted(find_lines(gray, dpi).boxes, key=lambda box: (box.y0, box.x0))
        )

    def read_boxes(self, gray: Pixels, boxes: Sequence[PixelBox]) -> OcrLines:
        """Read lines of a page, given their boxes; the words' places are those on the page."""
        found = self._reader.read_page(gray, boxes)
        return tuple(words_alone(letters, box) for letters, box in zip(found, boxes, strict=True))

    def read_lines(self, lines: Sequence[Pixels]) -> OcrLines:
        """Read each picture as one line."""
        boxes = [_ink_box(line) for line in lines]
        pictures = [self._reader.picture(line, box) for line, box in zip(lines, boxes, strict=True)]
        found = self._reader.read(pictures)
        return tuple(words_alone(letters, box) for letters, box in zip(found, boxes, strict=True))


def _ink_box(line: Pixels) -> PixelBox:
    """Where the ink of a picture is; all of it where there is none."""
    x, y, width, height = cv2.boundingRect((line < _INK).astype(np.uint8))
    if not width:
        return PixelBox(0, 0, line.shape[1], line.shape[0])
    return PixelBox(x, y, x + width, y + height)

"""A second and third look at the lines of which the engine is not sure.

The same model reads a line differently when its picture is a little smaller, larger or
softer, and its confidence tells which reading is the right one more often than not.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.layout import LineImage, line_image
from pipeline.ocr.engine import Engine, PixelLine, PixelWord
from pipeline.ocr.upright import UprightPage

_UNSURE_WORD = 0.85  # a line with a word below it is read again ...
_SURE_LINE = 0.97  # ... unless the line as a whole is above this


@dataclass(frozen=True, slots=True)
class _Look:
    """How a line's picture is made.

    Attributes:
        height: In pixels.
        blur: Standard deviation of the softening in pixels; 0 for none.
    """

    height: int
    blur: float


_LOOKS = (_Look(40, 0.0), _Look(56, 0.9))


def read_again(page: UprightPage, lines: list[PixelLine], engine: Engine) -> list[PixelLine]:
    """The lines, those of which the engine was unsure as the best of three readings."""
    best = list(lines)
    for look in _LOOKS:
        unsure = [number for number, line in enumerate(best) if _is_unsure(line)]
        images = [_picture(page, number, look) for number in unsure]
        found = engine.read_lines([image.pixels for image in images])
        for number, image, line in zip(unsure, images, found, strict=True):
            placed = tuple(PixelWord(w.text, w.confidence, image.on_page(w.box)) for w in line)
            best[number] = max(best[number], placed, key=confidence)
    return best


def confidence(line: PixelLine) -> float:
    """The mean confidence (0 to 1) of a line, letters counting alike; 0 for no words."""
    letters = sum(len(word.text) for word in line)
    return sum(w.confidence * len(w.text) for w in line) / letters if letters else 0.0


def _is_unsure(line: PixelLine) -> bool:
    """Whether some word of the line is doubtful."""
    doubtful = any(word.confidence < _UNSURE_WORD for word in line)
    return doubtful and confidence(line) < _SURE_LINE


def _picture(page: UprightPage, number: int, look: _Look) -> LineImage:
    """A line's picture for another look."""
    image = line_image(page.prepared.gray, page.lines, number, look.height)
    if not look.blur:
        return image
    soft = cv2.GaussianBlur(image.pixels, (0, 0), look.blur)
    return LineImage(np.asarray(soft, np.uint8), image.place)

"""Tesseract in this process, through the package tesserocr."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

import cv2

from pipeline.errors import MissingProgram
from pipeline.imaging import Pixels
from pipeline.layout import PixelBox
from pipeline.ocr.engine import OcrLines, PixelLine, PixelWord
from pipeline.ocr.tessdata import LANGUAGE, tessdata_path

_SINGLE_COLUMN = 4  # page segmentation: measured better than 3 on official letters
_SINGLE_LINE = 7
_LINE_DPI = 300.0  # what a line picture is said to have: Tesseract wants some number


class TesserocrEngine:
    """Half the CPU time of the program `tesseract`: no PNG written, no process started."""

    name = "tesserocr"

    def __init__(self) -> None:
        """Load the library and the Vietnamese data.

        Raises:
            MissingProgram: The package or the data is not installed.
        """
        # Threads within a line cost more than they bring, and the workers fill the cores.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        try:
            import tesserocr
        except ImportError as error:
            raise MissingProgram(
                f"The package tesserocr cannot be loaded ({error})",
                "Run 'pip install tesserocr', or choose --engine pytesseract.",
            ) from error
        self._library: Any = tesserocr
        self._api: Any = tesserocr.PyTessBaseAPI(
            path=str(tessdata_path()), lang=LANGUAGE, psm=_SINGLE_COLUMN
        )

    def version(self) -> str:
        """As `Tesseract 5.5.4 (vie)`."""
        return f"Tesseract {self._api.Version()} ({LANGUAGE})"

    def read(self, gray: Pixels, dpi: float) -> OcrLines:
        """Read a whole page as one column of lines."""
        self._api.SetPageSegMode(_SINGLE_COLUMN)
        self._set_image(gray, dpi)
        self._api.Recognize()
        return tuple(self._lines())

    def read_lines(self, lines: Sequence[Pixels]) -> OcrLines:
        """Read each picture as one line."""
        self._api.SetPageSegMode(_SINGLE_LINE)
        return tuple(self._read_line(line) for line in lines)

    def _read_line(self, line: Pixels) -> PixelLine:
        """The words of one picture."""
        self._set_image(line, _LINE_DPI)
        self._api.Recognize()
        return tuple(word for found in self._lines() for word in found)

    def _set_image(self, gray: Pixels, dpi: float) -> None:
        """Hand the image over without encoding it more than BMP needs."""
        _, encoded = cv2.imencode(".bmp", gray)
        self._api.SetImageBytesBmp(encoded.tobytes())
        self._api.SetSourceResolution(round(dpi))

    def _lines(self) -> Iterator[PixelLine]:
        """The lines of what was recognised last."""
        iterator = self._api.GetIterator()
        if iterator is None:
            return
        word_level, line_level = self._library.RIL.WORD, self._library.RIL.TEXTLINE
        words: list[PixelWord] = []
        for item in self._library.iterate_level(iterator, word_level):
            if item.IsAtBeginningOf(line_level) and words:
                yield tuple(words)
                words = []
            word = _word(item, word_level)
            if word is not None:
                words.append(word)
        if words:
            yield tuple(words)


def _word(item: Any, level: Any) -> PixelWord | None:
    """The iterator's word; None where the engine saw a shape but no letters."""
    box = item.BoundingBox(level)
    if box is None:
        return None
    text = item.GetUTF8Text(level).strip()
    if not text:
        return None
    return PixelWord(text, item.Confidence(level) / 100, PixelBox(*box))

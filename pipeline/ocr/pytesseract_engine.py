"""Any installed Tesseract, through its command line."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from PIL import Image

from pipeline.errors import MissingProgram, PageError
from pipeline.imaging import Pixels
from pipeline.layout import PixelBox
from pipeline.ocr.engine import OcrLines, PixelWord
from pipeline.ocr.tessdata import LANGUAGE, tessdata_path

_PAGE_SECONDS = 300


class PytesseractEngine:
    """Works with every Tesseract from version 4; a process is started for each page."""

    name = "pytesseract"

    def __init__(self) -> None:
        """Find the program and the Vietnamese data.

        Raises:
            MissingProgram: The program or the data is not installed.
        """
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        if shutil.which("tesseract") is None:
            raise MissingProgram(
                "The program tesseract is not installed",
                "Install it: 'apt-get install tesseract-ocr tesseract-ocr-vie' (Debian, Ubuntu) "
                "or 'brew install tesseract tesseract-lang' (macOS).",
            )
        import pytesseract

        self._library: Any = pytesseract
        self._tessdata = tessdata_path()

    def version(self) -> str:
        """As `Tesseract 5.3.0 (vie)`."""
        return f"Tesseract {self._library.get_tesseract_version()} ({LANGUAGE})"

    def read(self, gray: Pixels, dpi: float) -> OcrLines:
        """Read a whole page as one column of lines."""
        return self._run(gray, dpi, 4)

    def read_lines(self, gray: Pixels, dpi: float, boxes: Sequence[PixelBox]) -> OcrLines:
        """Read each box as a line of its own."""
        lines = []
        for box in boxes:
            crop = gray[box.y0 : box.y1, box.x0 : box.x1]
            found = self._run(crop, dpi, 7)
            lines.append(tuple(_moved(word, box) for line in found for word in line))
        return tuple(lines)

    def _run(self, gray: Pixels, dpi: float, mode: int) -> OcrLines:
        """Start the program on one image.

        Raises:
            PageError: The program failed or took too long.
        """
        options = f'--psm {mode} --dpi {round(dpi)} --tessdata-dir "{self._tessdata}"'
        try:
            table = self._library.image_to_data(
                Image.fromarray(gray),
                lang=LANGUAGE,
                config=options,
                output_type=self._library.Output.DICT,
                timeout=_PAGE_SECONDS,
            )
        except (RuntimeError, OSError) as error:
            raise PageError(f"Tesseract failed ({error})", "Try --engine tesserocr.") from error
        return _lines(table)


def _lines(table: dict[str, list[Any]]) -> OcrLines:
    """The rows of Tesseract's TSV as lines of words."""
    rows = [index for index, text in enumerate(table["text"]) if str(text).strip()]
    keys = ("block_num", "par_num", "line_num")
    groups = groupby(rows, key=lambda row: tuple(table[key][row] for key in keys))
    return tuple(tuple(_word(table, row) for row in group) for _, group in groups)


def _word(table: dict[str, list[Any]], row: int) -> PixelWord:
    """One row of the TSV."""
    x0, y0 = table["left"][row], table["top"][row]
    box = PixelBox(x0, y0, x0 + table["width"][row], y0 + table["height"][row])
    confidence = min(1.0, max(0.0, float(table["conf"][row]) / 100))
    return PixelWord(str(table["text"][row]).strip(), confidence, box)


def _moved(word: PixelWord, by: PixelBox) -> PixelWord:
    """A word found in a crop, placed in the page."""
    box = word.box
    place = PixelBox(box.x0 + by.x0, box.y0 + by.y0, box.x1 + by.x0, box.y1 + by.y0)
    return PixelWord(word.text, word.confidence, place)

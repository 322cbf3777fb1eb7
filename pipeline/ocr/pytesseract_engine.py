"""Any installed Tesseract, through its command line."""

from __future__ import annotations

import os
import shutil
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import numpy as np
from PIL import Image

from pipeline.errors import MissingProgram, PageError
from pipeline.imaging import Pixels
from pipeline.layout import PixelBox
from pipeline.ocr.engine import OcrLines, PixelWord
from pipeline.ocr.tessdata import LANGUAGE, tessdata_path

_PAGE_SECONDS = 300
_SINGLE_COLUMN, _BLOCK = 4, 6  # page segmentation modes
_MARGIN = 24  # pixels of white round each line of a stack: half a line, so that none join
_STACK_DPI = 200.0  # at which 48 pixels are a line of 12 to 14 points


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
        return self._run(gray, dpi, _SINGLE_COLUMN)

    def read_lines(self, lines: Sequence[Pixels]) -> OcrLines:
        """Read all pictures at once, put below one another in one image.

        A process for each line would cost more than reading it.
        """
        if not lines:
            return ()
        page, tops = _stacked(lines)
        words: list[list[PixelWord]] = [[] for _ in lines]
        for word in (word for line in self._run(page, _STACK_DPI, _BLOCK) for word in line):
            number = bisect_right(tops, (word.box.y0 + word.box.y1) // 2) - 1
            if 0 <= number < len(lines):
                words[number].append(_moved(word, -_MARGIN, -tops[number]))
        return tuple(tuple(sorted(line, key=lambda word: word.box.x0)) for line in words)

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


def _moved(word: PixelWord, right: int, down: int) -> PixelWord:
    """A word at another place."""
    x0, y0, x1, y1 = word.box
    place = PixelBox(x0 + right, y0 + down, x1 + right, y1 + down)
    return PixelWord(word.text, word.confidence, place)


def _stacked(lines: Sequence[Pixels]) -> tuple[Pixels, list[int]]:
    """The pictures below one another on white, and where the top of each is."""
    width = max(line.shape[1] for line in lines) + 2 * _MARGIN
    tops = []
    height = _MARGIN
    for line in lines:
        tops.append(height)
        height += line.shape[0] + _MARGIN
    page = np.full((height, width), 255, np.uint8)
    for line, top in zip(lines, tops, strict=True):
        page[top : top + line.shape[0], _MARGIN : _MARGIN + line.shape[1]] = line
    return page, tops

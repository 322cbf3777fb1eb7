"""Digits written by pen into the printed frames of a document's number and date.

On real letters "Số:      /QĐ-UBND" and "ngày      tháng      năm 2023" are printed and the
number and day filled in by hand. An engine trained on print reads them as plausible wrong
digits. They stand apart from the print round them, are of another size than the printed year,
and are read less surely than print: such words keep their text, but not the confidence that
would let them pass as read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ocr.engine import PixelLine, PixelWord

HANDWRITTEN_AT_MOST = 0.5
"""Confidence of a word that may be handwriting: too little for anything to rely on."""

_PRINTED_NUMBER = 0.85  # typeset numbers that stand apart are read more surely than this
_PRINTED_DAY = 0.90  # days and months have one or two digits and are read more surely yet
_PRINT_HEIGHT = (0.92, 1.08)  # of a printed day to the printed year on its line
_PRINT_WIDTH = (0.4, 1.12)  # of its digits; "1" is narrow, a pen writes wide
_DAY = re.compile(r"\S{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GLUED = re.compile(r"số:\S", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"s[oố](?::\S|:?$)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w/])\d[\w.,]*(?=\s*[/-])")


def doubt_handwriting(line: PixelLine, as_read: PixelLine | None = None) -> PixelLine:
    """The line with doubtful words in the frames of number and date marked as unsure.

    Args:
        line: The words.
        as_read: The same words with how surely they were read as print, where that is not
            their confidence.
    """
    doubted = doubtful_places(as_read or line)
    return tuple(unsure(word) if place in doubted else word for place, word in enumerate(line))


def unsure(word: PixelWord) -> PixelWord:
    """A word as one that may be handwriting."""
    return replace(word, confidence=min(word.confidence, HANDWRITTEN_AT_MOST))


def doubtful_places(line: PixelLine) -> set[int]:
    """Which words of a line stand in a frame and are read less surely than print."""
    return _number_places(line) | _date_places(line)


def is_number_line(texts: Sequence[str]) -> bool:
    """Whether a line's words begin as that of the document's number does: "Số: 417/QĐ-UBND"."""
    return bool(texts) and _NUMBER_LINE.match(texts[0]) is not None


def number_differs(first: str, second: str, text: str) -> bool:
    """Whether two engines do not read the same number in what stands as `text`, "417/QĐ-UBND".

    They read what is printed alike; of what a pen wrote each makes digits of its own.
    """
    number = _NUMBER.search(text)
    if number is None:
        return False
    return any((read := _NUMBER.search(s)) is None or read[0] != number[0] for s in (first, second))


def _number_places(line: PixelLine) -> set[int]:
    """Words between "Số:" and a symbol that begins with a stroke, as "/QĐ-UBND"."""
    texts = [word.text for word in line]
    starts = [place + 1 for place, text in enumerate(texts) if text.rstrip(":").casefold() == "số"]
    starts += [place for place, text in enumerate(texts) if _GLUED.match(text)]
    strokes = [place for place, text in enumerate(texts) if text.startswith("/") and len(text) > 1]
    if not starts or not strokes:
        return set()
    between = range(min(starts), strokes[0])
    return {place for place in between if line[place].confidence < _PRINTED_NUMBER}


def _date_places(line: PixelLine) -> set[int]:
    """Words between "ngày" and "tháng", and between "tháng" and "năm"."""
    texts = [word.text.casefold() for word in line]
    year = next((word for word in line if _YEAR.fullmatch(word.text.rstrip(".,;"))), None)
    places: set[int] = set()
    for before, after in (("ngày", "tháng"), ("tháng", "năm")):
        if before in texts and after in texts:
            first, last = texts.index(before), texts.index(after)
            frame = range(first + 1, last)
            places |= {p for p in frame if _may_be_pen(line[p], last - first, year)}
    return places


def _may_be_pen(word: PixelWord, distance: int, year: PixelWord | None) -> bool:
    """Whether a word in a date's frame is doubtful; longer stretches are no frame."""
    if distance > 3 or word.confidence >= _PRINTED_DAY:
        return False
    return year is None or distance > 2 or not _is_of_its_size(word, year)


def _is_of_its_size(word: PixelWord, year: PixelWord) -> bool:
    """Whether a day or month is as large as the year that is printed on its line."""
    height = word.box.height / max(1, year.box.height)
    width = word.box.width / len(word.text) / max(1, year.box.width) * len(year.text)
    return (
        _DAY.fullmatch(word.text) is not None
        and _PRINT_HEIGHT[0] <= height <= _PRINT_HEIGHT[1]
        and _PRINT_WIDTH[0] <= width <= _PRINT_WIDTH[1]
    )

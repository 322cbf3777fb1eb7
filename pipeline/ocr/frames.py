"""Digits written by pen into the printed frames of a document's number and date.

On real letters "Số:      /QĐ-UBND" and "ngày      tháng      năm 2023" are printed and the
number and day filled in by hand. An engine trained on print reads them as plausible wrong
digits. They stand apart from the print round them and are read less surely than print: such
words keep their text, but not the confidence that would let them pass as read.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.ocr.engine import PixelLine, PixelWord

HANDWRITTEN_AT_MOST = 0.5
"""Confidence of a word that may be handwriting: too little for anything to rely on."""

_PRINTED_NUMBER = 0.85  # typeset numbers that stand apart are read more surely than this
_PRINTED_DAY = 0.90  # days and months have one or two digits and are read more surely yet


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


def _number_places(line: PixelLine) -> set[int]:
    """Words between "Số:" and a symbol that begins with a stroke, as "/QĐ-UBND"."""
    texts = [word.text for word in line]
    starts = [place for place, text in enumerate(texts) if text.rstrip(":").casefold() == "số"]
    strokes = [place for place, text in enumerate(texts) if text.startswith("/") and len(text) > 1]
    if not starts or not strokes or strokes[0] < starts[0]:
        return set()
    return {
        place
        for place in range(starts[0] + 1, strokes[0])
        if line[place].confidence < _PRINTED_NUMBER
    }


def _date_places(line: PixelLine) -> set[int]:
    """Words between "ngày" and "tháng", and between "tháng" and "năm"."""
    texts = [word.text.casefold() for word in line]
    places: set[int] = set()
    for before, after in (("ngày", "tháng"), ("tháng", "năm")):
        if before in texts and after in texts:
            first, last = texts.index(before), texts.index(after)
            places |= {p for p in range(first + 1, last) if _may_be_pen(line[p], last - first)}
    return places


def _may_be_pen(word: PixelWord, distance: int) -> bool:
    """Whether a word in a date's frame is doubtful; longer stretches are no frame."""
    return distance <= 3 and word.confidence < _PRINTED_DAY

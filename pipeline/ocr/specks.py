"""Dirt that was read as points and strokes at the ends of a line."""

from __future__ import annotations

from unicodedata import category

from pipeline.ocr.engine import PixelLine, PixelWord

_EDGE = 0.04  # of the page: what a scanner's border leaves there is no text when unsure
_WRITTEN = {"Lu", "Ll", "Nd"}  # letters and digits; a circumflex alone is Lm, not one of them
_UNSURE = 0.75  # a printed dash or bullet is read more surely than this


def without_specks(line: PixelLine) -> PixelLine:
    """The line without unsure words of no letter or digit at its ends.

    A line that holds nothing but unsure signs is left out; words of letters and digits stay
    whatever their confidence.
    """
    words = list(line)
    while words and _speck(words[-1]):
        words.pop()
    while words and _speck(words[0]):
        words.pop(0)
    return tuple(words)


def _speck(word: PixelWord) -> bool:
    """Signs alone, and not read surely."""
    written = any(category(char) in _WRITTEN for char in word.text)
    return word.confidence < _UNSURE and not written


def on_the_edge(line: PixelLine, width: int, height: int) -> bool:
    """Whether an unsure line lies wholly along the page's edge, where borders leave strokes."""
    left, right = width * _EDGE, width * (1 - _EDGE)
    top, bottom = height * _EDGE, height * (1 - _EDGE)
    return all(
        word.confidence < _UNSURE
        and (word.box.x1 < left or word.box.x0 > right or word.box.y1 < top or word.box.y0 > bottom)
        for word in line
    )

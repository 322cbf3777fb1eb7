"""Dirt that was read as points and strokes, at the ends of a line and behind words."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from unicodedata import category

from diacritics.writing import is_syllable
from pipeline.ocr.engine import PixelLine, PixelWord

_EDGE = 0.04  # of the page: what a scanner's border leaves there is no text when unsure
_WRITTEN = {"Lu", "Ll", "Nd"}  # letters and digits; a circumflex alone is Lm, not one of them
_POINT = re.compile(r"(?<=\w)\.$")
_POINT_OR_QUOTE = re.compile(r"(?<=\w)[.'’‘`]$")
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


def without_stray_points(line: PixelLine) -> PixelLine:
    """The line without points and quotes behind words that no sentence ends with.

    "nông nghiệp. tăng 3,8%": where the next word is written small, it is dirt. Abbreviations
    ("tr. 5", "tp. Vinh") are no syllables; a word behind the point that is none tells nothing.
    A quote that has its like in the line stays.
    """
    quotes = sum(char in "'’‘`" for word in line for char in word.text)
    sign = _POINT_OR_QUOTE if quotes == 1 else _POINT
    return tuple(_bare(word, after, sign) for word, after in pairwise(line)) + line[-1:]


def _bare(word: PixelWord, after: PixelWord, sign: re.Pattern[str]) -> PixelWord:
    bare = sign.sub("", word.text)
    stray = len(bare) < len(word.text) and _is_small(bare) and _is_small(after.text.strip(",.;:"))
    return replace(word, text=bare) if stray else word


def _is_small(text: str) -> bool:
    """Whether a text is a syllable of two letters or more in small letters."""
    return len(text) > 1 and text.islower() and is_syllable(text)


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

"""Lines of type: words with a face and a size, broken and spaced, on a row of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from samples.fonts import FontFamily
from samples.model import Marked


@cache
def face(family: FontFamily, bold: bool, italic: bool) -> str:
    """Name under which reportlab knows a face of the family; loads it on first use."""
    path = family.path(bold, italic)
    pdfmetrics.registerFont(TTFont(path.stem, path))
    return path.stem


@dataclass(frozen=True, slots=True)
class Style:
    """Face and size (points) of a word."""

    family: FontFamily
    size: float
    bold: bool = False
    italic: bool = False

    @property
    def face(self) -> str:
        """The face's name in reportlab."""
        return face(self.family, self.bold, self.italic)

    def width(self, text: str) -> float:
        """Width of `text` in points."""
        return float(pdfmetrics.stringWidth(text, self.face, self.size))


@dataclass(frozen=True, slots=True)
class Word:
    """A word to be set, and its place in the text that it comes from."""

    text: str
    style: Style
    source: Marked
    start: int

    @property
    def width(self) -> float:
        """Width in points."""
        return self.style.width(self.text)

    @property
    def space(self) -> float:
        """Width of a space in its style."""
        return self.style.width(" ")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words set side by side from `x` on; `stretch` is added to each space between them."""

    x: float
    words: tuple[Word, ...]
    stretch: float = 0.0

    @property
    def text(self) -> str:
        """The words, parted by spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a person reads it: `y` points below its row's top; table cells are segments."""

    y: float
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """Its text; cells are parted by a tab."""
        return "\t".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line from one point to another, y counted downwards from its row's top."""

    x0: float
    y0: float
    x1: float
    y1: float


class Anchor(StrEnum):
    """Places that stamps and signatures go to."""

    SIGNATURE = "signature"
    """The middle between the signer's title and name."""
    INCOMING = "incoming"
    """Below the number, at the left margin."""


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that are never parted by a page end, in reading order.

    Attributes:
        height: In points.
        lines: In reading order.
        rules: Drawn lines.
        keep: No page may end behind this row.
        anchors: (what, x, y).
    """

    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()
    keep: bool = False
    anchors: tuple[tuple[Anchor, float, float], ...] = ()


class Align(StrEnum):
    """How words stand between two margins."""

    LEFT = "left"
    CENTRE = "centre"
    JUSTIFY = "justify"


def words_of(marked: Marked, style: Style) -> Iterator[Word]:
    """The text's words; those of its bold beginning in bold."""
    bold = replace(style, bold=True)
    start = 0
    for text in marked.text.split(" "):
        yield Word(text, bold if start < marked.bold else style, marked, start)
        start += len(text) + 1


def natural_width(words: tuple[Word, ...]) -> float:
    """Width of the words with ordinary spaces."""
    return sum(word.width for word in words) + sum(word.space for word in words[:-1])


def broken(words: Iterator[Word], width: float, indent: float = 0.0) -> list[tuple[Word, ...]]:
    """Words filled into lines of `width` points, the first one shorter by `indent`."""
    lines: list[tuple[Word, ...]] = []
    line: tuple[Word, ...] = ()
    room = width - indent
    for word in words:
        if line and natural_width((*line, word)) > room:
            lines.append(line)
            line, room = (), width
        line = (*line, word)
    return [*lines, line]


def placed(words: tuple[Word, ...], x: float, width: float, align: Align) -> Segment:
    """Words set between `x` and `x + width`; too wide a line is set smaller, never wider."""
    excess = natural_width(words) / width
    if excess > 1:
        words = tuple(replace(w, style=replace(w.style, size=w.style.size / excess)) for w in words)
    room = width - natural_width(words)
    if align is Align.CENTRE:
        return Segment(x + room / 2, words)
    stretch = room / (len(words) - 1) if align is Align.JUSTIFY and len(words) > 1 else 0.0
    return Segment(x, words, stretch)

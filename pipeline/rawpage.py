"""A page as it was read, before restoration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model import BBox, TextSource, WordSource

_TOKEN = re.compile(r"\S+")


class ReadWord(NamedTuple):
    """A word that an engine or a text layer gave.

    `gap` is the white space before it in its line: a space, or a tab where a table's
    next cell begins; the first word has a tab for each empty cell before it.
    """

    text: str
    bbox: BBox | None
    confidence: float
    source: WordSource
    gap: str = " "


@dataclass(frozen=True, slots=True)
class RawWord:
    """A word's place in the raw text of its page."""

    start: int
    end: int
    confidence: float
    source: WordSource
    bbox: BBox | None


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as it was read; as `pipeline.model.Page`, but not restored yet."""

    number: int
    width: float
    height: float
    rotation: int
    text_source: TextSource
    text: str
    words: tuple[RawWord, ...]
    warnings: tuple[str, ...] = ()


def join_lines(lines: Iterable[Sequence[ReadWord]]) -> tuple[str, tuple[RawWord, ...]]:
    """Lines of words to the page's raw text, and each word's place in it."""
    pieces: list[str] = []
    words: list[RawWord] = []
    length = 0
    for line in lines:
        for position, word in enumerate(line):
            empty_cells = "" if position else word.gap.strip(" ")
            gap = word.gap if position else ("\n" if pieces else "") + empty_cells
            pieces += (gap, word.text)
            start = length + len(gap)
            length = start + len(word.text)
            words.append(RawWord(start, length, word.confidence, word.source, word.bbox))
    return "".join(pieces), tuple(words)


def from_text(text: str, number: int) -> RawPage:
    """A page of a text file: no places, and nothing known of how surely it was read."""
    words = tuple(
        RawWord(match.start(), match.end(), 1.0, WordSource.TEXT_FILE, None)
        for match in _TOKEN.finditer(text)
    )
    source = TextSource.TEXT_FILE if words else TextSource.BLANK
    return RawPage(number, 0.0, 0.0, 0, source, text, words)

"""Pages without their words: what taking the records of a file needs of each page.

A word with its box takes half a kilobyte as an object and 32 bytes in an array.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from pipeline.model import BBox, Page, TextSource, Word

_Number = TypeVar("_Number", np.int32, np.float32)
_KEPT = 16
"""Pages that are kept in memory: most files have no more, and are decoded once."""


@dataclass(frozen=True, slots=True, eq=False)
class PlacedPage:
    """A page that was read and restored.

    Attributes:
        number: From 1, in the file.
        width: In points, of the upright page.
        height: In points.
        rotation: Degrees clockwise by which the input was turned to stand upright.
        text_source: Where its text comes from.
        text: The restored text.
        raw_text: The text as it was read.
        warnings: What a person should know of the reading.
        words: How many words it has.
        words_restored: How many of them restoration has changed.
        confidence: Their mean confidence; None without words.
        spans: For each word: start and end in `text`, start and end in `raw_text`.
        boxes: For each word its box in points; not a number where it has none.
        sureness: For each word its confidence.
    """

    number: int
    width: float
    height: float
    rotation: int
    text_source: TextSource
    text: str
    raw_text: str
    warnings: tuple[str, ...]
    words: int
    words_restored: int
    confidence: float | None
    spans: NDArray[np.int32]
    boxes: NDArray[np.float32]
    sureness: NDArray[np.float32]

    @classmethod
    def of(cls, page: Page) -> Self:
        """What is needed of a page."""
        words = page.words
        return cls(
            page.number,
            page.width,
            page.height,
            page.rotation,
            page.text_source,
            page.text,
            page.raw_text,
            page.warnings,
            len(words),
            sum(word.text != word.raw for word in words),
            sum(word.confidence for word in words) / len(words) if words else None,
            _array([(w.start, w.end, w.raw_start, w.raw_end) for w in words], np.int32),
            _array([_box(word) for word in words], np.float32),
            np.array([word.confidence for word in words], np.float32),
        )

    def least_sure(self, start: int, end: int) -> float:
        """The lowest confidence of the words that a span of the text touches; 1 if none."""
        first, behind = self._touched(start, end)
        return float(self.sureness[first:behind].min(initial=1.0))

    def place(self, start: int, end: int) -> Mapping[str, str | float | None]:
        """Where a span of the text stands: box (x0, y0, x1, y1), and what was read there."""
        first, behind = self._touched(start, end)
        read = ""
        if first < behind:
            read = self.raw_text[self.spans[first, 2] : self.spans[behind - 1, 3]]
        return {"read_as": read, **self._around(first, behind)}

    def _touched(self, start: int, end: int) -> tuple[int, int]:
        """The words that a span of the text touches: the first, and the one behind them."""
        first = int(np.searchsorted(self.spans[:, 1], start, "right"))
        return first, int(np.searchsorted(self.spans[:, 0], end, "left"))

    def _around(self, first: int, behind: int) -> Mapping[str, float | None]:
        """The box around some words; None for each side where none of them has a box."""
        boxes = self.boxes[first:behind]
        boxes = boxes[~np.isnan(boxes[:, 0])]
        if not len(boxes):
            return dict.fromkeys(BBox._fields)
        sides = (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0))
        return {name: round(float(side), 2) for name, side in zip(BBox._fields, sides, strict=True)}


def _box(word: Word) -> Sequence[float]:
    return (np.nan,) * 4 if word.bbox is None else word.bbox


def _array(rows: Sequence[Sequence[float]], kind: type[_Number]) -> NDArray[_Number]:
    return np.array(rows, kind).reshape(-1, 4)


class ReadPages:
    """The pages of one file that were read, counted from 1 as the extractors count them.

    Of all of them only number and source stay in memory, whole pages of the last that were
    asked for alone.
    """

    def __init__(self, load: Callable[[int], PlacedPage]) -> None:
        """Begin without pages; `load` gives one that was added, by its number in the file."""
        self._load = load
        self._numbers: list[int] = []
        self._sources: list[TextSource] = []
        self._kept: dict[int, PlacedPage] = {}

    def add(self, page: PlacedPage) -> None:
        """The next page that was read."""
        self._numbers.append(page.number)
        self._sources.append(page.text_source)
        self._keep(page)

    def __len__(self) -> int:
        """How many pages were read."""
        return len(self._numbers)

    def page(self, position: int) -> PlacedPage:
        """The page at a position (from 1)."""
        number = self._numbers[position - 1]
        return self._kept.get(number) or self._keep(self._load(number))

    def number(self, position: int) -> int:
        """The number in the file of the page at a position."""
        return self._numbers[position - 1]

    def sources(self, first: int, last: int) -> Sequence[TextSource]:
        """Where the texts come from of the pages from one position to another."""
        return self._sources[first - 1 : last]

    def _keep(self, page: PlacedPage) -> PlacedPage:
        if len(self._kept) >= _KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[page.number] = page
        return page

"""Put texts of two sources on one page together: each place is read once, the better way."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import BBox, WordSource
from pipeline.pdf import LayerWord
from pipeline.rawpage import ReadWord

Lines = list[list[ReadWord]]

_SAME_PLACE = 0.5
"""Two words share a place when the overlap covers this share of the smaller one."""


def add_annotations(lines: Lines, annotations: Sequence[LayerWord]) -> Lines:
    """The lines with the words that annotations draw, in place of what was read there."""
    words = [ReadWord(word.text, word.bbox, 1.0, WordSource.ANNOTATION) for word in annotations]
    return _overlay(lines, words)


def add_layer(lines: Lines, layer: Lines) -> Lines:
    """OCR lines with the words of a sound text layer in place of what was read there."""
    return _overlay(lines, [word for line in layer for word in line])


def _overlay(lines: Lines, words: Sequence[ReadWord]) -> Lines:
    """The lines, with `words` in place of whatever stands under them."""
    kept = [[rest for word in line if (rest := _uncovered(word, words))] for line in lines]
    merged = [line for line in kept if line]
    for word in words:
        _insert(merged, word)
    return merged


def _uncovered(word: ReadWord, others: Sequence[ReadWord]) -> ReadWord | None:
    """What is left of a word when others lie over it; None where they cover it.

    An engine may have read two words as one ("tháng07", of which only "07" is covered).
    """
    for other in others:
        if word.bbox is None or other.bbox is None or _overlap(word.bbox, other.bbox) < _SAME_PLACE:
            continue
        if other.bbox.width > _SAME_PLACE * word.bbox.width:
            return None
        rest = word.text.removesuffix(other.text).removeprefix(other.text)
        if not rest or rest == word.text:
            return None
        left = word.text.startswith(rest)
        box = word.bbox
        box = box._replace(x1=other.bbox.x0) if left else box._replace(x0=other.bbox.x1)
        word = word._replace(text=rest, bbox=box)
    return word


def _overlap(one: BBox, other: BBox) -> float:
    """Area of the overlap as a share of the smaller box."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min(one.width * one.height, other.width * other.height)
    return width * height / smaller if smaller > 0 else 0.0


def _insert(lines: Lines, word: ReadWord) -> None:
    """Put a word into the line at its height, or make a line of it."""
    if word.bbox is None:
        lines.append([word])
        return
    best = max(lines, key=lambda line: _fit(line, word.bbox), default=None)
    if best is None or _fit(best, word.bbox) <= 0:
        _insert_line(lines, word)
        return
    position = sum(1 for other in best if other.bbox is not None and other.bbox.x0 < word.bbox.x0)
    best.insert(position, word)


def _fit(line: Sequence[ReadWord], box: BBox | None) -> float:
    """How well a word belongs into a line: near in x, at the same height; 0 is not at all."""
    boxes = [word.bbox for word in line if word.bbox is not None]
    if not boxes or box is None:
        return 0.0
    height = min(max(b.y1 for b in boxes), box.y1) - max(min(b.y0 for b in boxes), box.y0)
    distance = max(min(b.x0 for b in boxes) - box.x1, box.x0 - max(b.x1 for b in boxes), 0.0)
    if height < 0.5 * min(box.height, min(b.height for b in boxes)) or distance > 3 * box.height:
        return 0.0
    return 1.0 / (1.0 + distance)


def _insert_line(lines: Lines, word: ReadWord) -> None:
    """A new line before the first one that lies wholly below the word."""
    assert word.bbox is not None
    middle = (word.bbox.y0 + word.bbox.y1) / 2
    for position, line in enumerate(lines):
        tops = [other.bbox.y0 for other in line if other.bbox is not None]
        if tops and min(tops) > middle:
            lines.insert(position, [word])
            return
    lines.append([word])

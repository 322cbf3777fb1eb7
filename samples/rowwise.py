"""A page as an OCR without knowledge of columns reads it: row by row from top to bottom."""

from __future__ import annotations

from dataclasses import replace

from samples.layout import PageLayout
from samples.lines import Line, natural_width
from samples.scanner import Image

_SAME_ROW = 4.0
"""Base lines that are nearer than this, in points, are one row."""


def rowwise(page: PageLayout) -> PageLayout:
    """The page with lines that stand side by side made one."""
    ordered = sorted(page.lines, key=lambda line: (line.y, line.segments[0].x))
    rows: list[list[Line]] = []
    for line in ordered:
        if rows and line.y - rows[-1][0].y < _SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return replace(page, lines=tuple(_joined(row) for row in rows))


def _joined(row: list[Line]) -> Line:
    segments = [segment for line in row for segment in line.segments]
    return Line(row[0].y, tuple(sorted(segments, key=lambda segment: segment.x)))


def row_images(image: Image, page: PageLayout, scale: float) -> list[Image]:
    """What is drawn of each line, cut out of a page of `scale` pixels a point."""
    return [_cut(image, line, scale) for line in page.lines]


def _cut(image: Image, line: Line, scale: float) -> Image:
    size = max(word.style.size for segment in line.segments for word in segment.words)
    last = line.segments[-1]
    right = last.x + natural_width(last.words) + last.stretch * (len(last.words) - 1)
    top, bottom = (line.y - size * 1.05) * scale, (line.y + size * 0.35) * scale
    left, right = (line.segments[0].x - 6) * scale, (right + 6) * scale
    return image[int(top) : int(bottom), int(left) : int(right)]

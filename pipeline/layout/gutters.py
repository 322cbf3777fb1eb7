"""Gutters between two columns that stand no further apart than two words of a line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.imaging.image import Pixels
from pipeline.layout.geometry import PixelBox

# All lengths below are in letter heights.
_GUTTER = 0.7  # a space this wide, over or under the gap of two columns, goes on with it
_SHARED = 0.6  # of its width at least lies over or under that gap
_WIDER = 1.5  # ... when it is so many times as wide as any other space of its line
_WIDE, _TOUCHED = 3.0, 0.2  # of a space as wide, so little need lie over or under that gap
_OVER = 0.5  # of a space's columns have ink over them where a line runs on
_LINE_STEP = 2.6  # from the body of a paragraph's line to that of its next
_ROWS_NEAR = 6.0  # how far above or below that gap may be


def parted(lines: Sequence[PixelBox], ink: Pixels, letter: float) -> dict[PixelBox, PixelBox]:
    """The spaces at which lines come apart that run on over the gap between two columns.

    A long issuer comes so near to the motto beside it that the space between is no wider than
    one between words; that it is a gutter shows in the rows above or below, those included that
    were themselves parted.

    Args:
        lines: All lines of the page.
        ink: 1 where there is ink of text.
        letter: The usual height of a letter.

    Returns:
        The space of each line that comes apart.
    """
    now = sorted(lines, key=lambda box: box.y0)
    found: dict[PixelBox, PixelBox] = {}
    for box in tuple(now):
        gap = _gutter(box, now, ink, letter)
        if gap is not None:
            found[box] = gap
            place = now.index(box)
            now[place : place + 1] = sides(box, gap)
    return found


def sides(box: PixelBox, gap: PixelBox) -> list[PixelBox]:
    """The parts of a line left and right of a gap."""
    return [box._replace(x1=gap.x0), box._replace(x0=gap.x1)]


def _gutter(box: PixelBox, lines: list[PixelBox], ink: Pixels, letter: float) -> PixelBox | None:
    """The space of a line that goes on with a gutter; None where none does."""
    gutters = _gutters_near(box, lines, letter)
    spaces = _spaces(box, ink, letter / 4) if gutters else []
    widths = sorted((end - start for start, end in spaces), reverse=True)
    least = max(_GUTTER * letter, _WIDER * widths[1] if len(widths) > 1 else 0.0)
    for start, end in (space for space in spaces if space[1] - space[0] >= least):
        shared = (_SHARED if end - start < _WIDE * letter else _TOUCHED) * (end - start)
        between = any(min(end, right) - max(start, left) >= shared for left, right in gutters)
        space = box._replace(x0=start, x1=end)
        if between and not _written_over(space, lines, ink, letter):
            return space
    return None


def _gutters_near(box: PixelBox, lines: list[PixelBox], letter: float) -> list[tuple[int, int]]:
    """Gaps between two lines that stand side by side, a few rows above or below a line."""
    near = [line for line in lines if -_ROWS_NEAR * letter < line.overlap_y(box) <= 0]
    return [
        (left.x1, right.x0)
        for left in near
        for right in near
        if left.x1 < right.x0 and left.beside(right) and box.x0 < left.x1 and right.x0 < box.x1
    ]


def _written_over(space: PixelBox, lines: list[PixelBox], ink: Pixels, letter: float) -> bool:
    """Whether letters of the line just above stand over a line's space: of one paragraph."""
    near = (line for line in lines if 0 <= space.y0 - line.y1 < _LINE_STEP * letter)
    above = (line for line in near if line.x0 < space.x0 and space.x1 < line.x1)
    over = (ink[box.y0 : box.y1, space.x0 : space.x1] for box in above)
    return any(letters.any(axis=0).mean() > _OVER for letters in over)


def _spaces(box: PixelBox, ink: Pixels, least: float) -> list[tuple[int, int]]:
    """Runs of bare columns in a line, at least so wide."""
    bare = ink[box.y0 : box.y1, box.x0 : box.x1].sum(axis=0) == 0
    steps = np.diff(np.concatenate([[0], bare.astype(np.int8), [0]]))
    starts, ends = np.nonzero(steps == 1)[0], np.nonzero(steps == -1)[0]
    pairs = zip(starts, ends, strict=True)
    return [(box.x0 + int(s), box.x0 + int(e)) for s, e in pairs if e - s >= least]

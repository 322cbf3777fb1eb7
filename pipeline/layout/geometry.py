"""Boxes in pixels, and how they lie to one another."""

from __future__ import annotations

from typing import NamedTuple


class PixelBox(NamedTuple):
    """A box in pixels of an image; `x1`, `y1` lie just outside of it."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        """Width in pixels."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self.y1 - self.y0

    def union(self, other: PixelBox) -> PixelBox:
        """The smallest box that holds both."""
        return PixelBox(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )

    def overlap_x(self, other: PixelBox) -> int:
        """Pixels shared across; negative: the gap between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def overlap_y(self, other: PixelBox) -> int:
        """Pixels shared down the page; negative: the gap between them."""
        return min(self.y1, other.y1) - max(self.y0, other.y0)

    def beside(self, other: PixelBox) -> bool:
        """Whether the two stand on one row: half of the lower one's height is shared."""
        return 2 * self.overlap_y(other) > min(self.height, other.height)

    def grown(self, across: int, down: int, width: int, height: int) -> PixelBox:
        """The box with a margin all round, cut at the edges of a width x height image."""
        return PixelBox(
            max(0, self.x0 - across),
            max(0, self.y0 - down),
            min(width, self.x1 + across),
            min(height, self.y1 + down),
        )

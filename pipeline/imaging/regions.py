"""What stands on a page beside its print: seals, stamps, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.imaging.image import Pixels
from pipeline.model import BBox


class InkKind(StrEnum):
    """What a piece of ink that is no print is."""

    SEAL = "seal"
    """Round: an office's seal."""
    STAMP = "stamp"
    """Oblong: an incoming stamp, a stamped note."""
    SIGNATURE = "signature"
    """Written by hand."""


@dataclass(frozen=True, slots=True)
class InkRegion:
    """A seal, stamp or signature on the page.

    Attributes:
        kind: What it is.
        x0: Left side in pixels of the image.
        y0: Upper side.
        x1: Just right of it.
        y1: Just below it.
    """

    kind: InkKind
    x0: int
    y0: int
    x1: int
    y1: int

    def on_page(self, dpi: float) -> PageRegion:
        """The same in points."""
        x0, y0, x1, y1 = (side * 72 / dpi for side in (self.x0, self.y0, self.x1, self.y1))
        return PageRegion(self.kind, BBox(x0, y0, x1, y1))


@dataclass(frozen=True, slots=True)
class PageRegion:
    """A seal, stamp or signature: what it is, and its box in points of the upright page."""

    kind: InkKind
    bbox: BBox


@dataclass(frozen=True, slots=True, eq=False)
class Inks:
    """A page in its inks.

    Attributes:
        printed: Gray image without the stamps, and without seals and signatures in colour.
        stamps: Gray image of the stamps alone; None when there are none.
        regions: What was taken out of `printed`.
    """

    printed: Pixels
    stamps: Pixels | None
    regions: tuple[InkRegion, ...]

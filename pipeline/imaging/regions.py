"""What stands on a page beside its print: seals, stamps, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

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
class PageRegion:
    """A seal, stamp or signature: what it is, and its box in points of the upright page."""

    kind: InkKind
    bbox: BBox

    @classmethod
    def seen(cls, kind: InkKind, box: Sequence[int], dpi: float) -> Self:
        """One by its box in pixels: x0, y0, x1, y1."""
        return cls(kind, BBox(*(side * 72 / dpi for side in box)))


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
    regions: tuple[PageRegion, ...]

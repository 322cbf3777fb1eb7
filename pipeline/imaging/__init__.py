"""Page image stages: small pure functions on arrays, from scan to readable page."""

from pipeline.imaging.image import PageImage, Pixels, scaled, to_gray
from pipeline.imaging.photograph import PHOTOGRAPH, flatten
from pipeline.imaging.prepare import Prepared, prepare
from pipeline.imaging.regions import InkKind, PageRegion

__all__ = [
    "PHOTOGRAPH",
    "InkKind",
    "PageImage",
    "PageRegion",
    "Pixels",
    "Prepared",
    "flatten",
    "prepare",
    "scaled",
    "to_gray",
]

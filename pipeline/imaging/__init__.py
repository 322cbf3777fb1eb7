"""Page image stages: small pure functions on arrays, from scan to readable page."""

from pipeline.imaging.image import PageImage, Pixels, to_gray
from pipeline.imaging.ink import InkKind, InkRegion
from pipeline.imaging.photograph import PHOTOGRAPH, flatten
from pipeline.imaging.prepare import Prepared, prepare

__all__ = [
    "PHOTOGRAPH",
    "InkKind",
    "InkRegion",
    "PageImage",
    "Pixels",
    "Prepared",
    "flatten",
    "prepare",
    "to_gray",
]

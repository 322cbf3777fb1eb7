"""Page image stages: small pure functions on arrays, from scan to readable page."""

from pipeline.imaging.image import PageImage, Pixels, to_gray
from pipeline.imaging.ink import InkKind, InkRegion
from pipeline.imaging.prepare import Prepared, prepare

__all__ = ["InkKind", "InkRegion", "PageImage", "Pixels", "Prepared", "prepare", "to_gray"]

"""Know a page that nothing stands on."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.imaging.components import components
from pipeline.imaging.image import Pixels, scaled

_INK = 150  # on divided paper (255): ink is darker
_LOOKED_AT = 150.0  # dpi: finer pages are looked at smaller
_STRIPS = 8  # of a page, looked at one by one: most pages show text in the first
_LEAST_MARKS = 2
_MARGIN = 0.03  # of each side: punch holes and black edges are not text


def is_blank(divided: Pixels, dpi: float) -> bool:
    """Whether the page (background divided out) has no more on it than specks.

    A page counts as written on when at least two marks of the height of a small letter
    (4 pt) or more stand on it: a page number alone is written on.
    """
    height, width = divided.shape
    top, left = int(height * _MARGIN), int(width * _MARGIN)
    inner = divided[top : height - top, left : width - left]
    glances = np.array_split(inner, _STRIPS) if height > dpi else ()
    written = any(_marks(strip, dpi, whole=True) >= _LEAST_MARKS for strip in glances)
    return not written and _marks(inner, dpi) < _LEAST_MARKS


def _marks(inner: Pixels, dpi: float, *, whole: bool = False) -> int:
    """How many marks as large as a letter there are; `whole`: but for those at the borders.

    These may go on in the next strip of the page.
    """
    if dpi >= 1.2 * _LOOKED_AT:
        inner = scaled(inner, _LOOKED_AT / dpi)
        dpi = _LOOKED_AT
    smooth = cv2.GaussianBlur(inner, (0, 0), max(0.5, dpi / 200))
    ink = (smooth < _INK).astype(np.uint8)
    _, stats = components(ink)
    least = dpi * 4 / 72
    fields = (cv2.CC_STAT_TOP, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA)
    y, height, area = (stats[1:, field] for field in fields)
    large = (height >= least) & (area >= least * max(1.0, dpi / 150))
    if whole:
        large &= (y > 0) & (y + height < len(ink))
    return int(np.count_nonzero(large))

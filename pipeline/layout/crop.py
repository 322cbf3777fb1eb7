"""Cut a line out of its page, without the neighbours' marks that reach into it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.image import Pixels
from pipeline.layout.geometry import PixelBox
from pipeline.layout.lines import PageLines

_ACROSS, _DOWN = 0.5, 0.25  # letter heights of paper left and right, above and below
_SHORT = 6  # times its height: a line no longer than this is a number or a word or two
_DEVIATION = 1.48  # standard deviations for one median of absolute deviations
_GRAIN = 0.5  # standard deviations of the grain below the paper's light: white from there
_INK = 1.0  # per cent of a line's pixels: its darkest are its ink
_LEAST_CONTRAST = 40.0  # gray levels: a line without ink is not torn up into noise
LINE_HEIGHT = 48
"""Pixels, of a line image: half again what Tesseract's models take (36). Measured better
than the page's own size, 40 or 54 pixels, and faster than more."""


@dataclass(frozen=True, slots=True, eq=False)
class LineImage:
    """The picture of one line.

    Attributes:
        pixels: Gray.
        place: Where it was cut from, in pixels of the page image.
    """

    pixels: Pixels
    place: PixelBox

    def on_page(self, box: PixelBox) -> PixelBox:
        """A box in this picture, in pixels of the page image."""
        height, width = self.pixels.shape
        across, down = self.place.width / width, self.place.height / height
        return PixelBox(
            self.place.x0 + round(box.x0 * across),
            self.place.y0 + round(box.y0 * down),
            self.place.x0 + round(box.x1 * across),
            self.place.y0 + round(box.y1 * down),
        )


def line_image(gray: Pixels, page: PageLines, number: int, height: int = LINE_HEIGHT) -> LineImage:
    """One line, `height` pixels high, with a little paper round it.

    The marks of other lines are painted over: where lines are set tight, the descenders of
    one reach into the tones of the next, and an engine that sees both loses the tones.
    """
    across, down = round(_ACROSS * page.letter), round(_DOWN * page.letter)
    place = page.boxes[number].grown(across, down, gray.shape[1], gray.shape[0])
    image = gray[place.y0 : place.y1, place.x0 : place.x1]
    foreign = _foreign(page, number, place)
    if foreign is not None:
        size = (image.shape[1], image.shape[0])
        mask = cv2.resize(foreign, size, interpolation=cv2.INTER_NEAREST) > 0
        image = np.where(mask, np.uint8(255), image)
    picture = LineImage(_stretched(_resized(image, height)), place)
    return picture if picture.pixels.shape[1] > _SHORT * height else _framed(picture)


def _framed(picture: LineImage) -> LineImage:
    """The picture with white round it: engines lose points of a number that has none."""
    pixels, place = picture.pixels, picture.place
    margin = pixels.shape[0] // 4
    scale = place.height / pixels.shape[0]
    wider = cv2.copyMakeBorder(
        pixels, margin, margin, 2 * margin, 2 * margin, cv2.BORDER_CONSTANT, value=255
    )
    across, down = round(2 * margin * scale), round(margin * scale)
    x0, y0, x1, y1 = place
    around = PixelBox(x0 - across, y0 - down, x1 + across, y1 + down)
    return LineImage(np.asarray(wider, np.uint8), around)


def _foreign(page: PageLines, number: int, place: PixelBox) -> NDArray[np.uint8] | None:
    """What is no part of a line (others' marks, dirt, a table's rules), at the working size."""
    scale = page.marks.scale
    x0, y0 = int(place.x0 * scale), int(place.y0 * scale)
    x1, y1 = -int(-place.x1 * scale // 1), -int(-place.y1 * scale // 1)
    owner = page.owners[page.marks.labels[y0:y1, x0:x1]]
    foreign = ((owner >= 0) & (owner != number)).astype(np.uint8)
    rules = page.marks.rules[y0:y1, x0:x1].copy()
    rules[len(rules) // 6 : 2 * len(rules) // 3] = 0  # a long stroke within letters is theirs
    foreign |= rules
    foreign |= page.marks.specks[y0:y1, x0:x1]
    if page.cells[number]:  # the rules round a table's cell would be read as letters
        foreign |= page.table_cells.frames[y0:y1, x0:x1]
    if not foreign.any():
        return None
    grown = cv2.dilate(foreign, np.ones((3, 3), np.uint8))
    grown[owner == number] = 0
    return np.asarray(grown, np.uint8)


def _stretched(image: Pixels) -> Pixels:
    """The picture with its ink black and its paper white, whatever grain lies on the paper.

    Half of a line's pixels and more are bare paper: their middle is its light, and those
    above it, which no ink has darkened, tell the grain.
    """
    paper = _level(image, 50.0)
    above = image[image > paper]
    grain = _DEVIATION * (_level(above, 50.0) - paper) if above.size else 0.0
    white = paper - _GRAIN * grain
    black = min(_level(image, _INK), white - _LEAST_CONTRAST)
    levels = (np.arange(256, dtype=np.float32) - black) * (255 / (white - black))
    return np.asarray(cv2.LUT(image, np.clip(levels, 0, 255).astype(np.uint8)), np.uint8)


def _level(pixels: Pixels, share: float) -> int:
    """The gray level that `share` per cent of some pixels do not exceed."""
    counts = np.cumsum(np.bincount(pixels.ravel(), minlength=256))
    return int(np.searchsorted(counts, share / 100 * counts[-1]))


def _resized(image: Pixels, height: int) -> Pixels:
    """The picture at a height, as wide as it then must be."""
    factor = height / image.shape[0]
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    size = (max(1, round(image.shape[1] * factor)), height)
    return np.asarray(cv2.resize(image, size, interpolation=method), np.uint8)

"""What an office adds to the printed page: red seal, blue signature, red incoming stamp.

Each is a mask of ink, 0 to 1, laid on the drawn page where the layout left room for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from samples.fonts import LIBERATION_SERIF, FontFamily
from samples.layout import PageLayout
from samples.lines import Anchor
from samples.scanner import points_to_pixels
from samples.wear import Page, floats

RED = (0.80, 0.10, 0.14)
BLUE = (0.10, 0.16, 0.55)
SEAL_MM, STAMP_MM = 36.0, (46.0, 17.0)
_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Incoming:
    """An incoming stamp as filled in by the office that received the document."""

    office: str
    number: int
    day: date

    @property
    def lines(self) -> tuple[str, ...]:
        """What it says."""
        day = f"{self.day:%d/%m/%Y}"
        return (self.office, f"ĐẾN  Số: {self.number}", f"Ngày: {day}")


def coloured(page: Page) -> Page:
    """A grey page as RGB."""
    return np.repeat(page[:, :, None], 3, axis=2)


def signed(page: Page, layout: PageLayout, office: str, rng: Generator) -> Page:
    """An RGB page with signature and seal, if it is the page that is signed.

    The seal covers about the left third of the signature (decree 30/2020/NĐ-CP, article 33).
    """
    spot = _anchor(layout, Anchor.SIGNATURE)
    if spot is None:
        return page
    scale = points_to_pixels(page)
    mm = scale * _POINTS_PER_MM
    x, y = spot[0] * scale + rng.normal(0, 1.5) * mm, spot[1] * scale + rng.normal(0, 1) * mm
    page = inked(page, signature(int(42 * mm), int(20 * mm), rng), (x, y), BLUE)
    mask = _worn(_rotated(seal(office, int(SEAL_MM * mm)), rng.normal(0, 6)), rng)
    return inked(page, mask, (x - 15 * mm, y), RED)


def received(page: Page, layout: PageLayout, stamp: Incoming, rng: Generator) -> Page:
    """An RGB page with the incoming stamp below its number, if it has a head."""
    spot = _anchor(layout, Anchor.INCOMING)
    if spot is None:
        return page
    scale = points_to_pixels(page)
    mm = scale * _POINTS_PER_MM
    mask = _worn(_rotated(stamp_mask(stamp, mm), rng.normal(0, 1.5)), rng)
    x = spot[0] * scale - 1 * mm
    y = spot[1] * scale + (4 + STAMP_MM[1] / 2) * mm
    return inked(page, mask, (x, y), RED)


def inked(
    page: Page, mask: Page, centre: tuple[float, float], colour: tuple[float, float, float]
) -> Page:
    """The page with ink of that colour where the mask is; parts beyond the edge are lost."""
    page = page.copy()
    height, width = mask.shape
    left, top = int(centre[0] - width / 2), int(centre[1] - height / 2)
    x0, y0 = max(left, 0), max(top, 0)
    part = page[y0 : top + height, x0 : left + width]
    ink = mask[y0 - top : y0 - top + part.shape[0], x0 - left : x0 - left + part.shape[1], None]
    part *= 1 - ink * (1 - np.array(colour, np.float32))
    return page


def seal(office: str, size: int) -> Page:
    """Mask of a round seal: two rings, the office's name along them, a star."""
    mask = np.zeros((size, size), np.float32)
    centre, radius = (size // 2, size // 2), size // 2 - 2
    cv2.circle(mask, centre, radius, 1.0, max(1, size // 60), cv2.LINE_AA)
    cv2.circle(mask, centre, int(radius * 0.62), 1.0, max(1, size // 120), cv2.LINE_AA)
    turns = np.arange(10) * np.pi / 5 - np.pi / 2
    reach = np.where(np.arange(10) % 2 == 0, 0.36, 0.15) * radius
    star = np.stack([np.cos(turns) * reach, np.sin(turns) * reach], axis=1) + centre
    cv2.fillPoly(mask, [star.astype(np.int32)], 1.0, cv2.LINE_AA)
    text = f"{office.upper()} * "
    for n, char in enumerate(text):
        _letter_on_ring(mask, char, n * 360 / len(text), radius * 0.80)
    return mask


def _letter_on_ring(mask: Page, char: str, degrees: float, radius: float) -> None:
    size = mask.shape[0]
    letter = _text_mask((char,), LIBERATION_SERIF, max(6, int(size * 0.085)), bold=True)
    letter = _rotated(letter, -degrees - 180)
    angle = np.radians(degrees + 90)
    x, y = size / 2 + np.cos(angle) * radius, size / 2 + np.sin(angle) * radius
    left, top = int(x - letter.shape[1] / 2), int(y - letter.shape[0] / 2)
    part = mask[top : top + letter.shape[0], left : left + letter.shape[1]]
    np.maximum(part, letter[: part.shape[0], : part.shape[1]], out=part)


def stamp_mask(stamp: Incoming, per_mm: float) -> Page:
    """Mask of a framed stamp."""
    width, height = (int(side * per_mm) for side in STAMP_MM)
    mask = np.zeros((height, width), np.float32)
    line = max(1, int(0.5 * per_mm))
    cv2.rectangle(mask, (line, line), (width - line, height - line), 1.0, line)
    text = _text_mask(stamp.lines, LIBERATION_SERIF, int(4.0 * per_mm), bold=True)
    shrink = min((width - 8 * line) / text.shape[1], (height - 6 * line) / text.shape[0])
    text = floats(cv2.resize(text, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA))
    y, x = (height - text.shape[0]) // 2, (width - text.shape[1]) // 2
    part = mask[y : y + text.shape[0], x : x + text.shape[1]]
    np.maximum(part, text, out=part)
    return mask


def signature(width: int, height: int, rng: Generator) -> Page:
    """Mask of a quick pen stroke that looks like a name and is none."""
    count = int(rng.integers(7, 11))
    x = np.linspace(0.1, 0.85, count) + rng.normal(0, 0.04, count)
    y = 0.5 + np.where(np.arange(count) % 2 == 0, -1, 1) * rng.uniform(0.08, 0.38, count)
    knots = np.arange(count)
    fine = np.linspace(0, count - 1, 40 * count)
    path = np.stack([_smooth(fine, knots, x) * width, _smooth(fine, knots, y) * height], axis=1)
    flourish = np.array([[0.15 * width, 0.8 * height], [0.95 * width, 0.68 * height]])
    mask = np.zeros((height, width), np.float32)
    thick = max(1, round(height / 40))
    for stroke in (path, flourish):
        cv2.polylines(mask, [stroke.astype(np.int32)], False, 0.9, thick, cv2.LINE_AA)
    return mask


def _smooth(
    at: NDArray[np.float64], knots: NDArray[np.int64], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Values between knots, with round corners."""
    straight = np.interp(at, knots, values)
    kernel = np.hanning(41) / np.hanning(41).sum()
    return np.convolve(np.pad(straight, 20, mode="edge"), kernel, mode="valid")


def _text_mask(lines: tuple[str, ...], family: FontFamily, size: int, bold: bool) -> Page:
    font = ImageFont.truetype(str(family.path(bold, False)), size)
    boxes = [font.getbbox(line) for line in lines]
    width = int(max(box[2] for box in boxes)) + 2
    image = Image.new("L", (width, int(size * 1.25) * len(lines)))
    draw = ImageDraw.Draw(image)
    for n, (line, box) in enumerate(zip(lines, boxes, strict=True)):
        draw.text(((width - box[2]) / 2, n * size * 1.25), line, 255, font)
    return floats(np.asarray(image)) / np.float32(255)


def _rotated(mask: Page, degrees: float) -> Page:
    """Turned counter-clockwise on a canvas big enough for it."""
    height, width = mask.shape
    side = int(np.hypot(height, width)) + 2
    top, left = (side - height) // 2, (side - width) // 2
    canvas = np.zeros((side, side), np.float32)
    canvas[top : top + height, left : left + width] = mask
    matrix = cv2.getRotationMatrix2D((side / 2, side / 2), degrees, 1.0)
    return floats(cv2.warpAffine(canvas, matrix, (side, side), flags=cv2.INTER_LINEAR))


def _worn(mask: Page, rng: Generator) -> Page:
    """A stamp's ink is uneven."""
    coarse = rng.uniform(0.55, 1.0, (9, 9)).astype(np.float32)
    wide = cv2.resize(coarse, mask.shape[::-1], interpolation=cv2.INTER_CUBIC)
    return floats(mask * np.clip(wide, 0, 1))


def _anchor(layout: PageLayout, what: Anchor) -> tuple[float, float] | None:
    return next(((x, y) for kind, x, y in layout.anchors if kind is what), None)

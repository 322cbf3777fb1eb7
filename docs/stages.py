"""Draws the pictures of stages.md: what each page image stage makes of a page.

Drawn anew by `.venv/bin/python docs/stages.py docs/stages`. The pages are composed, worn and
photographed by `samples/`; the stages are the program's own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.imaging import PageImage, Pixels, flatten, prepare, to_gray
from pipeline.imaging.background import divide
from pipeline.imaging.borders import clear_borders
from pipeline.imaging.denoise import denoise
from pipeline.imaging.deskew import rotate, skew
from pipeline.imaging.ink import separate
from samples.fonts import LIBERATION_SERIF
from samples.generate import pages
from samples.photograph import CURLED, FLAT, Camera, photograph, wood
from samples.scanner import CLEAN, OFFICE, POOR, Grade, scan, turned

SEED = 12
WIDTH, WHOLE_WIDTH = 320, 210
"""Of each half of a picture of a part of a page, and of a whole page, in pixels."""
COLOURS = 16
"""Of a gray picture; a coloured one has three times as many."""
Box = tuple[float, float, float, float]
"""Left, upper, right and lower side in shares of a page's."""
HEAD: Box = (0.0, 0.03, 1.0, 0.35)
LINES: Box = (0.10, 0.26, 0.42, 0.36)
Pair = tuple[Pixels, Pixels]


def draw() -> Iterator[tuple[str, Pixels, Pixels]]:
    """Each stage's name, and a page before and behind it."""
    clean, poor = page(CLEAN), page(POOR)
    yield "photograph", *photographed(clean, FLAT)
    yield "curled", *photographed(clean, CURLED)
    yield "turn", *lying(clean)
    yield "seal", *sealed()
    stamped = to_gray(page(OFFICE, marks=True))
    yield "stamp", *parts(stamped, separate(stamped, OFFICE.dpi).printed, HEAD)
    yield "borders", *parts(poor, clear_borders(poor), (0.0, 0.6, 1.0, 1.0))
    yield "grain", *parts(poor, denoise(poor), LINES)
    yield "background", *parts(poor, divide(poor, POOR.dpi), (0.0, 0.0, 1.0, 0.45))
    yield "tilt", *tilted()
    yield "resolution", *parts(poor, prepare(PageImage(poor, POOR.dpi)).gray, LINES)
    yield "blank", *shone_through()


def page(grade: Grade, *, marks: bool = False) -> Pixels:
    """A page composed and scanned for this."""
    return next(pages(grade, SEED, 1, (LIBERATION_SERIF,), marks=marks)).image


def photographed(clean: Pixels, camera: Camera) -> Pair:
    """A page on a wooden table, and cut out."""
    picture = photograph(clean, wood, camera, np.random.default_rng(SEED))
    return picture, flatten(PageImage(picture, 300)).pixels


def lying(clean: Pixels) -> Pair:
    """A page that was put in sideways, and as its lines run."""
    side = turned(clean, 270)
    return side, prepare(PageImage(side, CLEAN.dpi)).gray


def sealed() -> Pair:
    """About the seal of the first page that has one: the scan, and its print alone."""
    for found in islice(pages(OFFICE, SEED, 8, (LIBERATION_SERIF,), marks=True), 8):
        inks = separate(found.image, OFFICE.dpi)
        for region in inks.regions:
            if region.kind == "seal":
                x0, y0, x1, y1 = (round(side * OFFICE.dpi / 72) for side in region.bbox)
                rows, columns = slice(max(y0 - 90, 0), y1 + 60), slice(max(x0 - 60, 0), x1 + 330)
                return found.image[rows, columns], inks.printed[rows, columns]
    raise SystemExit(f"no page of seed {SEED} is sealed")


def tilted() -> Pair:
    """A page that lay askew, and straight."""
    askew = divide(page(replace(OFFICE, skew=6.0)), OFFICE.dpi)
    return parts(askew, rotate(askew, skew(askew)), HEAD)


def shone_through() -> Pair:
    """An empty page whose back is printed, and its background divided out."""
    back = page(replace(POOR, dpi=300, skew=0.0, border=0.0)).astype(np.float32) / np.float32(255)
    empty: NDArray[np.float32] = np.ones_like(back)
    scanned = scan(empty, replace(POOR, border=0.0), np.random.default_rng(SEED), back)
    return parts(scanned, prepare(PageImage(scanned, POOR.dpi)).gray, HEAD)


def parts(before: Pixels, after: Pixels, box: Box) -> Pair:
    """The same part of a page before and behind a stage."""
    x0, y0, x1, y1 = box
    pair = []
    for pixels in (before, after):
        height, width = pixels.shape[:2]
        rows = slice(round(y0 * height), round(y1 * height))
        pair.append(pixels[rows, round(x0 * width) : round(x1 * width)])
    return pair[0], pair[1]


def beside(before: Pixels, after: Pixels) -> Image.Image:
    """Two pictures side by side, in few colours so that they weigh little."""
    width = WHOLE_WIDTH if after.shape[0] > after.shape[1] else WIDTH
    halves = [fitted(before, width), fitted(after, width)]
    height = max(half.shape[0] for half in halves)
    canvas = np.full((height + 2, 2 * width + 12, 3), 120, np.uint8)
    for left, half in zip((1, width + 11), halves, strict=True):
        canvas[1 : half.shape[0] + 1, left : left + width] = half
    drawn = Image.fromarray(canvas)
    if before.ndim == 2:
        return drawn.quantize(COLOURS, dither=Image.Dither.NONE)
    return drawn.quantize(3 * COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def fitted(pixels: Pixels, width: int) -> Pixels:
    """In RGB, `width` pixels wide."""
    size = (width, round(pixels.shape[0] * width / pixels.shape[1]))
    way = cv2.INTER_AREA if pixels.shape[1] > width else cv2.INTER_CUBIC
    small = np.asarray(cv2.resize(pixels, size, interpolation=way), np.uint8)
    return np.repeat(small[..., None], 3, axis=2) if small.ndim == 2 else small


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    for name, before, after in draw():
        beside(before, after).save(folder / f"{name}.png", optimize=True)

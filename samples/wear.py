"""What paper, toner, light and a sensor do to a page: pure functions on arrays.

Pages are float32 arrays from 0 (black) to 1 (white), grey (h, w) or colour (h, w, 3; RGB). All
chance comes from the given generator, so that a seed gives the same page again.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike, NDArray

Page = NDArray[np.float32]


def floats(values: ArrayLike) -> Page:
    """Any array as a page's kind of array."""
    return np.asarray(values, np.float32)


def toner(page: Page, spread: float) -> Page:
    """Strokes thicker (`spread` pixels above 0) or thinner (below 0)."""
    if not spread:
        return page
    thicker, share = abs(spread), spread > 0
    kernel = np.ones((3, 3), np.uint8)
    moved = cv2.erode(page, kernel) if share else cv2.dilate(page, kernel)
    part = min(thicker, 1.0)
    return floats(page * (1 - part) + moved * part)


def fade(page: Page, fading: float, rng: Generator) -> Page:
    """Ink paler by up to `fading`, in wide patches."""
    paler = _patches(page.shape[:2], 12, rng) * fading
    return floats(1 - (1 - page) * (1 - _like(paler, page)))


def bleed_through(page: Page, back: Page, share: float, per_mm: float) -> Page:
    """The back page mirrored, blurred and weak behind the page."""
    shine = floats(cv2.GaussianBlur(np.ascontiguousarray(back[:, ::-1]), (0, 0), 0.25 * per_mm))
    return floats(page * (1 - share * (1 - _like(shine, page))))


def skewed(page: Page, degrees: float, paper: float) -> Page:
    """Turned by `degrees` counter-clockwise; paper of that brightness fills the corners."""
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    fill = (paper,) * 3
    return floats(
        cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=fill)
    )


def blurred(page: Page, sigma: float) -> Page:
    """Out of focus by `sigma` pixels."""
    return floats(cv2.GaussianBlur(page, (0, 0), sigma)) if sigma > 0 else page


def speckled(page: Page, density: float, per_mm: float, rng: Generator) -> Page:
    """Dirt: dark dots of 0.1 to 0.4 mm, `density` for each square centimetre."""
    height, width = page.shape[:2]
    count = rng.poisson(density * height * width / (per_mm * 10) ** 2)
    dirt = np.ones((height, width), np.float32)
    for _ in range(count):
        centre = (int(rng.integers(width)), int(rng.integers(height)))
        axes = tuple(max(1, round(float(a))) for a in rng.uniform(0.05, 0.2, 2) * per_mm)
        cv2.ellipse(
            dirt, centre, axes, float(rng.uniform(0, 180)), 0, 360, float(rng.uniform(0, 0.7)), -1
        )
    return floats(page * _like(floats(cv2.GaussianBlur(dirt, (0, 0), 0.6)), page))


def uneven_light(page: Page, loss: float, rng: Generator) -> Page:
    """Darker towards one side and in patches, by up to `loss`."""
    height, width = page.shape[:2]
    angle = rng.uniform(0, 2 * np.pi)
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    slope = (x * np.cos(angle) + y * np.sin(angle)) / np.sqrt(2) / 2 + 0.5
    shade = (0.7 * slope + 0.3 * _patches((height, width), 4, rng)) * loss
    return floats(page * (1 - _like(floats(shade), page)))


def bordered(page: Page, width: float, rng: Generator) -> Page:
    """Black along one or two edges, up to `width` pixels, where no paper lay."""
    if width < 1:
        return page
    page = page.copy()
    left, bottom = (int(w) for w in rng.uniform(0.3, 1.0, 2) * width)
    page[:, :left] *= 0.12
    page[page.shape[0] - bottom :] *= 0.12
    return page


def grained(page: Page, sigma: float, rng: Generator) -> Page:
    """The sensor's noise."""
    noise = rng.standard_normal(page.shape[:2], dtype=np.float32) * sigma
    return floats(page + _like(floats(cv2.GaussianBlur(noise, (0, 0), 0.5)) * 1.5, page))


def _patches(shape: tuple[int, ...], cells: int, rng: Generator) -> Page:
    """Smooth random values from 0 to 1."""
    coarse = rng.random((cells, cells), dtype=np.float32)
    wide = cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return floats(np.clip(wide, 0, 1))


def _like(grey: Page, page: Page) -> Page:
    """A grey array that multiplies with `page`, grey or colour."""
    return grey if page.ndim == 2 else grey[:, :, None]

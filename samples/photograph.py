"""Photographs of pages, as a telephone takes them: keystone, curl, shadow, a table round the page.

    for image, text, records in photographs(seed=7, n=20, fonts=TEST_FONTS, tables=TEST_TABLES):
        ...

All chance comes from the seed. Tune on `TUNING_TABLES`, measure on `TEST_TABLES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from samples.fonts import TUNING_FONTS, FontFamily
from samples.generate import GeneratedPage, pages
from samples.scanner import CLEAN, Image, through_jpeg, to_image
from samples.wear import Page, blurred, floats, grained, uneven_light

Table = Callable[[int, int, Generator], Page]
"""Draws what a page lies on: height, width, chance; RGB from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Camera:
    """How a page is photographed.

    Attributes:
        height: Of the picture in pixels; it is three quarters as wide.
        fills: Share of the picture's height that the page takes, about.
        keystone: How far a corner is moved, as a share of the picture; either way.
        turn: Largest turn of the page in the picture in degrees, either way.
        curl: Height of the edges' arch as a share of the page's, up to this.
        shadow: Share of light that the photographer's shadow takes.
        light: Share of light lost towards the darkest corner.
        blur: Standard deviation of the lens's blur in pixels.
        grain: Standard deviation of the sensor's noise.
        warmth: How much yellower than white the light is, up to this.
        quality: JPEG quality.
    """

    height: int = 3200
    fills: float = 0.82
    keystone: float = 0.04
    turn: float = 4.0
    curl: float = 0.0
    shadow: float = 0.35
    light: float = 0.3
    blur: float = 0.7
    grain: float = 0.015
    warmth: float = 0.12
    quality: int = 80


FLAT = Camera()
CURLED = Camera(curl=0.025)


def photographs(
    seed: int,
    n: int,
    fonts: Sequence[FontFamily] = TUNING_FONTS,
    tables: Sequence[Table] | None = None,
    camera: Camera = FLAT,
) -> Iterator[GeneratedPage]:
    """`n` clean pages, each photographed on one of the tables."""
    lain_on = TUNING_TABLES if tables is None else tables
    for number, page in enumerate(pages(CLEAN, seed, n, fonts)):
        rng = np.random.default_rng([seed, number, 2])
        table = lain_on[number % len(lain_on)]
        yield page._replace(image=photograph(page.image, table, camera, rng))


def photograph(page: Image, table: Table, camera: Camera, rng: Generator) -> Image:
    """A page (grey or RGB) as a photograph of it lying on a table: RGB, behind JPEG."""
    height, width = camera.height, camera.height * 3 // 4
    paper = floats(page) / np.float32(255)
    if paper.ndim == 2:
        paper = np.repeat(paper[:, :, None], 3, axis=2)
    scene = table(height, width, rng)
    seen, lies = _seen(paper, camera, rng)
    scene *= (1 - 0.45 * _soft(lies, height / 150))[:, :, None]
    share = lies[:, :, None]
    scene = scene * (1 - share) + seen * share
    scene = uneven_light(floats(scene), camera.light, rng)
    scene *= 1 - _shadow(height, width, camera.shadow, rng)[:, :, None]
    scene *= np.array([1, 1 - camera.warmth * rng.uniform(0, 0.4), 1 - camera.warmth], np.float32)
    scene = grained(blurred(floats(scene), camera.blur), camera.grain, rng)
    return through_jpeg(to_image(scene), camera.quality)


def _seen(paper: Page, camera: Camera, rng: Generator) -> tuple[Page, Page]:
    """The page as the lens sees it, and where it lies (0 to 1), both of the picture's size."""
    height, width = camera.height, camera.height * 3 // 4
    rows, columns = paper.shape[:2]
    margin = rows // 20  # room for the arch
    framed = cv2.copyMakeBorder(paper, margin, margin, margin, margin, cv2.BORDER_REPLICATE)
    inside = np.pad(np.ones((rows, columns), np.float32), margin)
    arch = camera.curl * rows * rng.uniform(0.6, 1.0)
    x, y = np.meshgrid(
        np.arange(framed.shape[1], dtype=np.float32), np.arange(framed.shape[0], dtype=np.float32)
    )
    y += np.float32(arch) * np.sin(np.pi * np.clip((x - margin) / columns, 0, 1) ** 1.3)
    framed = cv2.remap(framed, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    inside = cv2.remap(inside, x, y, cv2.INTER_LINEAR)
    corners = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32) + margin
    matrix = cv2.getPerspectiveTransform(corners, _corners(columns / rows, camera, rng))
    framed = cv2.GaussianBlur(framed, (0, 0), 0.35 * rows / (camera.fills * height))
    size = (width, height)
    return (
        floats(cv2.warpPerspective(framed, matrix, size, flags=cv2.INTER_LINEAR)),
        floats(cv2.warpPerspective(inside, matrix, size, flags=cv2.INTER_LINEAR)),
    )


def _corners(aspect: float, camera: Camera, rng: Generator) -> NDArray[np.float32]:
    """Where the page's corners come to lie, clockwise from the top left."""
    height, width = camera.height, camera.height * 3 // 4
    tall = min(camera.fills * height, camera.fills * width / aspect)
    square = np.array([[-aspect, -1], [aspect, -1], [aspect, 1], [-aspect, 1]]) * tall / 2
    angle = np.radians(rng.uniform(-camera.turn, camera.turn))
    turned = square @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    moved = turned + rng.uniform(-camera.keystone, camera.keystone, (4, 2)) * height
    middle = np.array([width, height]) / 2
    limits = middle - 0.015 * height
    return np.asarray(np.clip(moved, -limits, limits) + middle, np.float32)


def _shadow(height: int, width: int, depth: float, rng: Generator) -> Page:
    """Share of light that the hand and the telephone take: a soft-edged piece from one side."""
    mask = np.zeros((height, width), np.float32)
    side, reach = rng.uniform(0.1, 0.9, 2)
    piece = np.array(
        [[0, height], [0, height * (1 - reach)], [width * side, height * (1 - 0.7 * reach)],
         [width * min(1.0, side + 0.2), height]]
    )  # fmt: skip
    cv2.fillPoly(mask, [piece.astype(np.int32)], depth)
    return _soft(mask, height / 60)


def _soft(mask: Page, sigma: float) -> Page:
    """Blurred widely: at an eighth of the size, which nobody sees."""
    small = cv2.resize(mask, None, fx=1 / 8, fy=1 / 8, interpolation=cv2.INTER_AREA)
    blurred_small = cv2.GaussianBlur(small, (0, 0), sigma / 8)
    return floats(cv2.resize(blurred_small, mask.shape[::-1], interpolation=cv2.INTER_LINEAR))


def wood(height: int, width: int, rng: Generator) -> Page:
    """Brown, with grain along one way."""
    fine = cv2.resize(floats(rng.random((height // 4, 12))), (width, height))
    wide = cv2.resize(floats(rng.random((24, 5))), (width, height), interpolation=cv2.INTER_CUBIC)
    rings = 0.5 + 0.5 * np.sin(40 * wide + 6 * fine)
    return _tinted(0.55 + 0.25 * rings + 0.2 * fine, (0.62, 0.42, 0.26))


def dark_desk(height: int, width: int, rng: Generator) -> Page:
    """Nearly black, smooth."""
    wide = cv2.resize(floats(rng.random((6, 6))), (width, height), interpolation=cv2.INTER_CUBIC)
    return _tinted(0.7 + 0.3 * wide, (0.20, 0.19, 0.19))


def cloth(height: int, width: int, rng: Generator) -> Page:
    """A green tablecloth, woven."""
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    weave = 0.5 + 0.25 * np.sin(x / 3.1) + 0.25 * np.sin(y / 2.7)
    rough = cv2.resize(floats(rng.random((height // 8, width // 8))), (width, height))
    return _tinted(0.6 + 0.25 * weave + 0.15 * rough, (0.25, 0.45, 0.36))


def stone(height: int, width: int, rng: Generator) -> Page:
    """Grey, speckled."""
    specks = cv2.resize(floats(rng.random((height // 5, width // 5))), (width, height))
    wide = cv2.resize(floats(rng.random((9, 9))), (width, height), interpolation=cv2.INTER_CUBIC)
    return _tinted(0.55 + 0.3 * specks + 0.15 * wide, (0.60, 0.60, 0.62))


def tiles(height: int, width: int, rng: Generator) -> Page:
    """Blue, with pale joints."""
    page = np.full((height, width), 0.8, np.float32)
    step, start = height // 6, int(rng.integers(height // 6))
    page[start::step] = page[:, start::step] = 1.5
    page += 0.1 * cv2.resize(floats(rng.random((40, 30))), (width, height))
    joints = cv2.GaussianBlur(page, (0, 0), height / 500)
    return _tinted(floats(joints), (0.28, 0.38, 0.58))


def _tinted(grey: Page, colour: tuple[float, float, float]) -> Page:
    return floats(np.clip(grey[:, :, None] * np.array(colour, np.float32), 0, 1))


TUNING_TABLES: tuple[Table, ...] = (wood, dark_desk, cloth)
TEST_TABLES: tuple[Table, ...] = (stone, tiles)

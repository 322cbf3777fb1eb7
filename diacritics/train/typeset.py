"""Typesets corpus lines on pages and spoils the pages as an office scanner does."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

PAGE_SIZE = (1654, 2339)
"""A4 at 200 dots an inch."""
MARGIN = (200, 150)
DOTS_PER_POINT = 200 / 72


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is set: font file, size in points, distance of the lines in sizes."""

    font: Path
    points: float
    leading: float


@dataclass(frozen=True, slots=True)
class SetPage:
    """A page image and its lines, each with the height of its middle in dots."""

    image: Image.Image
    lines: tuple[tuple[float, str], ...]


def wrap(text: str, font: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    """Break `text` into lines no wider than `width` dots."""
    line: list[str] = []
    for word in text.split():
        if line and font.getlength(" ".join([*line, word])) > width:
            yield " ".join(line)
            line = []
        line.append(word)
    if line:
        yield " ".join(line)


def set_pages(paragraphs: Iterable[str], style: Style) -> Iterator[SetPage]:
    """Set paragraphs one below the other on as many pages as they need."""
    font = ImageFont.truetype(str(style.font), round(style.points * DOTS_PER_POINT))
    step = style.points * DOTS_PER_POINT * style.leading
    width = PAGE_SIZE[0] - 2 * MARGIN[0]
    wrapped = (line for text in paragraphs for line in wrap(text, font, width))
    page: list[str] = []
    room = int((PAGE_SIZE[1] - 2 * MARGIN[1]) / step)
    for line in wrapped:
        page.append(line)
        if len(page) == room:
            yield _draw(page, font, step)
            page = []
    if page:
        yield _draw(page, font, step)


def _draw(lines: list[str], font: ImageFont.FreeTypeFont, step: float) -> SetPage:
    image = Image.new("L", PAGE_SIZE, 255)
    pen = ImageDraw.Draw(image)
    placed = []
    for number, line in enumerate(lines):
        top = MARGIN[1] + number * step
        pen.text((MARGIN[0], top), line, font=font, fill=0)
        placed.append((top + font.size * 0.6, line))
    return SetPage(image, tuple(placed))


def degrade(image: Image.Image, rng: random.Random) -> Image.Image:
    """Blur, tilt, speckle and compress a page by amounts drawn from `rng`."""
    noise = np.random.default_rng(rng.randrange(2**32))
    image = image.rotate(rng.uniform(-0.25, 0.25), Image.Resampling.BILINEAR, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.0)))
    ink = rng.uniform(0, 70)
    paper = rng.uniform(225, 255)
    dots = np.asarray(image, dtype=np.float32) / 255 * (paper - ink) + ink
    dots += noise.normal(0, rng.uniform(2, 14), dots.shape).astype(np.float32)
    if rng.random() < 0.25:
        dots = np.where(dots > rng.uniform(120, 175), 255, 0)
    image = Image.fromarray(np.clip(dots, 0, 255).astype(np.uint8))
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=rng.randint(45, 90))
    return Image.open(packed).convert("L")

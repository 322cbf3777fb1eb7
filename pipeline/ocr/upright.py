"""Tell up from down: a page reads well one way only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.imaging import PageImage, Prepared, prepare
from pipeline.imaging.prepare import READING_DPI
from pipeline.layout import PageLines, find_lines, line_image
from pipeline.ocr.engine import Engine, PixelLine, PixelWord
from pipeline.ocr.trueocr_engine import TrueocrEngine

_SAMPLE = 5  # lines read to judge a page
_SURE = 0.72  # mean confidence: Vietnamese upside down stays below 0.55
_BETTER = 0.08  # by how much another turn must read better


@dataclass(frozen=True, slots=True, eq=False)
class UprightPage:
    """A prepared page that stands upright, and its lines.

    Attributes:
        prepared: The page.
        lines: Its lines.
        readings: What was read of some of them already, by their number.
    """

    prepared: Prepared
    lines: PageLines
    readings: dict[int, PixelLine]

    def read(self, numbers: Sequence[int], engine: Engine) -> dict[int, PixelLine]:
        """What stands on some of the lines, with the words' places on the page image."""
        if isinstance(engine, TrueocrEngine):  # its lines need not be cut out and cleaned first
            boxes = [self.lines.boxes[number] for number in numbers]
            return dict(zip(numbers, engine.read_boxes(self.prepared.gray, boxes), strict=True))
        images = [line_image(self.prepared.gray, self.lines, number) for number in numbers]
        found = engine.read_lines([image.pixels for image in images])
        return {
            number: tuple(PixelWord(w.text, w.confidence, image.on_page(w.box)) for w in line)
            for number, image, line in zip(numbers, images, found, strict=True)
        }


def upright(image: PageImage, engine: Engine, dpi: float = READING_DPI) -> UprightPage:
    """Prepare a page so that it stands upright.

    A few lines are read. When they do not read well the page is tried upside down and
    then on its sides, and the turn is taken that reads best by the engine's confidence.

    Args:
        image: The page as it was scanned.
        engine: What reads the lines.
        dpi: What coarser pages are raised to.
    """
    best = _sampled(prepare(image, reading_dpi=dpi), engine)
    best_score = legibility(best)
    start = best.prepared.rotation
    for turn in ((start + by) % 360 for by in (180, 90, 270)):
        if best.prepared.blank or best_score >= _SURE:
            break
        page = _sampled(prepare(image, turn, reading_dpi=dpi), engine)
        score = legibility(page)
        if score > best_score + _BETTER:
            best, best_score = page, score
    return best


def _sampled(prepared: Prepared, engine: Engine) -> UprightPage:
    """A page with some of its longer lines read."""
    lines = find_lines(prepared.gray, prepared.dpi)
    by_width = sorted(range(len(lines.boxes)), key=lambda n: lines.boxes[n].width)
    sample = [] if prepared.blank else by_width[-2 * _SAMPLE :: 2]
    page = UprightPage(prepared, lines, {})
    return replace(page, readings=page.read(sample, engine))


def legibility(page: UprightPage) -> float:
    """The mean confidence (0 to 1) of what was read of a page, letters counting alike."""
    words = [word for line in page.readings.values() for word in line]
    letters = sum(len(word.text) for word in words)
    return sum(w.confidence * len(w.text) for w in words) / letters if letters else 0.0


def read_rest(page: UprightPage, engine: Engine) -> list[PixelLine]:
    """What stands on each line of the page; those read already are not read again."""
    rest = [n for n in range(len(page.lines.boxes)) if n not in page.readings]
    known = page.readings | page.read(rest, engine)
    return [known[n] for n in range(len(page.lines.boxes))]

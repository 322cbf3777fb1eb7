"""Tell up from down: a page reads well one way only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.imaging import PageImage, Prepared, prepare
from pipeline.layout import PageLines, PixelBox, find_lines
from pipeline.ocr.engine import Engine, PixelLine

_SAMPLE = 5  # lines read to judge a page
_SURE = 0.72  # mean confidence: Vietnamese upside down stays below 0.55
_BETTER = 0.08  # by how much another turn must read better
_ACROSS, _DOWN = 0.5, 0.3  # letter heights of paper left and right, above and below a line


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

    def margins(self, numbers: Sequence[int]) -> list[PixelBox]:
        """The boxes of some lines with the paper round them that the engine needs."""
        height, width = self.prepared.gray.shape
        across, down = round(_ACROSS * self.lines.letter), round(_DOWN * self.lines.letter)
        return [self.lines.boxes[n].grown(across, down, width, height) for n in numbers]


def upright(image: PageImage, engine: Engine) -> UprightPage:
    """Prepare a page so that it stands upright.

    A few lines are read. When they do not read well the page is tried upside down and
    then on its sides, and the turn is taken that reads best by the engine's confidence.
    """
    best = _sampled(prepare(image), engine)
    best_score = legibility(best)
    start = best.prepared.rotation
    for turn in ((start + by) % 360 for by in (180, 90, 270)):
        if best.prepared.blank or best_score >= _SURE:
            break
        page = _sampled(prepare(image, turn), engine)
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
    read = engine.read_lines(prepared.gray, prepared.dpi, page.margins(sample))
    return replace(page, readings=dict(zip(sample, read, strict=True)))


def legibility(page: UprightPage) -> float:
    """The mean confidence (0 to 1) of what was read of a page, letters counting alike."""
    words = [word for line in page.readings.values() for word in line]
    letters = sum(len(word.text) for word in words)
    return sum(w.confidence * len(w.text) for w in words) / letters if letters else 0.0


def read_rest(page: UprightPage, engine: Engine) -> list[PixelLine]:
    """What stands on each line of the page; those read already are not read again."""
    rest = [n for n in range(len(page.lines.boxes)) if n not in page.readings]
    read = engine.read_lines(page.prepared.gray, page.prepared.dpi, page.margins(rest))
    known = page.readings | dict(zip(rest, read, strict=True))
    return [known[n] for n in range(len(page.lines.boxes))]

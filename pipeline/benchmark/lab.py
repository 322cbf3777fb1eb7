"""What measuring itself takes: scoring a page, and opening the report of a hundred."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from pipeline.benchmark import browser
from pipeline.benchmark.places import TRUTH
from pipeline.benchmark.report import Section, percent, table
from pipeline.evaluation import Evaluation
from pipeline.evaluation.html import write_html
from pipeline.evaluation.pages import score_page
from pipeline.model import BBox, Line, Page, TextSource, Word, WordSource
from samples.fonts import TUNING_FONTS, installed
from samples.generate import pages
from samples.scanner import GRADES

_LONG, _PAGES, _SEED, _ROUNDS = 10_000, 100, 7, 5
_SHARES = (0.1, 0.5)
"""Of the characters, that are read as another."""
_LETTERS = "aăâbcdđeêghioôơưy ạẻõùỵ"
_WIDTH, _HEIGHT = 595.0, 842.0
_PER_LINE = 10


def lab() -> Section:
    """Time the scoring of a long page and the opening of a long report."""
    body = (
        f"Scoring is done with a page of {_LONG:,} characters of the samples' truth, in one"
        f" process (CPU, median of {_ROUNDS}). The report has {_PAGES} fresh scans of all grades"
        f" with their images, one character in ten misread; it is opened in a new browser"
        f" {_ROUNDS} times (median, from the command to the painted page).\n\n"
        + table(("", "here"), [*_scoring(), *_report()])
    )
    return Section("Measuring", "python -m pipeline.benchmark --only lab", body)


def misread(text: str, share: float, seed: int) -> str:
    """The text with a share of its characters, but not its line breaks, read as others."""
    drawn = random.Random(seed)
    return "".join(
        drawn.choice(_LETTERS) if letter != "\n" and drawn.random() < share else letter
        for letter in text
    )


def _scoring() -> Iterator[tuple[str, str]]:
    truth = "\n".join(path.read_text(encoding="utf-8") for path in sorted(TRUTH.glob("*.txt")))
    for share in _SHARES:
        reading = misread(truth[:_LONG], share, _SEED)
        seconds = statistics.median(_timed(truth[:_LONG], reading) for _ in range(_ROUNDS))
        yield f"page scored, {percent(share, 0)} of it misread", f"{1000 * seconds:.0f} ms"


def _timed(truth: str, reading: str) -> float:
    begun = time.process_time()
    score_page("page", None, truth, reading)
    return time.process_time() - begun


@dataclass(frozen=True, slots=True)
class Scans:
    """A source of pages for the report: some scans, again and again."""

    images: Sequence[Image.Image]
    readings: Sequence[str]

    def page(self, name: str, number: int) -> Page | None:
        """The page's reading, its words in rows; every file is one page."""
        if number > 1:
            return None
        text = self.readings[int(name) % len(self.readings)]
        words = tuple(_word(place, word) for place, word in enumerate(text.split()))
        line = Line(words)
        return Page(1, _WIDTH, _HEIGHT, 0, TextSource.OCR, text, text, (line,))

    def image(self, name: str, number: int) -> Image.Image | None:
        """Its scan."""
        return self.images[int(name) % len(self.images)]


def _word(place: int, text: str) -> Word:
    row, column = divmod(place, _PER_LINE)
    x, y = 50.0 * (column + 1), 15.0 * (row + 3)
    return Word(text, text, 0, 0, 0, 0, 0.9, WordSource.OCR, BBox(x, y, x + 45, y + 10))


def _report() -> Iterator[tuple[str, str]]:
    fonts = installed(TUNING_FONTS)
    drawn = [page for grade in GRADES.values() for page in pages(grade, _SEED, 4, fonts)]
    readings = [misread(page.text, _SHARES[0], place) for place, page in enumerate(drawn)]
    source = Scans([Image.fromarray(page.image) for page in drawn], readings)
    once = [
        score_page("", None, page.text, read) for page, read in zip(drawn, readings, strict=True)
    ]
    scores = tuple(replace(once[n % len(once)], name=str(n)) for n in range(_PAGES))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        begun = time.process_time()
        write_html(Evaluation("", "", False, scores, (), (), None, {}), path, source=source)
        yield "report written", f"{time.process_time() - begun:.1f} CPU s"
        yield "its size", f"{path.stat().st_size / 2**20:.1f} MB"
        yield from _opened(path)


def _opened(path: Path) -> Iterator[tuple[str, str]]:
    if not browser.installed():
        yield "opened", f"no {browser.PROGRAM} here: {browser.PACKAGE}"
        return
    opened = []
    for _ in range(_ROUNDS):
        with browser.browser() as shown:
            opened.append(shown.open(path))
    yield "opened", f"{statistics.median(one.seconds for one in opened):.2f} s"
    yield "opened, CPU", f"{statistics.median(one.cpu for one in opened):.2f} s"

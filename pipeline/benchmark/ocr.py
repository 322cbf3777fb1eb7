"""How well and how fast pages are read, beside plain Tesseract and whatever else is installed.

    python -m pipeline.benchmark.ocr --pages 20 --seed 4711

Runs in a checkout: the pages come from `samples.generate`, fresh for each seed, in fonts that
nothing was tuned on where such are installed. Restoration is not part of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated

import cv2
import typer
from PIL import Image
from rich.console import Console
from rich.table import Table

from pipeline.evaluation.edits import Counts
from pipeline.evaluation.metrics import Found, character_counts, multiset, word_counts
from pipeline.imaging import PageImage, to_gray
from pipeline.ocr import Engine, engine, fastest, read_page
from samples.fonts import TEST_FONTS, TUNING_FONTS, installed
from samples.generate import GeneratedPage, pages
from samples.scanner import GRADES, Grade

Reader = Callable[[PageImage], str]


@dataclass(frozen=True, slots=True)
class Score:
    """What one way of reading did on some pages.

    Attributes:
        characters: Edits between true and read characters.
        words: The same of words, order counting.
        numbers: True tokens with a digit (numbers, dates, percentages), found in any order.
        seconds: CPU time of this process.
        pages: How many.
    """

    characters: Counts
    words: Counts
    numbers: Found
    seconds: float
    pages: int

    def __add__(self, other: Score) -> Score:
        """Both together, every character and word weighing alike."""
        return Score(
            self.characters + other.characters,
            self.words + other.words,
            self.numbers + other.numbers,
            self.seconds + other.seconds,
            self.pages + other.pages,
        )


def score(page: GeneratedPage, dpi: float, read: Reader) -> Score:
    """Read one page and compare with its truth."""
    start = time.process_time()
    text = read(PageImage(page.image, dpi))
    seconds = time.process_time() - start
    return Score(
        character_counts(page.text, text),
        word_counts(page.text, text),
        multiset(_numbers(page.text), _numbers(text)),
        seconds,
        1,
    )


def _numbers(text: str) -> Iterator[str]:
    """The tokens with a digit, without the punctuation round them."""
    for token in text.split():
        if any(char.isdigit() for char in token):
            yield token.strip(".,;:()")


def this_program(image: PageImage, *, reader: Engine, fast: bool = False) -> str:
    """The page as `sohoa` (or `sohoa --fast`) reads it, before restoration."""
    return "\n".join(line.text for line in read_page(image, reader, fast=fast).lines)


def plain(image: PageImage, *, reader: Engine) -> str:
    """The whole page as Tesseract reads it without help."""
    found = reader.read(to_gray(image.pixels), image.dpi)
    return "\n".join(" ".join(word.text for word in line) for line in found)


def readers() -> dict[str, Reader]:
    """The ways of reading that work here, by name."""
    default = engine(None)
    found: dict[str, Reader] = {
        "sohoa": lambda image: this_program(image, reader=default),
        "sohoa --fast": lambda image: this_program(image, reader=fastest(), fast=True),
        f"plain {default.name}": lambda image: plain(image, reader=default),
    }
    if find_spec("trueocr") is not None:
        found["TrueOCR"] = _true_ocr()
    return found


def _true_ocr() -> Reader:
    """The package TrueOCR, by itself."""
    model = import_module("trueocr").load_model(threads=1)
    return lambda image: str(model.predict(Image.fromarray(image.pixels), save=False).text)


def measure(grade: Grade, seed: int, count: int, turn: int) -> dict[str, Score]:
    """Read `count` fresh pages of a grade in every way."""
    fonts = installed(TEST_FONTS) or installed(TUNING_FONTS)
    ways = readers()
    totals: dict[str, Score] = {}
    for page in pages(grade, seed, count, fonts, turn=turn):
        for name, read in ways.items():
            result = score(page, grade.dpi, read)
            totals[name] = totals[name] + result if name in totals else result
    return totals


def main(
    count: Annotated[int, typer.Option("--pages", help="Pages of each grade.")] = 20,
    seed: Annotated[int, typer.Option(help="Of texts and scans: take a fresh one.")] = 1,
    turn: Annotated[int, typer.Option(help="Degrees clockwise the pages lie turned.")] = 0,
) -> None:
    """Print a table of accuracy and CPU time on generated pages of three grades."""
    cv2.setNumThreads(1)
    tuned = "" if installed(TEST_FONTS) else " (fonts of tuning: no others are installed)"
    table = Table(title=f"{count} pages a grade, seed {seed}, turned by {turn}°{tuned}")
    for heading in ("grade", "way", "CER %", "WER %", "numbers found %", "CPU s/page"):
        table.add_column(heading, justify="left" if heading in ("grade", "way") else "right")
    for grade in GRADES.values():
        for name, total in measure(grade, seed, count, turn).items():
            table.add_row(grade.name, name, *_figures(total))
        table.add_section()
    Console().print(table)


def _figures(total: Score) -> tuple[str, ...]:
    """A row's numbers."""
    return (
        f"{100 * total.characters.rate:.2f}",
        f"{100 * total.words.rate:.2f}",
        f"{100 * total.numbers.recall:.1f}",
        f"{total.seconds / total.pages:.2f}",
    )


if __name__ == "__main__":
    typer.run(main)

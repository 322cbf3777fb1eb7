"""Whether confidences mean what they say: of words of 0.9, nine of ten are right.

    python -m pipeline.benchmark.reliability --pages 10 --seed 4712

Runs in a checkout, on fresh pages of every grade in fonts that nothing was tuned on.
"""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import cv2
import typer
from rich.console import Console
from rich.table import Table

from pipeline.evaluation.calibration import calibrate, words_right
from pipeline.imaging import PageImage
from pipeline.ocr import ReadPage, engine, read_page
from samples.fonts import TEST_FONTS, TUNING_FONTS, installed
from samples.generate import pages
from samples.scanner import GRADES

BOUNDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)
"""Of the bins: finer where most words are."""


def judged(truth: str, read: ReadPage) -> list[tuple[float, bool]]:
    """Each word's confidence, and whether it is right: in its place, or elsewhere out of order."""
    words = [word for line in read.lines for word in line.words]
    texts = [word.text for word in words]
    right = words_right(truth.split(), texts)
    left = Counter(truth.split())
    left.subtract(text for text, matched in zip(texts, right, strict=True) if matched)
    for place, text in enumerate(texts):
        if not right[place] and left[text] > 0:
            left[text] -= 1
            right[place] = True
    return [(word.confidence, matched) for word, matched in zip(words, right, strict=True)]


def main(
    count: Annotated[int, typer.Option("--pages", help="Pages of each grade.")] = 10,
    seed: Annotated[int, typer.Option(help="Of texts and scans: take a fresh one.")] = 1,
) -> None:
    """Print how often words of each confidence are right."""
    cv2.setNumThreads(1)
    fonts = installed(TEST_FONTS) or installed(TUNING_FONTS)
    words = [
        word
        for grade in GRADES.values()
        for page in pages(grade, seed, count, fonts)
        for word in judged(page.text, read_page(PageImage(page.image, grade.dpi), engine()))
    ]
    found = calibrate(words, BOUNDS)
    error = 100 * found.ece
    table = Table(title=f"{found.size} words, seed {seed}: calibration error {error:.2f} points")
    for heading in ("words", "mean confidence %", "right %"):
        table.add_column(heading, justify="right")
    for row in found.bins:
        table.add_row(str(row.size), f"{100 * row.confidence:.1f}", f"{100 * row.accuracy:.1f}")
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)

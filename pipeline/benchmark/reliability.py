"""Whether confidences mean what they say: of words of 0.9, nine of ten are right.

    python -m pipeline.benchmark.reliability --pages 10 --seed 4712

Runs in a checkout, on fresh pages of every grade in fonts that nothing was tuned on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, NamedTuple

import cv2
import numpy as np
import typer
from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table

from pipeline.imaging import PageImage
from pipeline.ocr import ReadPage, engine, read_page
from samples.fonts import TEST_FONTS, TUNING_FONTS, installed
from samples.generate import pages
from samples.scanner import GRADES

STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)


class Judged(NamedTuple):
    """A word's confidence (0 to 1), and whether it is what the paper says."""

    confidence: float
    right: bool


class Bin(NamedTuple):
    """Words of about one confidence: how many, their mean confidence, the share that is right."""

    words: int
    confidence: float
    right: float


def judged(truth: str, read: ReadPage) -> list[Judged]:
    """The words of a page. A word counts as right where it is in order, or left over elsewhere."""
    words = [word for line in read.lines for word in line.words]
    true = truth.split()
    matched: set[int] = set()
    left = Counter(true)
    for op in Levenshtein.opcodes(true, [word.text for word in words]):
        if op.tag == "equal":
            matched.update(range(op.dest_start, op.dest_end))
            left.subtract(true[op.src_start : op.src_end])
    found = []
    for place, word in enumerate(words):
        right = place in matched
        if not right and left[word.text] > 0:
            left[word.text] -= 1
            right = True
        found.append(Judged(word.confidence, right))
    return found


def bins(words: Sequence[Judged], steps: Sequence[float] = STEPS) -> list[Bin]:
    """The words by confidence; empty bins are left out."""
    place = np.digitize([word.confidence for word in words], steps[1:-1])
    found = []
    for number in range(len(steps) - 1):
        inside = [word for word, at in zip(words, place, strict=True) if at == number]
        if inside:
            mean = sum(word.confidence for word in inside) / len(inside)
            found.append(Bin(len(inside), mean, sum(w.right for w in inside) / len(inside)))
    return found


def calibration_error(found: Iterable[Bin]) -> float:
    """The expected calibration error (Naeini et al. 2015): mean distance, by words."""
    rows = list(found)
    total = sum(row.words for row in rows)
    return sum(row.words * abs(row.confidence - row.right) for row in rows) / total


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
    found = bins(words)
    error = 100 * calibration_error(found)
    table = Table(title=f"{len(words)} words, seed {seed}: calibration error {error:.2f} points")
    for heading in ("words", "mean confidence %", "right %"):
        table.add_column(heading, justify="right")
    for row in found:
        table.add_row(str(row.words), f"{100 * row.confidence:.1f}", f"{100 * row.right:.1f}")
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)

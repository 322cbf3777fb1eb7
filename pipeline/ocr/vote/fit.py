"""Fit the weights of the vote on generated pages; writes `pipeline/data/vote.toml`.

    python -m pipeline.ocr.vote.fit --pages 20 --seed 7501

Runs in a checkout: the pages come from `samples.generate`, in the fonts of tuning alone.
Where the readings differ the true rival is known from the page's truth, and the weights make
it as probable as they can (`logit`). Where they agree a logistic function tells how often they
are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import cv2
import numpy as np
import typer
from rapidfuzz.distance import Levenshtein

import pipeline
from pipeline.imaging import PageImage
from pipeline.layout import reading_order, table_rows
from pipeline.ocr.engines import engine
from pipeline.ocr.second import second_reader
from pipeline.ocr.upright import UprightPage, read_rest, upright
from pipeline.ocr.vote.contests import Contest, Parted, Texts, contests, settle, weigh_language
from pipeline.ocr.vote.evidence import NAMES, Array
from pipeline.ocr.vote.logit import conditional_logit, logistic
from pipeline.ocr.vote.units import Unit, units
from pipeline.ocr.vote.weights import (
    AGREED,
    ALONE,
    Weights,
    agreement_evidence,
    alone_evidence,
)
from samples.fonts import TUNING_FONTS, installed
from samples.generate import pages
from samples.scanner import GRADES

_ROUNDS = 3  # the truth is aligned with the text as it was settled the round before
_START = {"picture": 1.0, "language": 0.6, "unknown": 5.0, "notation": 3.0}
_START_EDIT = -1.0


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A page that was read by both engines, and its truth."""

    lines: Parted
    contests: list[Contest]
    order: tuple[tuple[tuple[int, ...], ...], ...]
    truth: str


def read_example(image: PageImage, truth: str) -> Example:
    """Read a page with both engines."""
    reader, second = engine(), second_reader()
    if second is None:
        raise SystemExit("TrueOCR is not installed")
    page: UprightPage = upright(image, reader)
    letters = second.read_page(page.prepared.gray, page.lines.boxes)
    read = read_rest(page, reader)
    lines = [units(line, seen) if line else () for line, seen in zip(read, letters, strict=True)]
    heights = [box.y0 for box in page.lines.boxes]
    order = reading_order(page.lines.boxes, page.lines.letter, table_rows(page.lines))
    cells = tuple(tuple(tuple(cell) for cell in row) for row in order)
    return Example(lines, contests(lines, heights), cells, truth)


def truths(example: Example, texts: Texts) -> dict[tuple[int, int], str]:
    """What truly stands on units, where the truth can be aligned with their borders."""
    text, places = _joined(example, texts)
    matched = np.full(len(text) + 1, -1)
    matched[-1] = len(example.truth)
    for op in Levenshtein.opcodes(text, example.truth):
        if op.tag == "equal":
            matched[op.src_start : op.src_end] = np.arange(op.dest_start, op.dest_end)
    found = {}
    for unit, (start, end) in places.items():
        low = matched[start - 1] + 1 if start else 0
        high = matched[end]
        if (not start or matched[start - 1] >= 0) and high >= low:
            found[unit] = example.truth[low:high]
    return found


def _joined(example: Example, texts: Texts) -> tuple[str, dict[tuple[int, int], tuple[int, int]]]:
    """A page's text in reading order, and where each unit stands in it."""
    text = ""
    places = {}
    for row in example.order:
        before = text
        for column, cell in enumerate(row):
            text += "\t" * (column > 0)
            fresh = True
            for line in cell:
                for place, unit in enumerate(texts[line]):
                    text += " " * (bool(unit) and not fresh)
                    places[line, place] = len(text), len(text) + len(unit)
                    text += unit
                    fresh = fresh and not unit
        text = text + "\n" if text[len(before) :].strip() else before
    return text.rstrip("\n"), places


def fit(examples: Sequence[Example]) -> Weights:
    """All weights of the vote."""
    rivals = fit_rivals(examples)
    return Weights(rivals, fit_agreed(examples, rivals), fit_alone(examples, rivals))


def fit_rivals(examples: Sequence[Example]) -> Array:
    """Weights of the evidence."""
    weights = np.array([_START.get(name, _START_EDIT if "_" in name else 0.0) for name in NAMES])
    for _ in range(_ROUNDS):
        cases = list(_cases(examples, weights))
        rows = np.concatenate([contest.evidence for contest, _ in cases])
        sizes = [len(contest.rivals) for contest, _ in cases]
        starts = np.cumsum([0, *sizes[:-1]]).astype(np.int64)
        true = starts + np.array([number for _, number in cases])
        weights = conditional_logit(rows, starts, true)
    return weights


def _cases(examples: Sequence[Example], weights: Array) -> Iterator[tuple[Contest, int]]:
    """Contests with the number of the true rival, where it is among them."""
    for example in examples:
        texts, _ = settle(example.lines, example.contests, weights)
        weigh_language(texts, example.contests)
        known = truths(example, texts)
        for contest in example.contests:
            true = known.get((contest.line, contest.place))
            if true in contest.rivals:
                yield contest, contest.rivals.index(true)


def fit_agreed(examples: Sequence[Example], weights: Array) -> Array:
    """Weights of the logistic function for units on which both engines agree."""
    found = [
        (agreement_evidence(unit), text == true)
        for unit, text, true, contested in _settled(examples, weights)
        if not contested
    ]
    return logistic(np.array([row for row, _ in found]), [right for _, right in found])


def fit_alone(examples: Sequence[Example], weights: Array) -> Array:
    """Weights of the logistic function for words that the second engine alone reads."""
    found = [
        (alone_evidence(unit.second, unit.spread), unit.second == true)
        for unit, _, true, _ in _settled(examples, weights)
        if unit.second and " " not in unit.second
    ]
    return logistic(np.array([row for row, _ in found]), [right for _, right in found])


def _settled(examples: Sequence[Example], weights: Array) -> Iterator[tuple[Unit, str, str, bool]]:
    """Units of known truth: their text as settled, the true one, and whether it had rivals."""
    for example in examples:
        texts, sure = settle(example.lines, example.contests, weights)
        for (line, place), true in truths(example, texts).items():
            yield example.lines[line][place], texts[line][place], true, (line, place) in sure


def write(weights: Weights, path: Path, command: str) -> None:
    """Write the weights as TOML."""
    rows = [f"# Written by `{command}`."]
    tables = {
        "rivals": (NAMES, weights.rivals),
        "agreed": (AGREED, weights.agreed),
        "alone": (ALONE, weights.alone),
    }
    for table, (names, values) in tables.items():
        rows += ["", f"[{table}]"]
        rows += [f"{name} = {value:.3f}" for name, value in zip(names, values, strict=True)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def main(
    count: Annotated[int, typer.Option("--pages", help="Pages of each grade.")] = 12,
    seed: Annotated[int, typer.Option(help="Of texts and scans.")] = 7301,
) -> None:
    """Fit the weights of the vote on pages in the fonts of tuning."""
    cv2.setNumThreads(1)
    examples = [
        read_example(PageImage(page.image, grade.dpi), page.text)
        for grade in GRADES.values()
        for page in pages(grade, seed, count, installed(TUNING_FONTS))
    ]
    command = f"python -m pipeline.ocr.vote.fit --pages {count} --seed {seed}"
    path = Path(pipeline.__file__).parent / "data" / "vote.toml"
    write(fit(examples), path, command)


if __name__ == "__main__":
    typer.run(main)

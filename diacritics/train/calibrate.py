"""Fits the curve that turns shares into probabilities, on held-out tuning pages.

    python -m diacritics.train.calibrate MODEL PAIRS... [--outlines]

The pairs are read with `--part tune`, some of them set in typefaces not trained on
(`--fonts tune`), as the texts to come will be. `--outlines` fits the second curve, for text of
engines by outlines. Isotonic regression (pool adjacent violators): the
curve only rises, and each step of it is as right as its words were.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from diacritics import certainty, restore, trust
from diacritics.measure.score import words_of
from diacritics.restored import RestoredWord

PAGE_LINES = 80
MOST = 0.999
"""No word is surer than this."""
MIN_STEP = 60
"""Least number of words a step of the curve stands on."""


def judged(truths: list[str], reads: list[str]) -> Iterator[tuple[float, bool]]:
    """(confidence, is right) of each restored word of a page."""
    raw = "\n".join(reads)
    restored = restore(raw)
    lines = np.cumsum([0, *(len(line) + 1 for line in restored.text.split("\n"))])
    found: list[list[RestoredWord]] = [[] for _ in truths]
    for word in restored.words:
        found[int(np.searchsorted(lines, word.start, side="right")) - 1].append(word)
    for truth, words in zip(truths, found, strict=True):
        texts = [" ".join(words_of(word.text)) for word in words]
        right = [False] * len(words)
        for step in Levenshtein.opcodes(words_of(truth), texts):
            if step.tag == "equal":
                right[step.dest_start : step.dest_end] = [True] * (step.dest_end - step.dest_start)
        yield from zip((word.confidence for word in words), right, strict=True)


def read_judged(paths: list[Path]) -> list[tuple[float, bool]]:
    """All words of all pages of the pairs."""
    found: list[tuple[float, bool]] = []
    for path in paths:
        rows = [row.split("\t") for row in path.read_text(encoding="utf-8").split("\n") if row]
        rows = [row for row in rows if row[2].strip() and row[3].strip()]
        for begin in range(0, len(rows), PAGE_LINES):
            page = rows[begin : begin + PAGE_LINES]
            found += judged([row[2] for row in page], [row[3] for row in page])
    return found


def isotonic(points: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """(mean share, share of right words) of the steps of the rising curve."""
    blocks: list[tuple[float, float, int]] = []
    for step in _steps(points):
        block = (sum(p[0] for p in step), float(sum(p[1] for p in step)), len(step))
        while blocks and blocks[-1][1] / blocks[-1][2] >= block[1] / block[2]:
            last = blocks.pop()
            block = (last[0] + block[0], last[1] + block[1], last[2] + block[2])
        blocks.append(block)
    return [(shares / n, min(right / n, MOST)) for shares, right, n in blocks]


def _steps(points: list[tuple[float, bool]]) -> Iterator[list[tuple[float, bool]]]:
    """The points in rising order, some at a time; those of the same share stay together."""
    step: list[tuple[float, bool]] = []
    for _, same in groupby(sorted(points), key=itemgetter(0)):
        step += same
        if len(step) >= MIN_STEP:
            yield step
            step = []
    if step:
        yield step


def main() -> None:
    """Fit the curve with the present one switched off, and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--outlines", action="store_true")
    args = parser.parse_args()
    path = args.model / (trust.CURVE if args.outlines else certainty.CURVE)
    path.unlink(missing_ok=True)
    curve = isotonic(read_judged(args.pairs))
    rows = [f"{share:.6f}\t{right:.4f}" for share, right in curve]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

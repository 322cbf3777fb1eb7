"""Prints the table of the restorer's bars.

    python -m diacritics.measure --shared FOLDER [--unseen TESSDATA] [--outlines TESSDATA]

Tests that need what is not there say so and are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from diacritics import restore
from diacritics.measure.data import SYSTEM_TESSDATA, Sources, held_out, typeset
from diacritics.measure.runs import RunError, raw_and_restored
from diacritics.measure.score import Wrong, changed_words, sums, wrong_words
from diacritics.measure.speed import add_accents, seconds
from diacritics.train.calibrate import judged
from diacritics.writing import strip_marks

SCANS = ("haiduong_01", "lvn_10209604", "lvn_10209608", "lvn_10209629", "lvn_10209647", "univ_02")
SCANNED = (".pdf", ".tif", ".jpg", ".png")
STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)
"""Where the steps of the printed curve of confidences begin."""
FEWER = "a quarter fewer, nowhere more"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; `met` is None where nothing could be measured."""

    test: str
    bar: str
    found: str
    met: bool | None


def _percent(score: Wrong) -> str:
    return f"{100 * score.rate:.2f}% ({score.wrong} of {score.words})"


def _garbled(name: str, bar: float, truth: str, read: str) -> Row:
    before, after = wrong_words(truth, read), wrong_words(truth, restore(read).text)
    found = f"{_percent(after)}, before {100 * before.rate:.0f}%"
    return Row(name, f"at most {100 * bar:g}%", found, after.rate <= bar)


def _examples(sources: Sources) -> Iterator[Row]:
    examples, scans = sources.shared / "examples", sources.shared / "scans"
    for name, folder, truth, read, bar in (
        ("trieu-son", examples, "trieu-son.truth-part.txt", "trieu-son.garbled-part.txt", 0.02),
        (
            "univ_02 (another engine's layer)",
            scans,
            "univ_02.truth.txt",
            "univ_02.garbled.txt",
            0.05,
        ),
    ):
        texts = [(folder / file).read_text(encoding="utf-8") for file in (truth, read)]
        yield _garbled(f"real garble: {name}", bar, *texts)


def _pages(sources: Sources) -> Iterator[tuple[str, float, tuple[str, str] | None]]:
    """Typeset held-out lines: who reads them, the bar, truth and reading (None: no folder)."""
    for test, bar, folder, engine, seed, unseen_font in (
        ("eng", 0.025, sources.seen, "eng", 11, False),
        ("unseen engine data and font", 0.05, sources.unseen, "eng", 12, True),
        ("outlines, unseen font", 0.05, sources.outlines, "outlines", 14, True),
    ):
        spec = f"{folder}:{engine}"
        yield (
            test,
            bar,
            typeset(sources, spec, seed=seed, unseen_font=unseen_font) if folder else None,
        )


def _typeset(sources: Sources) -> Iterator[Row]:
    for test, bar, pair in _pages(sources):
        name = f"held-out lines, typeset: {test}"
        if pair is None:
            yield Row(name, f"at most {100 * bar:g}%", "left out: no folder given", None)
        else:
            yield _garbled(name, bar, *pair)


def _confidences(sources: Sources) -> Iterator[Row]:
    """Of the words given a confidence, how many are right."""
    for test, _, pair in _pages(sources):
        if pair is not None:
            points = list(judged(*(text.split("\n") for text in pair)))
            yield Row(f"right of words given a confidence: {test}", "-", _curve(points), None)


def _curve(points: list[tuple[float, bool]]) -> str:
    steps = []
    for low, high in pairwise(STEPS):
        right = [good for confidence, good in points if low <= confidence < high]
        if right:
            steps.append(f"{low:g}: {100 * sum(right) / len(right):.1f}%")
    return ", ".join(steps)


def _stripped(sources: Sources) -> Iterator[Row]:
    truth = "\n".join(held_out(sources))
    score = wrong_words(truth, restore(strip_marks(truth)).text)
    yield Row("stripped held-out lines", "at most 1.2%", _percent(score), score.rate <= 0.012)


def _good(sources: Sources) -> Iterator[Row]:
    texts = {"held-out lines": "\n".join(held_out(sources))}
    for name in ("duyen-hai", "long-an"):
        path = sources.shared / "examples" / f"{name}.txt"
        texts[name] = path.read_text(encoding="utf-8")
    for name, text in texts.items():
        score, digits = changed_words(text, restore(text).text)
        found = f"{_percent(score)}, {digits} with digits"
        met = score.rate <= 0.0005 and not digits
        yield Row(f"correct text: {name}", "at most 0.05%, no digit", found, met)


def _vietnamese_engine(sources: Sources) -> Iterator[Row]:
    """Raw and restored text of runs of the program over scans and samples with known text."""
    scans = sources.shared / "scans"
    yield _run("scans", [scans / f"{name}.pdf" for name in SCANS], scans)
    if not sources.samples.is_dir():
        yield Row("Tesseract vie on samples", FEWER, f"left out: no {sources.samples}", None)
        return
    samples = sorted(p for p in sources.samples.iterdir() if p.suffix in SCANNED)
    yield _run("samples", samples, sources.truth)


def _run(name: str, files: list[Path], truths: Path) -> Row:
    test = f"Tesseract vie on {name}"
    try:
        scores = list(raw_and_restored(files, truths).values())
    except RunError as error:
        return Row(test, FEWER, str(error), None)
    before, after = (sums([score[i] for score in scores]) for i in (0, 1))
    if not before.words:
        return Row(test, FEWER, "left out: no text to compare with", None)
    worse = sum(b.wrong > a.wrong for a, b in scores)
    fewer = 1 - after.wrong / max(before.wrong, 1)
    found = f"{before.wrong} -> {after.wrong} of {after.words} words, more on {worse} documents"
    return Row(test, FEWER, found, fewer >= 0.25 and not worse)


def _speed(sources: Sources) -> Iterator[Row]:
    restore("Quyet dinh cua Uy ban nhan dan tinh ve ké hoach s6 12")  # loads the model
    truth, garble = typeset(sources, f"{sources.seen}:eng", seed=11)
    rate = len(garble.split()) / seconds(lambda: restore(garble))
    pyvi = add_accents(strip_marks(truth).split("\n"))
    good = "\n".join(held_out(sources))
    good_rate = len(good.split()) / seconds(lambda: restore(good))
    for kind, found, times in (("garble", rate, 1), ("good text", good_rate, 10)):
        bar = "left out: pyvi is not installed" if pyvi is None else f"{times * pyvi:,.0f}/s (pyvi)"
        met = None if pyvi is None else found >= times * pyvi
        yield Row(f"speed on {kind}, CPU", bar, f"{found:,.0f}/s", met)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of examples and corpus")
    parser.add_argument("--seen", default=SYSTEM_TESSDATA)
    parser.add_argument("--unseen", help="Tesseract data that the channel was not trained on")
    parser.add_argument("--outlines", help="Tesseract data that holds its older recogniser")
    parser.add_argument("--samples", type=Path, default=Path("samples"))
    parser.add_argument("--truth", type=Path, default=Path("tests/truth"))
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--lines", type=int, default=1500)
    args = parser.parse_args()
    if not args.shared.is_dir():
        sys.exit(f"{args.shared} is not there: nothing to measure on")
    sources = Sources(**vars(args))
    print(f"{'test':45} {'bar':32} {'found':48} met")
    rows = (_examples, _typeset, _confidences, _stripped, _good, _vietnamese_engine, _speed)
    for measure in rows:
        for row in measure(sources):
            met = {True: "yes", False: "NO", None: "-"}[row.met]
            print(f"{row.test:45} {row.bar:32} {row.found:48} {met}", flush=True)


if __name__ == "__main__":
    main()

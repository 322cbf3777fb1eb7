"""Prints the table of the restorer's bars.

    python -m diacritics.measure [--shared ../shared] [--unseen TESSDATA]

Tests that need what is not there say so and are left out.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from diacritics import restore
from diacritics.measure.data import SYSTEM_TESSDATA, Sources, held_out, typeset
from diacritics.measure.score import Wrong, changed_words, missed_words, sums, wrong_words
from diacritics.writing import strip_marks

SCANS = ("haiduong_01", "lvn_10209604", "lvn_10209608", "lvn_10209629", "lvn_10209647", "univ_02")
RETYPED = ("lvn_10209608", "lvn_10209629", "lvn_10209647")
BODY = "Căn cứ"
"""With this the body of a decree or decision begins."""


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


def _typeset(sources: Sources) -> Iterator[Row]:
    yield _garbled("held-out lines, typeset, read by eng", 0.025, *typeset(sources, unseen=False))
    if sources.unseen is None:
        yield Row("the same, unseen engine and font", "at most 5%", "left out: no --unseen", None)
        return
    pair = typeset(sources, unseen=True)
    yield _garbled("the same, unseen engine and font", 0.05, *pair)


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
    """Raw and restored text of a run of the program over scans with known text."""
    scans = sources.shared / "scans"
    truths = {name: scans / f"{name}.gt.txt" for name in SCANS if name != "univ_02"}
    truths["univ_02"] = scans / "univ_02.truth.txt"
    with tempfile.TemporaryDirectory() as folder:
        files = [str(scans / f"{name}.pdf") for name in truths]
        program = (sys.executable, "-c", "from pipeline.cli import main; main()")
        command = [*program, "run", *files, "--out", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            yield Row("Tesseract vie on scans", "a quarter fewer", done.stderr[-200:], None)
            return
        scores = [_raw_and_restored(Path(folder) / "text", name, t) for name, t in truths.items()]
    before, after = (sums([score[i] for score in scores]) for i in (0, 1))
    worse = sum(b.wrong > a.wrong for a, b in scores)
    fewer = 1 - after.wrong / max(before.wrong, 1)
    found = f"{before.wrong} -> {after.wrong} of {after.words} words, more on {worse} documents"
    yield Row(
        "Tesseract vie on scans",
        "a quarter fewer, nowhere more",
        found,
        fewer >= 0.25 and not worse,
    )


def _raw_and_restored(folder: Path, name: str, truth: Path) -> tuple[Wrong, Wrong]:
    meant = truth.read_text(encoding="utf-8")
    if name in RETYPED:  # the publisher's own text: the head is another
        meant = meant[meant.index(BODY) :]
    raw, restored = (
        missed_words(meant, (folder / f"{name}{end}").read_text(encoding="utf-8"))
        for end in (".raw.txt", ".txt")
    )
    return raw, restored


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _add_accents(lines: Sequence[str]) -> float | None:
    """Words a second that pyvi's `add_accents` does; None where pyvi is not installed."""
    try:
        from pyvi import ViUtils  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    ViUtils.add_accents(lines[0])
    words = 0
    start = time.process_time()
    for line in lines:
        with contextlib.suppress(KeyError):  # it fails on some words
            ViUtils.add_accents(line)
            words += len(line.split())
    return words / (time.process_time() - start)


def _speed(sources: Sources) -> Iterator[Row]:
    restore("Quyet dinh cua Uy ban nhan dan tinh ve ké hoach s6 12")  # loads the model
    truth, garble = typeset(sources, unseen=False)
    rate = len(garble.split()) / _seconds(lambda: restore(garble))
    pyvi = _add_accents(strip_marks(truth).split("\n"))
    good = "\n".join(held_out(sources))
    good_rate = len(good.split()) / _seconds(lambda: restore(good))
    for kind, found, times in (("garble", rate, 1), ("good text", good_rate, 10)):
        bar = "left out: pyvi is not installed" if pyvi is None else f"{times * pyvi:,.0f}/s (pyvi)"
        met = None if pyvi is None else found >= times * pyvi
        yield Row(f"speed on {kind}, CPU", bar, f"{found:,.0f}/s", met)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--seen", default=SYSTEM_TESSDATA)
    parser.add_argument("--unseen")
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--lines", type=int, default=1500)
    args = parser.parse_args()
    if not args.shared.is_dir():
        sys.exit(f"{args.shared} is not there: nothing to measure on")
    sources = Sources(args.shared, args.seen, args.unseen, args.pages, args.lines)
    print(f"{'test':45} {'bar':32} {'found':48} met")
    for measure in (_examples, _typeset, _stripped, _good, _vietnamese_engine, _speed):
        for row in measure(sources):
            met = {True: "yes", False: "NO", None: "-"}[row.met]
            print(f"{row.test:45} {row.bar:32} {row.found:48} {met}", flush=True)


if __name__ == "__main__":
    main()

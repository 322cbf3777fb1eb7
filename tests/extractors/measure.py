"""Precision and recall of extraction on the annotated documents.

With --scanned the documents are typeset, scanned at that grade and read by the program first.
"""

from __future__ import annotations

import argparse
import lzma
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from extractors import extract  # noqa: E402
from extractors.train.examples import ALL_HELD_OUT  # noqa: E402
from tests.extractors.own_quantities import judged  # noqa: E402
from tests.extractors.real import found_subject, is_exact, is_right, real_rates  # noqa: E402
from tests.extractors.scoring import SERIES, Item, Score, measure  # noqa: E402

ANNOTATED = Path(__file__).parent / "annotated"
SLICE = 1_500_000
"""Characters of a real text that are read for its speed."""


def reading(arguments: argparse.Namespace) -> Callable[[str, Item], str]:
    """How the documents reach extraction: as they are, or scanned and read."""
    if not arguments.scanned:
        return lambda text, _: text
    from tests.extractors.scanned import Print, read_scanned

    known: dict[str, str] = {}

    def read(text: str, truth: Item) -> str:
        if text not in known:
            printed = Print(truth.get("ruled", True), arguments.face)
            seed = len(text) + arguments.seed
            known[text] = read_scanned(text, printed, arguments.scanned, seed)
        return known[text]

    return read


def show(scores: dict[str, Score], *, errors: bool) -> None:
    """Print a table of one half's scores."""
    for kind in sorted(scores):
        s = scores[kind]
        line = f"{s.precision:8.2%} {s.recall:8.2%} {s.hits:6} {s.extra:6} {s.missed:6}"
        print(f"  {kind:28}{line}")
    if errors:
        for kind in sorted(scores):
            for error in scores[kind].errors:
                print(f"    {kind}: {error}")


def show_real(corpus: Path) -> None:
    """Print how often the subjects of real percentages are right, by half and kind of text."""
    totals: dict[tuple[str, str], list[int]] = {}
    for rate in real_rates(corpus):
        subject = found_subject(rate)
        half = "held out" if rate.held_out else "fitted"
        for kind in (rate.kind, "all"):
            counts = totals.setdefault((half, kind), [0, 0, 0])
            counts[0] += is_exact(rate, subject)
            counts[1] += is_right(rate, subject)
            counts[2] += 1
    for (half, kind), (exact, right, rates) in totals.items():
        shares = f"exact {exact / rates:7.2%}  right {right / rates:7.2%}"
        print(f"  {half:8} {kind:6} {shares}  of {rates}")


def show_speed(corpus: Path) -> None:
    """Print how fast texts are read that do not repeat: megabytes a second of processor time."""
    extract("Tỷ lệ hộ nghèo còn 5%.")
    papers = [path.read_text(encoding="utf-8") for path in sorted(ANNOTATED.glob("*.txt"))]
    for name, texts in (
        *((kind, [_slice_of(corpus / f"{kind}.txt.xz")]) for kind in ("admin", "legal")),
        ("annotated documents", papers),
    ):
        start = time.process_time()
        for text in texts:
            extract(text)
        size = sum(len(text.encode()) for text in texts)
        print(f"  {name:20}{size / (time.process_time() - start) / 1e6:6.2f} MB/s")


def _slice_of(path: Path) -> str:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return file.read(SLICE)


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list those of the fitted half")
    parser.add_argument("--scanned", choices=("clean", "office", "poor"))
    parser.add_argument("--seed", type=int, default=0, help="another one of the scans' faults")
    parser.add_argument("--face", type=int, default=0, help="another typeface")
    parser.add_argument("--series", type=int, help="only documents that were added together")
    parser.add_argument("--corpus", type=Path, help="a folder of real texts: their subjects only")
    parser.add_argument("--speed", type=Path, help="a folder of real texts: how fast they are read")
    parser.add_argument("--quantities", action="store_true", help="subjects of quantities only")
    parser.add_argument("--half", choices=("fitted", "held-out"))
    return parser.parse_args()


def main() -> None:
    """Print what is asked for."""
    asked = arguments()
    if asked.corpus:
        show_real(asked.corpus)
    elif asked.speed:
        show_speed(asked.speed)
    elif asked.quantities:
        right = list(judged())
        print(f"  subjects of quantities {sum(right) / len(right):7.2%}  of {len(right)}")
    else:
        show_documents(asked)


def show_documents(asked: argparse.Namespace) -> None:
    """Print a table for each half of the annotated documents."""
    read = reading(asked)
    for only_held_out in (False, True):
        half = "held-out" if only_held_out else "fitted"
        if asked.half not in (None, half) or (not only_held_out and asked.series in ALL_HELD_OUT):
            continue
        print("held-out half" if only_held_out else "half that the rules may be fitted to")
        for series in (asked.series,) if asked.series else (None, *SERIES):
            if series in ALL_HELD_OUT and not only_held_out:
                continue
            print(f" series {series or 'of all times'}")
            scores = measure(only_held_out=only_held_out, read=read, series=series)
            show(scores, errors=asked.errors and not only_held_out and series == asked.series)


if __name__ == "__main__":
    main()

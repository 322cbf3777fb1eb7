"""Builds every sample and its truth anew: `python -m samples.make [NAME...]`.

The same versions of fonts, Tesseract and Python packages give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from samples.catalogue import SAMPLES
from samples.recipes import Sample
from samples.truth import joined, write_tables

HERE = Path(__file__).parent
TRUTH = HERE.parent / "tests" / "truth"


def main(names: list[str]) -> None:
    """Writes the samples of these names (all without names), and the truth of all."""
    for sample in SAMPLES:
        if not names or sample.name in names:
            (HERE / sample.file).write_bytes(sample.build(sample))
            print(sample.file)
    write_truth(SAMPLES, TRUTH)


def write_truth(samples: Sequence[Sample], folder: Path) -> None:
    """The true text of each sample as `NAME.txt`, and the tables of all of them."""
    truths = {sample.name: sample.truth() for sample in samples}
    for name, truth in truths.items():
        (folder / f"{name}.txt").write_text(truth.text, encoding="utf-8")
    write_tables(joined(truths.values()).tables, folder)


if __name__ == "__main__":
    main(sys.argv[1:])

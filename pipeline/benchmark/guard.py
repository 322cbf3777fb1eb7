"""Writes down how well the samples are read, for the test that lets nothing fall below it.

    python -m pipeline.benchmark.guard          # reads the samples anew
    python -m pipeline.benchmark.guard OUT      # takes an output folder of the samples

It says what has changed against the figures written down before, and commits nothing: look at
the losses before the file goes into a commit.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pipeline.benchmark.accuracy import read_samples
from pipeline.benchmark.places import KNOWN, TRUTH
from pipeline.evaluation import Evaluation, evaluate
from pipeline.evaluation.guard import check, explain, snapshot
from pipeline.evaluation.jsonform import Json
from pipeline.ocr import engine, reading_version
from pipeline.storage.writing import write_text

COMMAND = "python -m pipeline.benchmark.guard"


def engine_here() -> str:
    """The engines by which the figures hold: others read differently."""
    return f"{engine().name}, {reading_version(engine())}"


def load() -> Json:
    """What was written down."""
    known: Json = json.loads(KNOWN.read_text(encoding="utf-8"))
    return known


def write(evaluation: Evaluation) -> None:
    """Write an evaluation of the samples down."""
    known = {"engine": engine_here(), **snapshot(evaluation)}
    write_text(KNOWN, json.dumps(known, ensure_ascii=False, indent=1) + "\n")


def main(arguments: Sequence[str]) -> None:
    """Evaluate the samples, say what has changed, and write it down."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(arguments[0]) if arguments else Path(folder) / "out"
        if not arguments:
            read_samples(out)
        evaluation = evaluate(TRUTH, out)
    if KNOWN.exists():
        print("\n".join(explain(check(load(), evaluation))))
    write(evaluation)
    print(f"written: {KNOWN}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""What restoring does to text read by an engine that knows Vietnamese."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from diacritics.measure.score import Wrong, missed_words

RETYPED = ("lvn_10209608", "lvn_10209629", "lvn_10209647")
BODY = "Căn cứ"
"""With this the body of a decree or decision begins."""
READER = "pipeline.benchmark.alone"
"""The program's reading with one engine: run, since nothing here imports the pipeline."""


class RunError(RuntimeError):
    """The files could not be read."""


def raw_and_restored(files: list[Path], truths: Path) -> dict[str, tuple[Wrong, Wrong]]:
    """Words missed before and after restoring, for each file that an engine read.

    Tesseract with `vie` reads alone, in a process of its own; by default two engines vote.

    Args:
        files: Files to run the program over.
        truths: The folder of their texts, `NAME.txt`, `NAME.gt.txt` or `NAME.truth.txt`.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", READER, folder, *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RunError(done.stderr[-200:])
        return {
            file.stem: _scores(Path(folder), file.stem, truth)
            for file in files
            if (Path(folder) / f"{file.stem}.txt").exists()
            and (truth := _truth(truths, file.stem)) is not None
        }


def _truth(folder: Path, name: str) -> Path | None:
    paths = (folder / f"{name}{end}" for end in (".txt", ".gt.txt", ".truth.txt"))
    return next((path for path in paths if path.is_file()), None)


def _scores(texts: Path, name: str, truth: Path) -> tuple[Wrong, Wrong]:
    meant = truth.read_text(encoding="utf-8")
    if name in RETYPED:  # the publisher's own text: the head is another
        meant = meant[meant.index(BODY) :]
    raw, restored = (
        missed_words(meant, (texts / f"{name}{end}").read_text(encoding="utf-8"))
        for end in (".raw.txt", ".txt")
    )
    return raw, restored

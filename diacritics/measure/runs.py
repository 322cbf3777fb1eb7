"""What restoring does to text read by an engine that knows Vietnamese: runs of the program."""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

from diacritics.measure.score import Wrong, missed_words

RETYPED = ("lvn_10209608", "lvn_10209629", "lvn_10209647")
BODY = "Căn cứ"
"""With this the body of a decree or decision begins."""
READ_BY_ENGINE = "ocr"
"""How the sources of text begin that an engine has read."""


class RunError(RuntimeError):
    """The program could not be run over the files."""


def raw_and_restored(files: list[Path], truths: Path) -> dict[str, tuple[Wrong, Wrong]]:
    """Words missed before and after restoring, for each file that an engine read.

    The program runs with one engine, Tesseract with `vie`; by default two vote on each line.

    Args:
        files: Files to run the program over.
        truths: The folder of their texts, `NAME.txt`, `NAME.gt.txt` or `NAME.truth.txt`.
    """
    with tempfile.TemporaryDirectory() as folder:
        program = (sys.executable, "-c", "from pipeline.cli import main; main()")
        command = [*program, "run", "--fast", *map(str, files), "--out", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RunError(done.stderr[-200:])
        read = _read_by_engine(Path(folder))
        return {
            file.stem: _scores(Path(folder) / "text", file.stem, truth)
            for file in files
            if file.name in read and (truth := _truth(truths, file.stem)) is not None
        }


def _read_by_engine(out: Path) -> set[str]:
    with (out / "documents.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {Path(row["file"]).name for row in rows if row["text_source"].startswith(READ_BY_ENGINE)}


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

"""Files as Tesseract with `vie` reads them alone, raw and restored: a yardstick.

    python -m pipeline.benchmark.alone OUT FILE...

Writes OUT/NAME.raw.txt and OUT/NAME.txt (pages parted by form feeds) for the files of which an
engine read a page. By default two engines vote on each line, and less is left to restore.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.inputs import sniff
from pipeline.model import Page
from pipeline.ocr.tesserocr_engine import TesserocrEngine
from pipeline.pages import read_page
from pipeline.restoring import restore_page
from pipeline.settings import Settings
from pipeline.tasks import inspect

READ_BY_ENGINE = "ocr"
"""How the sources of text begin that an engine has read."""


def read_alone(path: Path) -> list[Page]:
    """The restored pages of a file."""
    settings = Settings(TesserocrEngine.name)
    numbers = range(1, inspect(path, settings).pages + 1)
    return [restore_page(read_page(path, sniff(path), number, settings)) for number in numbers]


def main(
    out: Annotated[Path, typer.Argument(help="Folder for the texts.")],
    files: Annotated[list[Path], typer.Argument(help="PDFs and images.")],
) -> None:
    """Read files with Tesseract alone."""
    sys.modules["trueocr"] = None  # type: ignore[assignment]  # as where it is not installed
    for path in files:
        pages = read_alone(path)
        if any(page.text_source.startswith(READ_BY_ENGINE) for page in pages):
            raw = "\f".join(page.raw_text for page in pages)
            (out / f"{path.stem}.raw.txt").write_text(raw, encoding="utf-8")
            (out / f"{path.stem}.txt").write_text(
                "\f".join(p.text for p in pages), encoding="utf-8"
            )


if __name__ == "__main__":
    typer.run(main)

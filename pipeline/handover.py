"""What the parent and its workers hand each other: small, and light to import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.storage.writing import PLAIN, Forms

if TYPE_CHECKING:
    from pipeline.pdf import PdfSignature

ROWS = "rows"
"""In the folder of a finished file: its rows, a line each."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What an input holds; `error` says why it cannot be digitized, '' if it can."""

    sha256: str = ""
    kind: str = ""
    pages: int = 0
    error: str = ""
    signatures: tuple[PdfSignature, ...] = ()


@dataclass(frozen=True, slots=True)
class Finish:
    """A file whose pages are all in the ledger.

    Attributes:
        file: The input's name in the tables.
        name: Its name without its ending, unique within a run.
        sha256: Its content.
        settings: What its pages were read with.
        signatures: Those inside a PDF.
        forms: The forms of its tables.
    """

    file: str
    name: str
    sha256: str
    settings: str
    signatures: tuple[PdfSignature, ...] = ()
    forms: Forms = PLAIN


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a file ended, and the time its pages took; what it adds to the output is in a folder."""

    status: str
    error: str
    pages_failed: int
    seconds: float


def read_rows(folder: Path) -> Iterator[tuple[str, str]]:
    """The rows that a worker left in a folder: names of tables, cells as the ledger keeps them."""
    with (folder / ROWS).open(encoding="utf-8", newline="\n") as stream:
        for line in stream:
            table, _, cells = line.rstrip("\n").partition("\t")
            yield table, cells

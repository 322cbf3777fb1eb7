"""Files of the output folder, each whole or not there: CSV tables and texts."""

from __future__ import annotations

import codecs
import csv
import os
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from pipeline.storage.schema import Column

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
TEMPORARY = ".sohoa-tmp-"
"""How the name of a file begins that is being written."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of the tables.

    Attributes:
        excel: CSVs begin with a byte order mark, by which Excel knows UTF-8, and no text in
            them is taken for a formula.
        parquet: Each table is also written as a Parquet file.
    """

    excel: bool = False
    parquet: bool = False

    @property
    def encoding(self) -> str:
        """Of the CSVs, as Python and Frictionless call it."""
        return "utf-8-sig" if self.excel else "utf-8"


PLAIN = Forms()


def write_csv(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    forms: Forms = PLAIN,
    columns: Sequence[Column] = (),
) -> None:
    """Write one table: UTF-8, comma, a newline after each row.

    Args:
        path: The CSV.
        header: Its first row.
        rows: The others.
        forms: Whether it is for Excel.
        columns: Their types, where they are known: numbers cannot be formulas.
    """
    with written(path, forms.encoding) as stream:
        writer = csv.writer(stream, lineterminator="\n")
        if not forms.excel:
            writer.writerow(header)
            writer.writerows(rows)
            return
        texts = [column.type == "string" for column in columns] or [True] * len(header)
        writer.writerow(map(_no_formula, header))
        for row in rows:
            writer.writerow(
                _no_formula(value) if text else value
                for value, text in zip(row, texts, strict=True)
            )


def _no_formula(text: str) -> str:
    """The text so that a spreadsheet does not compute it.

    Source: OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection.
    """
    return f"'{text}" if text.startswith(_BEGINS_FORMULA) else text


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8."""
    with written(path) as stream:
        stream.write(text)


@contextmanager
def written(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file that takes `path`'s place only when it is whole and on the disk."""
    with (
        replaced(path) as part,
        part.open("x", encoding=encoding, newline="", errors="replace") as stream,
    ):
        yield stream


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A path to write to; what is there takes `path`'s place when it is whole and on the disk."""
    part = path.with_name(f"{TEMPORARY}{uuid.uuid4().hex}")
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk: what was moved there outlives a loss of power.

    Source: fsync(2).
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def restyle_csv(path: Path, forms: Forms) -> None:
    """Write a CSV of texts alone in another form, if it is not in it."""
    with path.open("rb") as stream:
        marked = stream.read(3) == codecs.BOM_UTF8
    if marked == forms.excel:
        return
    with path.open(encoding="utf-8-sig", newline="") as source:
        rows = [list(map(_as_written, row)) if marked else row for row in csv.reader(source)]
    write_csv(path, rows[0], rows[1:], forms)


def _as_written(text: str) -> str:
    """The text before `_no_formula`."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_BEGINS_FORMULA) else text

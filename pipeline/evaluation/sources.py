"""Finding what is to be compared: texts by name and the record tables.

A truth folder holds `NAME.txt` and, beside them, the record tables of an output folder
(`documents.csv` and so on). An output folder holds its texts in `text/`. A single file
stands for one text.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path

from pipeline.errors import InputError, UsageError
from pipeline.evaluation.schema import KINDS

Row = Mapping[str, str]
Tables = dict[str, list[Row]]

_DELIMITERS = ",;\t"

RAW = ".raw"
TRUTH = ".gt"
"""`NAME.gt.txt` is how many ground-truth sets name the truth of NAME."""


def read_text(path: Path) -> str:
    """A UTF-8 text, a byte order mark taken off, line ends as they are.

    Raises:
        InputError: The file is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"{path} is not UTF-8 (byte {error.start})"
        raise InputError(reason, "Save it as UTF-8.") from error


def read_texts(path: Path, *, raw: bool = False) -> dict[str, str]:
    """The texts of a file or folder by name (NFC), in order of the names.

    `NAME.raw.txt`, the text as it was read, is left out; with `raw` those alone are
    taken, under NAME. Hidden files are left out.

    Raises:
        UsageError: There is no such file or folder.
        InputError: A text is not UTF-8.
    """
    if not path.exists():
        raise UsageError(f"{path} does not exist", "Name a file or a folder of texts.")
    found = {}
    for file in sorted(_text_files(path)):
        stem = file.name.removesuffix(".txt")
        if path.is_dir() and stem.endswith(RAW) != raw:
            continue
        name = stem.removesuffix(RAW).removesuffix(TRUTH)
        folder = file.parent.relative_to(_text_folder(path)) if path.is_dir() else Path()
        found[unicodedata.normalize("NFC", (folder / name).as_posix())] = read_text(file)
    return found


def _text_folder(path: Path) -> Path:
    return path / "text" if (path / "text").is_dir() else path


def _text_files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    folder = _text_folder(path)
    for file in folder.rglob("*.txt"):
        if not any(part.startswith(".") for part in file.relative_to(folder).parts):
            yield file


def read_tables(path: Path) -> Tables:
    """The record tables that a folder holds, by kind; empty for a file or a folder of texts."""
    if not path.is_dir():
        return {}
    tables = ((kind, path / f"{kind}.csv") for kind in ("documents", *KINDS))
    return {kind: read_rows(file) for kind, file in tables if file.is_file()}


def read_rows(path: Path) -> list[Row]:
    """The rows of a CSV by column name, values in NFC, missing ones empty.

    Its cells may be parted by commas, or by semicolons or tabs, as spreadsheet programs write
    them where the comma is the decimal sign.

    Raises:
        InputError: It is not UTF-8, or no table of records.
    """
    text = read_text(path)
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    rows = csv.DictReader(StringIO(text, newline=""), delimiter=delimiter)
    if "document_id" not in (rows.fieldnames or ("document_id",)):
        reason = f"{path} has no column document_id"
        raise InputError(reason, "Its first row names the columns.")
    return [
        {key: unicodedata.normalize("NFC", value or "") for key, value in row.items() if key}
        for row in rows
    ]


def name_of(document_id: str) -> str:
    """The input's name in a document id (`NAME.2` gives NAME)."""
    name, _, number = document_id.rpartition(".")
    return name if name and number.isdecimal() else document_id

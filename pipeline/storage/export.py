"""Write the output folder's files: CSV tables, their description, texts. Each atomically."""

from __future__ import annotations

import csv
import json
import os
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from pipeline import archive
from pipeline.storage.ledger import Ledger
from pipeline.storage.schema import Column, Table, tables

TEMPORARY = ".sohoa-tmp-"
"""How the name of a file begins that is being written."""


def export(ledger: Ledger, out: Path) -> None:
    """Write every table and the description of all into the output folder."""
    with archive.opened(ledger) as whole:
        for table in tables().values():
            rows = _file_rows(ledger) if table.name == "files" else whole.rows(table.name)
            write_csv(out / f"{table.name}.csv", table.header, rows)
    with _replace(out / "datapackage.json") as stream:
        json.dump(datapackage(), stream, ensure_ascii=False, indent=2)
        stream.write("\n")


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write one table: UTF-8, comma, a newline after each row."""
    with _replace(path) as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8."""
    with _replace(path) as stream:
        stream.write(text)


@contextmanager
def _replace(path: Path) -> Iterator[TextIO]:
    """A file that takes `path`'s place only when it is whole and on the disk."""
    part = path.with_name(f"{TEMPORARY}{uuid.uuid4().hex}")
    try:
        with part.open("x", encoding="utf-8", newline="", errors="replace") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _file_rows(ledger: Ledger) -> Iterator[tuple[str, ...]]:
    header = tables()["files"].header
    for state in ledger.inputs():
        yield tuple(cell(getattr(state, column)) for column in header)


def cell(value: Any) -> str:
    """A value as it stands in a CSV: nothing is empty, whole numbers have no point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(round(value, 6), "f").rstrip("0")
    return str(value)


def datapackage() -> dict[str, Any]:
    """The Frictionless description of all tables.

    Source: Data Package (v1), https://specs.frictionlessdata.io/data-package/.
    """
    return {
        "profile": "tabular-data-package",
        "name": "sohoa",
        "title": "Records of scanned Vietnamese administrative documents",
        "title_vi": "Dữ liệu trích từ văn bản hành chính đã số hóa",
        "resources": [_resource(table) for table in tables().values()],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "title_vi": table.title_vi,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "title_vi": column.title_vi,
        "description": column.description,
    }
    if column.unit:
        field["unit"] = column.unit
    if column.enum:
        field["constraints"] = {"enum": list(column.enum)}
    return field

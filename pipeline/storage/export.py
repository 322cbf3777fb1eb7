"""Write the tables of a run and their description into the output folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline import archive
from pipeline.storage.ledger import Ledger
from pipeline.storage.parquet import write_parquet
from pipeline.storage.schema import Column, Table, tables
from pipeline.storage.writing import (
    PLAIN,
    Forms,
    replaced,
    restyle_csv,
    sync_folder,
    write_csv,
    write_text,
)


def export(ledger: Ledger, out: Path, forms: Forms = PLAIN) -> None:
    """Write every table and the description of all into the output folder."""
    with archive.opened(ledger) as whole:
        for table in tables().values():

            def rows(name: str = table.name) -> Iterator[Sequence[str]]:
                return _file_rows(ledger) if name == "files" else whole.rows(name)

            write_csv(out / f"{table.name}.csv", table.header, rows(), forms, table.columns)
            parquet = out / f"{table.name}.parquet"
            if forms.parquet:
                with replaced(parquet) as part:
                    write_parquet(part, table, rows())
            else:
                parquet.unlink(missing_ok=True)  # an earlier run's would be out of date
    _restyle_tables(ledger, out, forms)
    package = json.dumps(datapackage(forms), ensure_ascii=False, indent=2)
    write_text(out / "datapackage.json", package + "\n")
    sync_folder(out)


def _restyle_tables(ledger: Ledger, out: Path, forms: Forms) -> None:
    """The documents' tables that an earlier run wrote may be in another form."""
    column = tables()["tables"].header.index("path")
    for row in ledger.rows("tables"):
        path = out / row[column]
        if path.exists():
            restyle_csv(path, forms)


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


def datapackage(forms: Forms = PLAIN) -> dict[str, Any]:
    """The Frictionless description of all tables.

    Source: Data Package (v1), https://specs.frictionlessdata.io/data-package/.
    """
    return {
        "profile": "tabular-data-package",
        "name": "sohoa",
        "title": "Records of scanned Vietnamese administrative documents",
        "title_vi": "Dữ liệu trích từ văn bản hành chính đã số hóa",
        "resources": [_resource(table, forms) for table in tables().values()],
    }


def _resource(table: Table, forms: Forms) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "title_vi": table.title_vi,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": forms.encoding,
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

"""Tables as Parquet files, for programs that read columns.

pyarrow is an extra (`pip install sohoa[parquet]`): 150 MB that digitizing does not need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.errors import MissingProgram
from pipeline.storage.schema import Table

_GROUP = 20_000
"""Rows of a row group; so many are in memory at a time."""
_PARSERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda text: text == "true",
}
"""From a cell to a value, by Frictionless type."""


def require_parquet() -> None:
    """Make sure that Parquet can be written.

    Raises:
        MissingProgram: pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise MissingProgram(
            "pyarrow, which writes Parquet, is not installed",
            "Install it with: pip install 'sohoa[parquet]'",
        )


def write_parquet(path: Path, table: Table, rows: Iterable[Sequence[str]]) -> None:
    """Write one table with its columns' types; empty cells are null."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
    }
    schema = pa.schema([pa.field(column.name, types[column.type]) for column in table.columns])
    with ParquetWriter(path, schema) as writer:
        for group in _groups(iter(rows)):
            columns = [
                pa.array(_values(cells, column.type), types[column.type])
                for cells, column in zip(zip(*group, strict=True), table.columns, strict=True)
            ]
            writer.write_table(pa.table(columns, schema=schema))


def _groups(rows: Iterator[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    while group := list(islice(rows, _GROUP)):
        yield group


def _values(cells: Iterable[str], kind: str) -> list[Any]:
    parse = _PARSERS[kind]
    return [parse(text) if text else None for text in cells]

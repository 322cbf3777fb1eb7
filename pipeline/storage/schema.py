"""The tables' columns, as data/tables.toml names them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, with its Frictionless type."""

    name: str
    type: str
    title: str
    title_vi: str
    description: str
    unit: str = ""
    enum: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the output folder.

    `mention`: its rows are mentions in a document's text, with a place on the page;
    `rows_from` is then the field of `extractors.DocumentRecord` that holds them.
    """

    name: str
    title: str
    title_vi: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    mention: bool = False
    rows_from: str = ""

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


@cache
def tables() -> dict[str, Table]:
    """All tables by name, in the order of the data file."""
    text = files("pipeline").joinpath("data/tables.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    before, after = data["mention"]["before"], data["mention"]["after"]
    return {entry["name"]: _table(entry, before, after) for entry in data["table"]}


def _table(
    entry: dict[str, Any], before: list[dict[str, Any]], after: list[dict[str, Any]]
) -> Table:
    mention = entry.get("mention", False)
    columns = [*before, *entry["columns"], *after] if mention else entry["columns"]
    return Table(
        name=entry["name"],
        title=entry["title"],
        title_vi=entry["title_vi"],
        description=entry["description"],
        key=tuple(entry["key"]),
        columns=tuple(_column(column) for column in columns),
        mention=mention,
        rows_from=entry.get("rows_from", entry["name"]),
    )


def _column(entry: dict[str, Any]) -> Column:
    return Column(**{**entry, "enum": tuple(entry.get("enum", ()))})

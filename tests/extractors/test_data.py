"""The tables of knowledge: each row whole, and none written twice."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

TABLES = sorted(
    table.name
    for table in files("extractors").joinpath("data").iterdir()
    if table.name.endswith(".csv")
)


@pytest.mark.parametrize("name", TABLES)
def test_rows(name: str) -> None:
    text = files("extractors").joinpath("data", name).read_text(encoding="utf-8")
    head, *rows = csv.reader(text.splitlines())
    assert rows
    assert [row for row in rows if len(row) != len(head)] == []  # a comma without quotes
    assert sorted({tuple(row) for row in rows}) == sorted(tuple(row) for row in rows)

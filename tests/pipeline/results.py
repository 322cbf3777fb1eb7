"""What a run wrote, for comparing."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.storage.states import FILE_NAME


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def tables(out: Path, *, times: bool = False) -> dict[str, object]:
    """Every table's bytes; of `files` the rows, without the measured seconds."""
    found: dict[str, object] = {}
    for path in sorted(out.glob("*.csv")):
        if path.name == "files.csv" and not times:
            found[path.name] = [{**row, "seconds": ""} for row in rows(path)]
        else:
            found[path.name] = path.read_bytes()
    return found


def pages_written(out: Path) -> list[tuple[str, int, float]]:
    """Content, number and work time of every page in the ledger."""
    with closing(sqlite3.connect(out / FILE_NAME)) as db:
        return db.execute("SELECT sha256, number, seconds FROM pages ORDER BY 1, 2").fetchall()

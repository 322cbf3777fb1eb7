"""What all inputs of an output folder say together: one id for each document that is meant.

Heads and references are compared number by number, in the order of their inputs, so that the
result is the same however the run was divided. A temporary database on the disk sorts them:
only the mentions of one number are in memory at a time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import chain, groupby
from operator import itemgetter

from extractors.identity import Cited, canonical_number
from pipeline.comparing import Mention, contradictions, identities
from pipeline.storage.ledger import Ledger
from pipeline.storage.schema import tables

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE mentions (
  key TEXT, "table" TEXT, position INTEGER, document_id TEXT,
  number TEXT, date TEXT, issuer TEXT, dated INTEGER
);
CREATE TABLE names (
  "table" TEXT, position INTEGER, canonical_id TEXT, sureness REAL,
  PRIMARY KEY ("table", position)
) WITHOUT ROWID;
CREATE TABLE contradictions (
  position INTEGER PRIMARY KEY, number TEXT, reading TEXT, other_reading TEXT, other_document TEXT
);
"""
_TABLES = ("documents", "references")
"""Heads first: they know date and issuer of their document."""


class Archive:
    """The tables of an output folder, with what only all inputs together can say."""

    def __init__(self, ledger: Ledger, db: sqlite3.Connection) -> None:
        """Compare all heads and references; `db` is an empty database to work in."""
        self._ledger = ledger
        self._db = db
        db.executescript(_SCHEMA)
        marks = ", ".join("?" * len(Mention._fields))
        for table in _TABLES:
            db.executemany(f"INSERT INTO mentions VALUES ({marks})", _mentions(ledger, table))
        ordered = db.execute('SELECT * FROM mentions ORDER BY key, "table", position')
        for _, group in groupby(map(Mention._make, ordered), key=itemgetter(0)):
            self._compare(list(group))

    def _compare(self, mentions: Sequence[Mention]) -> None:
        """Name the documents that the mentions of one number mean."""
        self._db.executemany(
            "INSERT INTO names VALUES (?, ?, ?, ?)",
            (
                (mention.table, mention.position, identity.canonical_id, identity.sureness)
                for mention, identity in zip(mentions, identities(mentions), strict=True)
            ),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO contradictions VALUES (?, ?, ?, ?, ?)", contradictions(mentions)
        )

    def rows(self, table: str) -> Iterator[Sequence[str]]:
        """The rows of a table, in the order of their inputs."""
        rows = self._ledger.rows(table)
        if table in _TABLES:
            return self._with_ids(table, rows)
        return chain(rows, self._issues()) if table == "issues" else rows

    def _with_ids(self, table: str, rows: Iterator[list[str]]) -> Iterator[Sequence[str]]:
        header = tables()[table].header
        names = self._db.execute(
            'SELECT position, canonical_id, sureness FROM names WHERE "table" = ? '
            "ORDER BY position",
            (table,),
        )
        name = names.fetchone()
        for position, row in enumerate(rows):
            if name and name[0] == position:
                found = {"canonical_id": name[1], "canonical_confidence": f"{name[2]:g}"}
                row = [found.get(column, cell) for column, cell in zip(header, row, strict=True)]
                name = names.fetchone()
            yield row

    def _issues(self) -> Iterator[Sequence[str]]:
        """A row of `issues` for each number with two dates in two documents."""
        query = "SELECT * FROM contradictions ORDER BY position"
        found = self._db.execute(query)
        finding = found.fetchone()
        header = tables()["references"].header
        for position, row in enumerate(self._ledger.rows("references")):
            if finding is None:
                return
            if finding[0] == position:
                yield _issue(dict(zip(header, row, strict=True)), *finding[1:])
                finding = found.fetchone()


@contextmanager
def opened(ledger: Ledger) -> Iterator[Archive]:
    """The archive of a ledger, with a temporary database that is gone afterwards."""
    with closing(sqlite3.connect("")) as db:  # no name: a file that the system removes
        yield Archive(ledger, db)


def _mentions(ledger: Ledger, table: str) -> Iterator[Mention]:
    """The rows that name a document by a full number."""
    header = tables()[table].header
    document, before = "", dict[str, Cited]()
    for position, cells in enumerate(ledger.rows(table)):
        row = dict(zip(header, cells, strict=True))
        if row["document_id"] != document:
            document, before = row["document_id"], {}
        cited = Cited(row["number"], row["date"], row["issuer"])
        full = _is_full(cited.number)
        if full:
            before.setdefault(cited.number, cited)
        elif resolved := row.get("resolves_to"):
            cited = before.get(resolved, Cited(resolved, cited.date, cited.issuer))
        if full or _is_full(cited.number):
            dated = full and table == "references" and bool(cited.issuer)
            yield Mention(
                canonical_number(cited.number), table, position, document,
                cited.number, cited.date, cited.issuer, dated,
            )  # fmt: skip


def _is_full(number: str) -> bool:
    """Whether the number has digits and a symbol; blank numbers keep only the symbol."""
    return number[:1].isdigit() and ("/" in number or "-" in number)


def _issue(
    reference: Mapping[str, str], number: str, reading: str, other_reading: str, other: str
) -> Sequence[str]:
    """The row of `issues` that stands where the reference stands."""
    own = {
        "kind": "two_dates",
        "what": number,
        "reading": reading,
        "other_reading": other_reading,
        "other_document": other,
    }
    return [own.get(column, reference.get(column, "")) for column in tables()["issues"].header]

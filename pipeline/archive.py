"""What all inputs of an output folder say together: one id for each document that is meant.

Heads and references are compared number by number, in the order of their inputs, so that the
result is the same however the run was divided. A temporary database on the disk sorts them:
only the mentions of one number are in memory at a time.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from extractors.findings import two_dates
from extractors.identity import Cited, Identity, canonical_number, identify
from extractors.mention_model import Reference
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


class _Mention(NamedTuple):
    """A head or a reference: where it stands, and which document it names.

    `dated`: it can contradict others: a reference in full, its body known. Without the body a
    number with two dates is mostly two documents of two bodies.
    """

    key: str
    table: str
    position: int
    document_id: str
    number: str
    date: str
    issuer: str
    dated: bool

    @property
    def cited(self) -> Cited:
        return Cited(self.number, self.date, self.issuer)


class Archive:
    """The tables of an output folder, with what only all inputs together can say."""

    def __init__(self, ledger: Ledger, db: sqlite3.Connection) -> None:
        """Compare all heads and references; `db` is an empty database to work in."""
        self._ledger = ledger
        self._db = db
        db.executescript(_SCHEMA)
        marks = ", ".join("?" * len(_Mention._fields))
        for table in _TABLES:
            db.executemany(f"INSERT INTO mentions VALUES ({marks})", _mentions(ledger, table))
        ordered = db.execute('SELECT * FROM mentions ORDER BY key, "table", position')
        for _, group in groupby(map(_Mention._make, ordered), key=itemgetter(0)):
            self._compare(list(group))

    def _compare(self, mentions: Sequence[_Mention]) -> None:
        """Name the documents that the mentions of one number mean."""
        self._db.executemany(
            "INSERT INTO names VALUES (?, ?, ?, ?)",
            (
                (mention.table, mention.position, identity.canonical_id, identity.sureness)
                for mention, identity in zip(mentions, _identities(mentions), strict=True)
            ),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO contradictions VALUES (?, ?, ?, ?, ?)", _contradictions(mentions)
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


def _mentions(ledger: Ledger, table: str) -> Iterator[_Mention]:
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
            yield _Mention(
                canonical_number(cited.number), table, position, document,
                cited.number, cited.date, cited.issuer, dated,
            )  # fmt: skip


def _is_full(number: str) -> bool:
    """Whether the number has digits and a symbol; blank numbers keep only the symbol."""
    return number[:1].isdigit() and ("/" in number or "-" in number)


def _identities(mentions: Sequence[_Mention]) -> list[Identity]:
    """The identity of each mention.

    Whatever is said more than twice in the same words is identified as the second time.
    """
    slots: dict[tuple[Cited, bool], int] = {}
    places = [
        slots.setdefault((mention.cited, (mention.cited, False) in slots), len(slots))
        for mention in mentions
    ]
    times = Counter(places)
    found = identify((cited for cited, _ in slots), (times[place] for place in range(len(slots))))
    return [found[place] for place in places]


def _contradictions(mentions: Sequence[_Mention]) -> Iterator[tuple[int, str, str, str, str]]:
    """Position of the later mention, number, its date, the other date and where that stands.

    Those within one document are known from its own text.
    """
    dated = {str(mention.position): mention for mention in mentions if mention.dated}
    first: dict[tuple[str, str], _Mention] = {}
    for mention in dated.values():
        first.setdefault((mention.number, mention.date), mention)
    for position, finding in two_dates((at, _reference(m)) for at, m in dated.items()):
        other = first[finding.what, finding.other_reading]
        if other.document_id != dated[position].document_id:
            yield (
                int(position), finding.what, finding.reading,
                finding.other_reading, other.document_id,
            )  # fmt: skip


def _reference(mention: _Mention) -> Reference:
    """As much of a reference as comparing dates needs."""
    return Reference(1, 0, 0, "", "", mention.number, mention.date, mention.issuer, 1.0)


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

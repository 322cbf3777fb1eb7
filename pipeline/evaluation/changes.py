"""What one reading has right and another has not, spot by spot and record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.evaluation.confusions import Confusion
from pipeline.evaluation.fields import FileMatch
from pipeline.evaluation.pages import PageScore
from pipeline.evaluation.records import RecordScores
from pipeline.evaluation.segments import words
from pipeline.evaluation.sources import Row

CONTEXT = 3
"""Words shown on either side of a change."""

SAID = ("document_type", "number", "date", "value", "unit")
"""Columns that name a record where its raw text is not known."""


class Change(NamedTuple):
    """A spot that one reading has right and the other has not.

    Attributes:
        page: Name and page, for people.
        true: The true words; "" where a reading made words up.
        first: What the first reading has there.
        second: What the second has.
        before: The true words before it.
        after: The true words behind it.
    """

    page: str
    true: str
    first: str
    second: str
    before: str
    after: str


class RecordChange(NamedTuple):
    """A record or header field that one run has right and the other has not.

    Attributes:
        kind: The table, or "header".
        document: Its document.
        what: The record: what it says and where it stands; or the field's name.
        true: The true value; "" for a record that was made up.
        first: What the first run has; "" for nothing.
        second: What the second has.
    """

    kind: str
    document: str
    what: str
    true: str
    first: str
    second: str


def better_spots(first: PageScore, second: PageScore) -> Iterator[Change]:
    """The errors of the first reading that the second does not make."""
    true = words(first.truth)
    wrong = {place for spot in second.confusions for place in _places(spot)}
    made_up = Counter((s.true_at, s.read) for s in second.confusions if not s.true)
    for spot in first.confusions:
        places = _places(spot)
        if places:
            better = any(place not in wrong for place in places)
        else:
            better = not made_up[spot.true_at, spot.read]
        if better:
            yield _change(first.title, spot, _read_there(second, spot), true)


def _places(spot: Confusion) -> range:
    return range(spot.true_at, spot.true_at + len(spot.true.split()))


def _read_there(score: PageScore, spot: Confusion) -> str:
    """What a reading has where another is wrong: its own errors there, else the truth."""
    places = set(_places(spot))
    partly = [other.read for other in score.confusions if places & set(_places(other))]
    return " ".join(partly) if partly else spot.true


def _change(title: str, spot: Confusion, second: str, true: Sequence[str]) -> Change:
    end = spot.true_at + len(_places(spot))
    before = " ".join(true[max(spot.true_at - CONTEXT, 0) : spot.true_at])
    after = " ".join(true[end : end + CONTEXT])
    return Change(title, spot.true, spot.read, second, before, after)


def better_records(
    first: RecordScores | None, second: RecordScores | None
) -> Iterator[RecordChange]:
    """The errors of the first run's records that the second does not make."""
    if first is None or second is None:
        return
    for kind, files in first.kinds.items():
        for file, match in files.items():
            yield from _better_in_file(kind, file, match, second.kinds[kind][file])
    for file, header in first.headers.items():
        still = {(document, column) for document, column, _, _ in second.headers[file].wrong}
        for document, column, true, found in header.wrong:
            if (document, column) not in still:
                yield RecordChange("header", document, column, true, found, true)


def _better_in_file(
    kind: str, file: str, first: FileMatch, second: FileMatch
) -> Iterator[RecordChange]:
    for row in _without(first.missed, second.missed):
        yield RecordChange(kind, file, place(row), said(row), "", said(row))
    for row in _without(first.spurious, second.spurious):
        yield RecordChange(kind, file, place(row), "", said(row), "")


def _without(rows: Sequence[Row], others: Sequence[Row]) -> Iterator[Row]:
    """The rows that do not stand among the others (each of those counts once)."""
    left = Counter((said(row), place(row)) for row in others)
    for row in rows:
        key = said(row), place(row)
        if left[key]:
            left[key] -= 1
        else:
            yield row


def said(row: Row) -> str:
    """What a record says, for people: its raw text, else its values."""
    values = (row.get(column, "") for column in SAID)
    return row.get("raw") or " ".join(value for value in values if value)


def place(row: Row) -> str:
    """What a record is about and where it stands, for people."""
    page, subject = row.get("page", ""), row.get("subject", "")
    return ", ".join(part for part in (subject, f"page {page}" if page else "") if part)

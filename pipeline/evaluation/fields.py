"""How many of the true records were found: references, dates, percentages, quantities.

Counted twice. *Exact*: every column that the truth has is equal, the page and the raw
text too, in the same document. *Value*: what the record says is equal (`schema.Kind.key`)
anywhere in the same file; among those, the other columns are scored on their own, which
tells how often a percentage has the right subject. Each true record is found at most once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pipeline.evaluation.metrics import Found, words_any_order
from pipeline.evaluation.schema import HEADER, NUMERIC, Kind
from pipeline.evaluation.segments import fold
from pipeline.evaluation.sources import Row

Match = tuple[Row | None, Row | None]
"""A true record and the found one that says the same; None where there is no partner."""

Likeness = tuple[float, int]
"""A sum of likenesses from 0 to 1, and how many were summed."""


@dataclass(frozen=True, slots=True)
class FileMatch:
    """The records of one kind in one file.

    Attributes:
        exact: Found with every column equal.
        value: Found by what they say.
        columns: For each other column: how many of the value matches have it right
            (`true` counts the matches whose truth states it, `found` those that have it).
        likeness: For each of those how alike true and found ones are, where either states
            it: the sum and the number.
        matches: All true and found records, partners side by side.
    """

    exact: Found
    value: Found
    columns: Mapping[str, Found]
    likeness: Mapping[str, Likeness]
    matches: tuple[Match, ...]

    @property
    def missed(self) -> tuple[Row, ...]:
        """True records whose value was not found."""
        return tuple(true for true, found in self.matches if true is not None and found is None)

    @property
    def spurious(self) -> tuple[Row, ...]:
        """Found records that the truth does not have."""
        return tuple(found for true, found in self.matches if found is not None and true is None)

    @property
    def differing(self) -> tuple[tuple[str, str, str, str], ...]:
        """Each differing column of a value match: document, column, true value, found one."""
        both = [(a, b) for a, b in self.matches if a is not None and b is not None]
        return tuple(_wrong(list(self.columns), both))


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """The header fields of the documents in one file, by column.

    Attributes:
        columns: Fields found; a blank one counts neither as true nor as found.
        likeness: As in `FileMatch`.
        agree: Fields that are equal, blank ones included.
        documents: True documents of the file.
        found: Found documents of the file.
        wrong: Each differing field: document, column, true value, found value.
        confidences: Of each true document that was found: its confidence, where the table
            has it, and whether all its fields are equal.
    """

    columns: Mapping[str, Found]
    likeness: Mapping[str, Likeness]
    agree: Mapping[str, int]
    documents: int
    found: int
    wrong: tuple[tuple[str, str, str, str], ...]
    confidences: tuple[tuple[float, bool], ...]


def canonical(column: str, value: str) -> str:
    """A value as it is compared: numbers by what they count, texts with single spaces."""
    text = fold(value).replace("\n", " ")
    if column in NUMERIC:
        try:
            return f"{Decimal(text).normalize():f}"
        except InvalidOperation:
            return text
    return text


def _values(row: Row, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(canonical(column, row.get(column, "")) for column in columns)


def match_file(kind: Kind, true: Sequence[Row], found: Sequence[Row]) -> FileMatch:
    """Compare the records of one kind in one file."""
    stated = true[0].keys() if true else frozenset[str]()
    exact = ("document_id", *(column for column in kind.exact if column in stated))
    matches = tuple(_pair_up(kind.key, exact, true, found))
    both = [(a, b) for a, b in matches if a is not None and b is not None]
    same = sum(_values(a, exact) == _values(b, exact) for a, b in both)
    return FileMatch(
        Found(same, len(true), len(found)),
        Found(len(both), len(true), len(found)),
        {c: _column(c, both) for c in kind.scored if c in stated},
        {c: _likeness(c, both) for c in kind.scored if c in stated},
        matches,
    )


def _pair_up(
    key: Sequence[str], exact: Sequence[str], true: Sequence[Row], found: Sequence[Row]
) -> Iterator[Match]:
    """Partners of equal value; those that share most other columns first."""
    open_by_value: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in found:
        open_by_value[_values(row, key)].append(row)
    waiting: list[Row] = []
    for row in true:
        twin = _take(open_by_value[_values(row, key)], row, exact, len(exact))
        if twin is None:
            waiting.append(row)
        else:
            yield row, twin
    for row in waiting:
        yield row, _take(open_by_value[_values(row, key)], row, exact, 0)
    for rest in open_by_value.values():
        yield from ((None, row) for row in rest)


def _take(rows: list[Row], like: Row, columns: Sequence[str], at_least: int) -> Row | None:
    """Take out the row that shares most columns with `like`, if it shares enough."""
    if not rows:
        return None
    wanted = _values(like, columns)
    shared = [
        sum(a == b for a, b in zip(wanted, _values(row, columns), strict=True)) for row in rows
    ]
    best = max(range(len(rows)), key=shared.__getitem__)
    return rows.pop(best) if shared[best] >= at_least else None


def _column(column: str, both: Sequence[tuple[Row, Row]]) -> Found:
    values = [
        (canonical(column, a.get(column, "")), canonical(column, b.get(column, "")))
        for a, b in both
    ]
    return Found(
        sum(a == b != "" for a, b in values),
        sum(a != "" for a, _ in values),
        sum(b != "" for _, b in values),
    )


def _likeness(column: str, both: Sequence[tuple[Row, Row]]) -> Likeness:
    """F1 of the words of both sides, whatever their case and order.

    The "overlap" of P. Rajpurkar et al., "SQuAD" (2016): how near a text is whose ends
    were cut elsewhere.
    """
    values = [(canonical(column, a.get(column, "")), b.get(column, "")) for a, b in both]
    alike = [words_any_order(a.lower(), b.lower()).f1 for a, b in values if a or b]
    return sum(alike), len(alike)


def match_headers(true: Sequence[Row], found: Sequence[Row]) -> HeaderMatch:
    """Compare the documents of one file, each with the one of the same id."""
    stated = [column for column in HEADER if true and column in true[0]]
    found_by_id = {row["document_id"]: row for row in found}
    true_ids = {row["document_id"] for row in true}
    pairs: list[tuple[Row, Row]] = [(row, found_by_id.get(row["document_id"], {})) for row in true]
    extra: list[tuple[Row, Row]] = [({}, r) for r in found if r["document_id"] not in true_ids]
    wrong = tuple(_wrong(stated, pairs))
    wrong_ids = {document for document, _, _, _ in wrong}
    judged = ((confidence(b), a["document_id"] not in wrong_ids) for a, b in pairs)
    return HeaderMatch(
        {c: _column(c, pairs + extra) for c in stated},
        {c: _likeness(c, pairs) for c in stated},
        {c: sum(_values(a, [c]) == _values(b, [c]) for a, b in pairs if b) for c in stated},
        len(true),
        len(found),
        wrong,
        tuple((sure, right) for sure, right in judged if sure is not None),
    )


def confidence(row: Row) -> float | None:
    """A row's confidence; None where it has none."""
    try:
        return float(row.get("confidence", ""))
    except ValueError:
        return None


def _wrong(
    columns: Sequence[str], pairs: Sequence[tuple[Row, Row]]
) -> Iterator[tuple[str, str, str, str]]:
    for true, found in pairs:
        for column in columns:
            (a,), (b,) = _values(true, [column]), _values(found, [column])
            if a != b:
                yield true["document_id"], column, a, b

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
from pipeline.evaluation.schema import NUMERIC, Kind
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
        return tuple(differing_cells(list(self.columns), both))


def canonical(column: str, value: str) -> str:
    """A value as it is compared: numbers by what they count, texts with single spaces.

    Of a subject the case does not count: it is taken from the middle of a sentence or its start.
    """
    text = _one_line(value)
    if column == "subject":
        return text.lower()
    if column in NUMERIC:
        try:
            return f"{Decimal(text).normalize():f}"
        except InvalidOperation:
            return text
    return text


def _one_line(value: str) -> str:
    return fold(value).replace("\n", " ")


def values_of(row: Row, columns: Sequence[str]) -> tuple[str, ...]:
    """The values of some columns as they are compared."""
    return tuple(canonical(column, row.get(column, "")) for column in columns)


def match_file(kind: Kind, true: Sequence[Row], found: Sequence[Row]) -> FileMatch:
    """Compare the records of one kind in one file."""
    stated = true[0].keys() if true else frozenset[str]()
    exact = ("document_id", *(column for column in kind.exact if column in stated))
    matches = tuple(_pair_up(kind.key, exact, true, found))
    both = [(a, b) for a, b in matches if a is not None and b is not None]
    same = sum(values_of(a, exact) == values_of(b, exact) for a, b in both)
    return FileMatch(
        Found(same, len(true), len(found)),
        Found(len(both), len(true), len(found)),
        {c: found_column(c, both) for c in kind.scored if c in stated},
        {c: likeness_of(c, both) for c in kind.scored if c in stated},
        matches,
    )


def _pair_up(
    key: Sequence[str], exact: Sequence[str], true: Sequence[Row], found: Sequence[Row]
) -> Iterator[Match]:
    """Partners of equal value; those that share most other columns first."""
    open_by_value: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in found:
        open_by_value[values_of(row, key)].append(row)
    waiting: list[Row] = []
    for row in true:
        twin = _take(open_by_value[values_of(row, key)], row, exact, len(exact))
        if twin is None:
            waiting.append(row)
        else:
            yield row, twin
    for row in waiting:
        yield row, _take(open_by_value[values_of(row, key)], row, exact, 0)
    for rest in open_by_value.values():
        yield from ((None, row) for row in rest)


def _take(rows: list[Row], like: Row, columns: Sequence[str], at_least: int) -> Row | None:
    """Take out the row that shares most columns with `like`, if it shares enough."""
    if not rows:
        return None
    wanted = values_of(like, columns)
    shared = [
        sum(a == b for a, b in zip(wanted, values_of(row, columns), strict=True)) for row in rows
    ]
    best = max(range(len(rows)), key=shared.__getitem__)
    return rows.pop(best) if shared[best] >= at_least else None


def found_column(column: str, both: Sequence[tuple[Row, Row]]) -> Found:
    """How often one column is right among partners; blank cells count on neither side."""
    values = [
        (canonical(column, a.get(column, "")), canonical(column, b.get(column, "")))
        for a, b in both
    ]
    return Found(
        sum(a == b != "" for a, b in values),
        sum(a != "" for a, _ in values),
        sum(b != "" for _, b in values),
    )


def likeness_of(column: str, both: Sequence[tuple[Row, Row]]) -> Likeness:
    """F1 of the words of both sides, whatever their case and order.

    The "overlap" of P. Rajpurkar et al., "SQuAD" (2016): how near a text is whose ends
    were cut elsewhere.
    """
    values = [(canonical(column, a.get(column, "")), b.get(column, "")) for a, b in both]
    alike = [words_any_order(a.lower(), b.lower()).f1 for a, b in values if a or b]
    return sum(alike), len(alike)


def differing_cells(
    columns: Sequence[str], pairs: Sequence[tuple[Row, Row]]
) -> Iterator[tuple[str, str, str, str]]:
    """Each cell that differs: document, column, true value, found one."""
    for true, found in pairs:
        for column in columns:
            a, b = true.get(column, ""), found.get(column, "")
            if canonical(column, a) != canonical(column, b):
                yield true["document_id"], column, _one_line(a), _one_line(b)

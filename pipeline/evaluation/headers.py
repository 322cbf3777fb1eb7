"""The header fields of documents: how many are found and right, column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.evaluation.fields import (
    Likeness,
    differing_cells,
    found_column,
    likeness_of,
    values_of,
)
from pipeline.evaluation.metrics import Found
from pipeline.evaluation.schema import HEADER
from pipeline.evaluation.sources import Row


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


def match_headers(true: Sequence[Row], found: Sequence[Row]) -> HeaderMatch:
    """Compare the documents of one file, each with the one of the same id."""
    stated = [column for column in HEADER if true and column in true[0]]
    found_by_id = {row["document_id"]: row for row in found}
    true_ids = {row["document_id"] for row in true}
    pairs: list[tuple[Row, Row]] = [(row, found_by_id.get(row["document_id"], {})) for row in true]
    extra: list[tuple[Row, Row]] = [({}, r) for r in found if r["document_id"] not in true_ids]
    wrong = tuple(differing_cells(stated, pairs))
    wrong_ids = {document for document, _, _, _ in wrong}
    judged = ((confidence(b), a["document_id"] not in wrong_ids) for a, b in pairs)
    return HeaderMatch(
        {c: found_column(c, pairs + extra) for c in stated},
        {c: likeness_of(c, pairs) for c in stated},
        {c: sum(values_of(a, [c]) == values_of(b, [c]) for a, b in pairs if b) for c in stated},
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

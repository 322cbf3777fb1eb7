"""Which columns of the record tables are compared, and how.

The tables are those of an output folder; columns that the truth does not have are left
out. `key` columns are what a record says (its value); the other `columns` tell more of it
and are scored among the records whose value was found. Offsets are not compared: they
move with every error before them, and `page` and `raw` say the same.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple


class Kind(NamedTuple):
    """The compared columns of one record table."""

    key: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def scored(self) -> tuple[str, ...]:
        """The columns that are scored on their own."""
        return (*self.columns, "raw")

    @property
    def exact(self) -> tuple[str, ...]:
        """All that must be equal for an exact match."""
        return (*self.key, *self.scored, "page")


KINDS = MappingProxyType(
    {
        "references": Kind(("document_type", "number", "date"), ("issuer", "resolves_to")),
        "dates": Kind(("date",), ("precision", "date_start", "date_end")),
        "percentages": Kind(("value",), ("subject", "qualifier")),
        "quantities": Kind(("value", "unit"), ("subject", "base_value", "base_unit", "qualifier")),
        "signatures": Kind(("signer", "time"), ("email",)),
    }
)

HEADER = (
    "document_type",
    "number",
    "date",
    "place",
    "issuer",
    "title",
    "signer",
    "signer_title",
    "symbol",
    "superior",
    "addressees",
    "recipients",
    "urgency",
    "secrecy",
    "incoming_number",
    "incoming_date",
    "first_page",
    "last_page",
)
"""Columns of `documents.csv` that are compared, of which the truth may state any."""

NUMERIC = frozenset({"value", "base_value", "page", "first_page", "last_page"})
"""Columns compared as numbers: 83.80 is 83.8."""

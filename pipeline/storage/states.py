"""What the ledger knows of inputs and pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

FILE_NAME = "sohoa.sqlite"
"""The ledger, in the output folder."""
FINAL = frozenset({"done", "partial", "failed", "skipped"})
"""States of an input that needs no more work."""

Rows = Iterable[tuple[str, str]]
"""Names of tables, each with a row as `codec.encode_row` writes it."""


@dataclass(frozen=True, slots=True)
class InputState:
    """A row of `inputs`: how far an input has come."""

    file: str
    name: str
    path: str = ""
    sha256: str = ""
    size: int = -1
    mtime_ns: int = -1
    kind: str = ""
    settings: str = ""
    pages: int = 0
    pages_failed: int = 0
    status: str = ""
    error: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class PageState:
    """A stored page: read (`body`), or set aside with its reason (`error`)."""

    number: int
    error: str
    seconds: float
    body: bytes | None

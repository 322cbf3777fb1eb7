"""What the restorer hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class RestoredWord(NamedTuple):
    """A word of the restored text, and where it came from."""

    text: str
    """The word as restored, with the punctuation that touches it."""
    start: int
    """Offset in the restored text."""
    end: int
    """Offset behind its last character there."""
    raw: str
    """What was read; may hold a space where the engine broke a word apart."""
    raw_start: int
    """Offset in the raw text."""
    raw_end: int
    """Offset behind its last character there."""
    confidence: float
    """0 to 1, the probability that `text` is what the paper says."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored text with its words in order; together they cover all but white space."""

    text: str
    words: tuple[RestoredWord, ...]

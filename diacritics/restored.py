"""What the restorer hands back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RestoredWord:
    """A word of the restored text, and where it came from.

    Attributes:
        text: The word as restored, with the punctuation that touches it.
        start: Offset in the restored text.
        end: Offset behind its last character there.
        raw: What was read; may hold a space where the engine broke a word apart.
        raw_start: Offset in the raw text.
        raw_end: Offset behind its last character there.
        confidence: 0 to 1, the probability that `text` is what the paper says.
    """

    text: str
    start: int
    end: int
    raw: str
    raw_start: int
    raw_end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored text with its words in order; together they cover all but white space."""

    text: str
    words: tuple[RestoredWord, ...]

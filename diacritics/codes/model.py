"""What a code is, and what repairing one gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CodeKind(StrEnum):
    """The kinds of tokens that are no words."""

    NUMBER = "number"
    """Number and symbol of a document: 30/2020/NĐ-CP, 04-NQ/HU, 198 /BC-UBND."""
    SYMBOL = "symbol"
    """A symbol without its number: QĐ-TTg, /BC-BCĐ."""
    LABEL = "label"
    """The word before a number that an engine read as a code: "S6:" for "Số:"."""
    DATE = "date"
    """A date in words and digits (ngày 5 tháng 6 năm 2020), in digits, or a timestamp."""
    AMOUNT = "amount"
    """Digits with their separators and percent sign."""
    EMAIL = "email"
    URL = "url"
    ROMAN = "roman"
    LIST_MARK = "list_mark"
    """1., 1.2., a), - at the head of a line."""
    ACRONYM = "acronym"
    """UBND, GD&ĐT."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code in a line: `text == line[start:end]`."""

    start: int
    end: int
    kind: CodeKind
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """What a code should read, and the probability (0 to 1) that this is right.

    The same text as the code's says that the grammar finds it in order.
    """

    text: str
    confidence: float

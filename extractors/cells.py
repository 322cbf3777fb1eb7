"""The cells of a line with tabs, without what an OCR leaves in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.numbers import NUMBER, parse_decimal

VALUE = re.compile(rf"([-+]\s?(?:{NUMBER})|\((?:{NUMBER})\)|{NUMBER})\s?(%?)")
"""A value with its sign; in brackets, as in accounts, below nought."""
_NO_AMOUNT = re.compile(r"0\d{2,}|\d{9,}")
"""The number of a telephone or a person: a nought before it, or too long without points."""
_BEFORE_DIRT = re.compile(rf"((?:{NUMBER})\s?%?)[.,…·'`:;_-]{{1,4}}")
_GLUED = re.compile(rf"([^\W\d].*?)\s+({NUMBER})")
_NARROWEST = 3
_SIGN = re.compile(r"\([09o]%\)$")
"""The percent sign of a head as an OCR reads it: "Tỷ lệ (9%)"."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place in the whole text."""

    start: int
    text: str


def cells_of(line: str, start: int) -> tuple[Cell, ...]:
    """The cells of the line that begins at `start` in the whole text."""
    cells = []
    for piece in line.split("\t"):
        left = len(piece) - len(piece.lstrip())
        cells.append(Cell(start + left, _read(piece.strip())))
        start += len(piece) + 1
    return tuple(cells)


def _read(text: str) -> str:
    """A cell's text with its percent sign, and a value without dirt behind it."""
    value = _BEFORE_DIRT.fullmatch(text)
    return value[1] if value else _SIGN.sub("(%)", text)


def unglued(rows: list[tuple[Cell, ...]], width: int) -> list[tuple[Cell, ...]]:
    """Rows of values, a row's name parted from the number that was read as one cell with it.

    Only in rows that lack one cell, beside whole rows whose names do not end in numbers and
    whose next cells are numbers.
    """
    whole = [row for row in rows if len(row) == width]
    numbers = all(_GLUED.fullmatch(row[0].text) is None for row in whole)
    if width < _NARROWEST or len(whole) < len(rows) // 2 + 1 or not numbers:
        return rows
    if not all(VALUE.fullmatch(row[1].text) for row in whole):
        return rows
    return [_parted(row) if len(row) == width - 1 else row for row in rows]


def _parted(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    found = _GLUED.fullmatch(row[0].text)
    if not found:
        return row
    start = row[0].start
    return (Cell(start, found[1]), Cell(start + found.start(2), found[2]), *row[1:])


def is_head_sign(text: str, start: int, end: int) -> bool:
    """Whether "9%" at `text[start:end]` is the percent sign in brackets of a table's head."""
    if not _SIGN.fullmatch(text[max(0, start - 1) : end + 1]):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : end + 200].split("\n", 1)[0]
    return "\t" in line


def value_of(text: str) -> tuple[Decimal, bool] | None:
    """The value that a cell is, and whether it has a percent sign; None for any other text."""
    match = VALUE.fullmatch(text)
    if not match or _NO_AMOUNT.fullmatch(match[1]):
        return None
    number = parse_decimal(match[1].strip("()+- "))
    return (-number if match[1][0] in "-(" else number), bool(match[2])

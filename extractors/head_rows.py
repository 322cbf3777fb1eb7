"""Which rows of a table are its heads: also rows of years, and those that number the columns."""

from __future__ import annotations

import re

from extractors.cells import VALUE, Cell

Row = tuple[Cell, ...]
YEAR = re.compile(r"(?:19|20)\d\d")
_OF_YEARS = re.compile(r"năm\s+(?!học\b|báo\b|kế\b|tài\b|ngân\b)\w", re.IGNORECASE)
"""What a row of years is about, where these are its values ("Năm công nhận")."""
_EMPTY = re.compile(r"[-.…]+")
"""What stands for no value."""
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2}|[A-Ea-e])\)?(?:\s?=.*)?")
"""A column's number, with what it is computed from: "(5)=(4)/(3)"."""
_FEWEST = 3


def part_rows(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of heads and those of values; a row that only numbers the columns is neither."""
    count = 0
    while count < len(rows) and _is_head(rows[count], first=count == 0):
        count += 1
    heads, values = rows[:count], rows[count:]
    if len(heads) > 1 and numbers_columns(heads[-1]):
        heads = heads[:-1]
    elif values and numbers_columns(values[0]):
        values = values[1:]
    return heads, values


def _is_head(row: Row, *, first: bool) -> bool:
    """Whether a row holds no values, or years only where heads stand."""
    cells = [cell.text for cell in row[1:] if cell.text]
    values = [text for text in cells if VALUE.fullmatch(text)]
    label = row[0].text
    if values:
        above = (first and not _OF_YEARS.match(label)) or not label
        return above and len(values) > 1 and all(map(YEAR.fullmatch, values))
    return first or not label or not any(map(_EMPTY.fullmatch, cells))


def numbers_columns(row: Row) -> bool:
    """Whether a row says nothing but 1, 2, 3 or A, B, 1, 2."""
    found = [_COLUMN_NUMBER.fullmatch(cell.text) for cell in row if cell.text]
    numbers = [match[1].upper() for match in found if match]
    letters = [text for text in numbers if text.isalpha()]
    expected = ["A", "B", "C", "D", "E"][: len(letters)]
    expected += [str(number + 1) for number in range(len(numbers) - len(letters))]
    return len(numbers) == len(found) >= _FEWEST and numbers == expected

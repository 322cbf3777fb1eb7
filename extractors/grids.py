"""Tables in tab-separated text: percentages and quantities by row and column heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.cells import VALUE, Cell, cells_of, unglued, value_of
from extractors.clauses import is_rate_word
from extractors.folding import one_line
from extractors.head_rows import part_rows
from extractors.heads_of_tables import columns, names
from extractors.mention_model import Finding, Percentage, Quantity
from extractors.numbers import NUMBER, parse_decimal, parse_number
from extractors.predicates import qualifiers
from extractors.source import Source

_LINE_END = re.compile(r"[\n\f]|\Z")
_RATE_HEAD = re.compile(r"\btỷ lệ\b|\btỉ lệ\b|\btỷ trọng\b|%", re.IGNORECASE)
_RATE_LABEL = re.compile(r"(?:tỷ lệ|tỉ lệ)\b|.*%", re.IGNORECASE)
_COUNT_HEAD = re.compile(r"(?:tổng )?số\b|tổng\b", re.IGNORECASE)
_TIME = re.compile(r"(?:năm |quý |tháng )?(?:[IV]+/)?(?:19|20)\d\d", re.IGNORECASE)
_WORDED = re.compile(rf"(\w+)\s+({NUMBER})\s?%", re.IGNORECASE)
_COUNT = re.compile(NUMBER)
_ROW_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]+(?:\.\d{1,2})?|[a-zđA-Z])[.)]?")
_ORDINAL_HEAD = re.compile(r"(?:s?tt|số tt|số thứ tự|mã(?: số)?)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the heads of its columns, rows of values, whether the first column numbers them."""

    heads: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbered: bool


def find_blocks(text: str) -> Iterator[list[tuple[Cell, ...]]]:
    """All tables: runs of two lines or more that hold tabs, as rows of cells."""
    tab = text.find("\t")
    rows: list[tuple[Cell, ...]] = []
    end = -1
    while tab >= 0:
        start = max(text.rfind("\n", end + 1, tab), text.rfind("\f", end + 1, tab), end) + 1
        if rows and start != end + 1:
            if len(rows) > 1:
                yield rows
            rows = []
        match = _LINE_END.search(text, tab)
        end = match.start() if match else len(text)
        rows.append(cells_of(text[start:end], start))
        tab = text.find("\t", end)
    if len(rows) > 1:
        yield rows


def find_grids(text: str) -> Iterator[Grid]:
    """All tab-separated tables with at least one row of heads and one of values."""
    for rows in find_blocks(text):
        heads, values = part_rows(rows)
        if heads and values:
            width = max(len(row) for row in rows)
            values = unglued(values, width)
            numbered = _is_numbered(heads[0][0].text, values)
            yield Grid(columns(heads, width), tuple(values), numbered)


def _label(grid: Grid, row: tuple[Cell, ...]) -> str:
    """The row's head: its first cell that is not a running number."""
    for index, cell in enumerate(row[:3]):
        if cell.text and not (index == 0 and grid.numbered and _ROW_NUMBER.fullmatch(cell.text)):
            return _with_next(row, index)
    return ""


def _is_numbered(head: str, rows: list[tuple[Cell, ...]]) -> bool:
    """Whether a table's first column numbers the rows: by its head, or by 1, 2, 3 beside names."""
    if _ORDINAL_HEAD.fullmatch(head):
        return True
    numbers = [row[0].text for row in rows if row[0].text]
    named = all(len(row) > 1 and row[1].text[:1].isalpha() for row in rows)
    return len(numbers) > 1 and named and numbers == [str(i + 1) for i in range(len(numbers))]


def _with_next(row: tuple[Cell, ...], index: int) -> str:
    """A row's head; where that says only when, with the text that follows it."""
    head = one_line(row[index].text)
    following = one_line(row[index + 1].text) if index + 1 < len(row) else ""
    if not _TIME.fullmatch(head) or not following or VALUE.match(following):
        return head
    return f"{head} | {following}"


def _is_rate(path: tuple[str, ...], label: str = "") -> bool:
    """Whether the values of a column are rates, or those of a row in a column of any kind."""
    head = path[-1] if path else ""
    if _RATE_HEAD.search(head):
        return True
    return bool(_RATE_LABEL.match(label)) and not _COUNT_HEAD.match(head)


def find_table_values(
    source: Source, grids: list[Grid], taken: bytearray
) -> Iterator[tuple[int, Percentage | Quantity]]:
    """The values of all tables, with their offset; marks their place in `taken`."""
    for grid in grids:
        for row in grid.rows:
            label = _label(grid, row)
            rated = any(cell.text in ("%", "(%)") for cell in row)
            for path, cell in zip(grid.heads[1:], row[1:], strict=False):
                found = _value(source, cell, label, path, rated=rated)
                if found and not taken[cell.start]:
                    taken[cell.start : cell.start + len(cell.text)] = b"\1" * len(cell.text)
                    yield cell.start, found


def _worded_rate(
    source: Source, cell: Cell, label: str, path: tuple[str, ...]
) -> Percentage | None:
    """The rate of a cell with a word before it ("tăng 2,5%")."""
    match = _WORDED.fullmatch(cell.text)
    qualifier = qualifiers().get(match[1].casefold()) if match else None
    if not match or not qualifier:
        return None
    span = source.span(cell.start + match.start(2), cell.start + len(cell.text))
    return Percentage(*span, _subject(label, path), parse_number(match[2]), qualifier)


_TOTAL = re.compile(
    r"(?:tổng|tổng cộng|tổng số|cộng|toàn (?:tỉnh|huyện|xã|thị xã|thành phố))\b", re.I
)


def column_sums(source: Source, grids: list[Grid]) -> Iterator[tuple[int, Finding]]:
    """Columns of counts whose parts do not sum to the total, with their offset.

    The total is the first or the last row ("Tổng cộng", "Toàn huyện"); columns with an empty
    cell are not judged.
    """
    for grid in grids:
        totals = [row for row in (grid.rows[0], grid.rows[-1]) if _TOTAL.match(_label(grid, row))]
        if len(totals) != 1 or len(grid.rows) < 3:
            continue
        parts = [row for row in grid.rows if row is not totals[0]]
        for index, path in enumerate(grid.heads[1:], start=1):
            if path and not _is_rate(path) and (found := _misfit(totals[0], parts, index)):
                total, expected = found
                place = source.span(total.start, total.start + len(total.text))[:3]
                name = " | ".join(path)
                yield total.start, Finding(*place, "column_sum", name, total.text, expected)


def _misfit(
    total: tuple[Cell, ...], parts: list[tuple[Cell, ...]], index: int
) -> tuple[Cell, str] | None:
    """The total's cell and the sum of the parts, where all are numbers and they differ."""
    cells = [row[index] for row in (total, *parts) if index < len(row)]
    if len(cells) <= len(parts) or not all(_COUNT.fullmatch(cell.text) for cell in cells):
        return None
    whole, *values = (parse_decimal(cell.text) for cell in cells)
    expected = sum(values)
    return (cells[0], f"{expected:f}") if abs(whole - expected) * 200 > len(values) else None


def _value(
    source: Source, cell: Cell, label: str, path: tuple[str, ...], *, rated: bool
) -> Percentage | Quantity | None:
    """The value that a cell is; None where it is text, a name, or the row's head.

    A row is `rated` where a cell of its own says that its unit is the percent sign.
    """
    found = value_of(cell.text)
    if not found or cell.text == label:
        return _worded_rate(source, cell, label, path)
    value, signed = float(found[0]), found[1]
    span = source.span(cell.start, cell.start + len(cell.text))
    subject = _subject(label, path)
    if signed or rated or _is_rate(path, label):
        return Percentage(*span, subject, value)
    named = any(names(head, cell.text) for head in (label, *path[-1:]))
    return None if named else Quantity(*span, subject, value, "", value, "")


def _subject(label: str, path: tuple[str, ...]) -> str:
    """The heads of row and column, without one that says only that it is a rate."""
    named = [name for name in path if not is_rate_word(name)]
    return " | ".join([label, *named]) if label else " | ".join(named)

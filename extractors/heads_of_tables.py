"""The heads above each column of a table, also where heads span several columns."""

from __future__ import annotations

import re
from functools import cache

from extractors.cells import Cell
from extractors.folding import one_line
from extractors.head_rows import YEAR
from extractors.tables import column


def _spread(row: tuple[Cell, ...]) -> list[str]:
    """Heads of one row, a head that spans several columns repeated over them."""
    spread: list[str] = []
    for cell in row:
        spread.append(cell.text or (spread[-1] if spread else ""))
    return spread


def columns(heads: list[tuple[Cell, ...]], width: int) -> tuple[tuple[str, ...], ...]:
    """The path of heads above each column, from the top, for a table of `width` columns."""
    heads = _in_place(heads, width)
    filled = [_spread(row) if row is not heads[-1] else [c.text for c in row] for row in heads]
    paths = []
    for index in range(width):
        path: list[str] = []
        for row in filled:
            name = one_line(row[index]) if index < len(row) else ""
            if name and name not in path:
                path.append(name)
        paths.append(tuple(path))
    return tuple(paths)


def _in_place(heads: list[tuple[Cell, ...]], width: int) -> list[tuple[Cell, ...]]:
    """Two rows of heads whose merged cells were left out, with empty ones in their place.

    The lower row lacks the cells below the heads of single columns, which stand first; the
    others of the upper row span as many columns each, or nothing is known of them.
    """
    if len(heads) != 2 or not all(cell.text for row in heads for cell in row):
        return heads
    upper, lower = heads
    single = width - len(lower)
    spanning = len(upper) - single
    if single < 1 or spanning < 1 or (width - single) % spanning or len(upper) >= width:
        return heads
    each = (width - single) // spanning
    blank = Cell(lower[0].start, "")
    spread = upper[:single]
    for cell in upper[single:]:
        spread += (cell, *[blank] * (each - 1))
    return [spread, (blank,) * single + lower]


def names(head: str, text: str) -> bool:
    """Whether the numbers of a row or column are years, other names, or ranks, no amounts."""
    if _naming().match(head):
        return True
    return head[:4].casefold() == "năm " and bool(YEAR.fullmatch(text) and not YEAR.search(head))


@cache
def _naming() -> re.Pattern[str]:
    heads = "|".join(re.escape(head) for head in column("naming_heads.csv", "head"))
    return re.compile(rf"(?:{heads})\s*(?:\(.*\))?$", re.IGNORECASE)

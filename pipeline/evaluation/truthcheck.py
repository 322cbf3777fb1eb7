"""What must hold for corrected records before they count as truth."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pipeline.evaluation.sources import Row, name_of

Texts = Mapping[str, Sequence[str]]
"""The page texts of each name."""

DATES = ("date", "date_start", "date_end", "incoming_date")
NUMBERS = ("value", "base_value")
PAGES = ("page", "first_page", "last_page")


class Problem(NamedTuple):
    """Something that a person has to mend.

    Attributes:
        table: The table without its ending, or "text".
        row: Its row from 2 on, as spreadsheets count (1 is the head); 0 for none.
        reason: What is wrong.
    """

    table: str
    row: int
    reason: str

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.table}.csv, row {self.row}: {self.reason}" if self.row else self.reason


def check_tables(tables: Mapping[str, Sequence[Row]], texts: Texts) -> Iterator[Problem]:
    """Everything in the tables that cannot be true."""
    known = {row.get("document_id", "") for row in tables.get("documents", ())}
    for table, rows in tables.items():
        for number, row in enumerate(rows, start=2):
            reasons = [*_values(row), *_places(row, texts)]
            if table != "documents" and row.get("document_id", "") not in known:
                reasons.append(f"documents.csv has no {row.get('document_id', '') or 'such'!r}")
            yield from (Problem(table, number, reason) for reason in reasons)


def _values(row: Row) -> Iterator[str]:
    """Cells that are not of their type; an empty cell is never wrong."""
    checks: tuple[tuple[Sequence[str], Callable[[str], bool], str], ...] = (
        (DATES, is_date, "no date (2020-08-26, 2020-07, 2020 or a period 2021/2025)"),
        (NUMBERS, _is_number, "no number (83.8, 35642)"),
        (PAGES, str.isdecimal, "no page number"),
    )
    for columns, holds, what in checks:
        for column in columns:
            value = row.get(column, "")
            if value and not holds(value):
                yield f"{column} is {value!r}, {what}"


def is_date(value: str) -> bool:
    """Whether a value is an ISO 8601 date cut to what is known, or two with a slash."""
    return all(_is_day(part) for part in value.split("/")) and value.count("/") < 2


def _is_day(value: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return False
    try:
        datetime.date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def _is_number(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _places(row: Row, texts: Texts) -> Iterator[str]:
    """A row whose input, page or raw text is not there."""
    pages = texts.get(name_of(row.get("document_id", "")))
    if pages is None:
        yield f"document_id is {row.get('document_id', '')!r}, which no folder of pages has"
        return
    numbers = [row.get(column, "") for column in PAGES]
    beyond = [value for value in numbers if value.isdecimal() and not 0 < int(value) <= len(pages)]
    if beyond:
        yield f"page {beyond[0]} is not among the {len(pages)} pages"
        return
    raw, page = row.get("raw", ""), row.get("page", "")
    if raw and page.isdecimal() and not _pattern(raw).search(pages[int(page) - 1]):
        yield f"page {page} does not hold {raw!r}"


def _pattern(raw: str) -> re.Pattern[str]:
    """The raw text with its spaces standing for any white space."""
    return re.compile(r"\s+".join(map(re.escape, raw.split())))


def placed(rows: Sequence[Row], texts: Texts) -> list[Row]:
    """The rows with `start`, `end` and `raw` as the page has them.

    Equal raw texts of a page are given its places in order, the last one again if there
    are more rows than places.
    """
    seen: dict[tuple[str, str, str], int] = {}
    done: list[Row] = []
    for row in rows:
        key = name_of(row["document_id"]), row.get("page", ""), row.get("raw", "")
        if not (key[1] and key[2]):
            done.append(row)
            continue
        found = list(_pattern(key[2]).finditer(texts[key[0]][int(key[1]) - 1]))
        match = found[min(seen.get(key, 0), len(found) - 1)]
        seen[key] = seen.get(key, 0) + 1
        at = {"start": str(match.start()), "end": str(match.end()), "raw": match.group()}
        done.append({**row, **at})
    return done

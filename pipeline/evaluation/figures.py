"""An evaluation as plain figures: totals with their intervals, rates by kind, confusions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from pipeline.evaluation.bootstrap import Interval, Statistic, f1, interval, ratio
from pipeline.evaluation.fields import FileMatch
from pipeline.evaluation.kinds import ErrorKind
from pipeline.evaluation.metrics import Found
from pipeline.evaluation.pages import PageScore
from pipeline.evaluation.records import RecordScores
from pipeline.evaluation.units import Line, Row, Unit, by_file, character_lines, unit_of, word_lines

Confused = tuple[str, str, int]
"""The true text, the read one, and how often."""


def character_row(page: PageScore) -> tuple[int, int]:
    """Character errors and length of a page."""
    return page.characters.errors, page.characters.length


def word_row(page: PageScore) -> tuple[int, int]:
    """Word errors and length of a page."""
    return page.words.errors, page.words.length


_BY_LINE: Mapping[Row, Callable[[PageScore], list[Line]]] = MappingProxyType(
    {character_row: character_lines, word_row: word_lines}
)


def unit_rows(pages: Sequence[PageScore], row: Row) -> list[list[float]]:
    """One row of figures for each unit that is drawn (see `units`).

    What has no lines of its own, such as words in any order, goes page by page.
    """
    unit = unit_of(pages)
    if unit is Unit.FILE:
        return by_file(pages, row)
    if unit is Unit.LINE and row in _BY_LINE:
        return [list(line) for page in pages for line in _BY_LINE[row](page)]
    return [list(row(page)) for page in pages]


def found_row(found: Found) -> tuple[int, int, int]:
    """The columns that `bootstrap.f1` takes."""
    return found.right, found.true, found.found


def any_order_row(page: PageScore) -> tuple[int, int, int]:
    """The words of a page in any order, for `bootstrap.f1`."""
    return found_row(page.any_order)


def total(
    pages: Sequence[PageScore],
    row: Row,
    statistic: Statistic = ratio,
) -> Interval:
    """A figure of all pages together with its 95% interval."""
    return interval(unit_rows(pages, row), statistic)


def record_total(
    records: RecordScores, kind: str, part: Callable[[FileMatch], Found]
) -> tuple[Found, Interval]:
    """A kind of records over all files: the counts, and F1 with its 95% interval over files."""
    parts = [part(match) for match in records.kinds[kind].values()]
    counts = sum(parts, Found())
    return counts, interval([found_row(found) for found in parts], f1)


def kind_rates(pages: Sequence[PageScore]) -> list[tuple[ErrorKind, int, float]]:
    """Each kind of error: how many, and how many per true character."""
    length = sum(page.characters.length for page in pages)
    errors = sum((page.kinds for page in pages), Counter[ErrorKind]())
    return [(kind, errors[kind], errors[kind] / length if length else 0.0) for kind in ErrorKind]


def confused_syllables(pages: Iterable[PageScore]) -> list[Confused]:
    """Most frequent first; equally frequent ones by their text.

    A page of which nothing was read confuses nothing, and is left out.
    """
    read = (page for page in pages if page.reading)
    return _ranked((spot.true, spot.read) for page in read for spot in page.confusions)


def confused_characters(pages: Iterable[PageScore]) -> list[Confused]:
    """The same for grapheme clusters; an empty text where a side has none."""
    read = (page for page in pages if page.reading)
    return _ranked((error.true or "", error.read or "") for page in read for error in page.errors)


def _ranked(pairs: Iterable[tuple[str, str]]) -> list[Confused]:
    counted = Counter(pairs)
    return sorted(((*pair, n) for pair, n in counted.items()), key=lambda c: (-c[2], c[0], c[1]))

"""All mentions in a file, in order, before they are given to its documents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from extractors.amounts import find_percentages, find_quantities
from extractors.dates import find_dates
from extractors.found import Found
from extractors.grids import column_sums, find_grids, find_table_values
from extractors.mention_model import Finding, Percentage, Quantity
from extractors.points import FoundDate
from extractors.references import find_references
from extractors.short_forms import ShortForm, find_short_forms
from extractors.source import Source
from extractors.spelt import find_spelt_percentages, find_spelt_quantities
from extractors.worded import differing_words


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


T = TypeVar("T")
S = TypeVar("S", bound=_Placed)


Placed = list[tuple[int, T]]


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that was found in a file, in order, with offsets in the whole text."""

    dates: list[FoundDate]
    references: list[Found]
    short_forms: list[ShortForm]
    percentages: Placed[Percentage]
    quantities: Placed[Quantity]
    misfits: Placed[Finding]


def find_mentions(source: Source) -> Mentions:
    """Find all mentions of a file: dates and references first, then amounts in what is left."""
    dates = find_dates(source.plain)
    references = find_references(source.plain, dates)
    short_forms = sorted(find_short_forms(source.plain, dates), key=lambda form: form.start)
    taken = bytearray(len(source.text) + 1)
    for start, end in _claimed(dates, references, short_forms):
        taken[start:end] = b"\1" * (end - start)
    grids = list(find_grids(source.plain))
    tabled = list(find_table_values(source, grids, taken))
    percentages = [(at, value) for at, value in tabled if isinstance(value, Percentage)]
    quantities = [(at, value) for at, value in tabled if isinstance(value, Quantity)]
    percentages += find_percentages(source, taken)
    percentages += find_spelt_percentages(source, taken)
    quantities += find_quantities(source, taken)
    quantities += find_spelt_quantities(source, taken)
    return Mentions(
        dates,
        references,
        short_forms,
        sorted(percentages, key=_offset),
        sorted(quantities, key=_offset),
        sorted([*column_sums(source, grids), *differing_words(source)], key=_offset),
    )


def _offset(item: tuple[int, object]) -> int:
    return item[0]


def _claimed(
    dates: Iterable[FoundDate], references: Iterable[Found], short_forms: Iterable[ShortForm]
) -> Iterator[tuple[int, int]]:
    """Places whose digits are no amounts."""
    for date in dates:
        yield date.start, date.end
    for found in references:
        yield found.number_start, found.number_end
    for form in short_forms:
        yield form.start, form.end


def within(items: Placed[T], start: int, end: int) -> list[T]:
    """Of items with offsets, in order, those that begin between two offsets."""
    first = bisect_left(items, start, key=_offset)
    last = bisect_left(items, end, key=_offset)
    return [item for _, item in items[first:last]]


def between(items: list[S], start: int, end: int) -> list[S]:
    """Of items that know where they begin, in order, those that begin between two offsets."""
    first = bisect_left(items, start, key=lambda item: item.start)
    return items[first : bisect_left(items, end, key=lambda item: item.start)]

"""From the text of a file to its records: the one public function of the package."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TypeVar

from extractors.amounts import find_percentages, find_quantities
from extractors.dates import FoundDate, find_dates, mention
from extractors.foot import Foot, read_foot
from extractors.grids import find_table_values
from extractors.header import Head, addressees, read_head
from extractors.heads import document_starts
from extractors.model import (
    DateMention,
    DocumentRecord,
    Percentage,
    Quantity,
    Records,
    Reference,
    Signature,
)
from extractors.references import Found, find_references
from extractors.signatures import find_signatures
from extractors.source import Source, read

T = TypeVar("T")
Placed = list[tuple[int, T]]


def extract(text: str) -> Records:
    """Read the records of a file out of its text.

    Args:
        text: The whole file's text in NFC, pages parted by form feeds.

    Returns:
        One record for each document in the file, in order; at least one. Every mention has
        a page (from 1) and offsets into that page's text.
    """
    source = read(text)
    dates = find_dates(source.plain)
    references = find_references(source.plain, dates)
    percentages, quantities = _amounts(source, dates, references)
    starts = document_starts(source.plain)
    ends = [*starts[1:], len(text)]
    return Records(
        tuple(
            _document(source, start, end, dates, references, percentages, quantities)
            for start, end in zip(starts, ends, strict=True)
        )
    )


def _amounts(
    source: Source, dates: list[FoundDate], references: list[Found]
) -> tuple[Placed[Percentage], Placed[Quantity]]:
    taken = bytearray(len(source.text) + 1)
    for start, end in _claimed(dates, references):
        taken[start:end] = b"\1" * (end - start)
    tabled = list(find_table_values(source, taken))
    percentages = [(at, value) for at, value in tabled if isinstance(value, Percentage)]
    quantities = [(at, value) for at, value in tabled if isinstance(value, Quantity)]
    percentages += find_percentages(source, taken)
    quantities += find_quantities(source, taken)
    return sorted(percentages, key=_offset), sorted(quantities, key=_offset)


def _offset(item: tuple[int, object]) -> int:
    return item[0]


def _claimed(dates: Iterable[FoundDate], references: Iterable[Found]) -> Iterator[tuple[int, int]]:
    """Places whose digits are no amounts."""
    for date in dates:
        yield date.start, date.end
    for found in references:
        yield found.number_start, found.number_end


def _within(items: Placed[T], start: int, end: int) -> list[T]:
    first = bisect_left(items, start, key=_offset)
    last = bisect_left(items, end, key=_offset)
    return [item for _, item in items[first:last]]


def _reference(source: Source, found: Found) -> Reference:
    page, start, end, raw = source.span(found.start, found.end)
    return Reference(
        page, start, end, raw,
        document_type=found.type_name,
        number=found.number,
        date=found.date,
        issuer=found.issuer,
        confidence=found.confidence,
    )  # fmt: skip


def _references_in(
    source: Source, found: list[Found], head: Head, start: int, end: int
) -> Iterator[Reference]:
    own = head.number
    for item in found:
        if start <= item.start < end and not (own and own.start <= item.number_start <= own.end):
            yield _reference(source, item)


def _document(
    source: Source,
    start: int,
    end: int,
    dates: list[FoundDate],
    references: list[Found],
    percentages: Placed[Percentage],
    quantities: Placed[Quantity],
) -> DocumentRecord:
    head = read_head(source.plain, start, end)
    foot = read_foot(source.plain, max(start, head.end), end)
    signatures = find_signatures(source, start, end)
    first_page, first_offset = source.place(start)
    last_page, last_offset = source.place(max(start, end - 1))
    letter = head.document_type == "Công văn" or head.letter
    placed_dates: Placed[DateMention] = [
        (date.start, mention(source, date)) for date in dates if date.possible
    ]
    return DocumentRecord(
        document_type=head.document_type,
        number=head.number.number if head.number else "",
        symbol=head.number.symbol if head.number else "",
        number_unreadable=bool(head.number and head.number.unreadable),
        date=head.place_date.date.iso if head.place_date and head.place_date.date else "",
        place=head.place_date.place if head.place_date else "",
        issuer=head.issuer,
        superior=head.superior,
        title=head.title,
        addressees=addressees(source.plain, start, end) if letter else (),
        recipients=foot.recipients,
        signer=foot.signer or _digital_signer(signatures),
        signer_title=foot.title,
        urgency=head.urgency,
        secrecy=head.secrecy,
        confidence=_confidence(head, foot),
        first_page=first_page,
        last_page=last_page,
        first_offset=first_offset,
        last_offset=last_offset + (end > start),
        references=tuple(_references_in(source, references, head, start, end)),
        dates=tuple(_within(placed_dates, start, end)),
        percentages=tuple(_within(percentages, start, end)),
        quantities=tuple(_within(quantities, start, end)),
        signatures=signatures,
    )


def _digital_signer(signatures: Iterable[Signature]) -> str:
    """The first person among the digital signatures, where no name is printed."""
    return next((item.signer for item in signatures if item.is_person), "")


def _confidence(head: Head, foot: Foot) -> float:
    """The share of head and foot that was found, as a measure of how sure the record is."""
    parts = (
        bool(head.number and head.number.number),
        bool(head.place_date and head.place_date.date),
        bool(head.document_type),
        bool(head.issuer),
        bool(foot.signer),
    )
    return round(0.5 + 0.1 * sum(parts), 2)

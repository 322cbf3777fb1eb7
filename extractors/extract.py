"""From the text of a file to its records: the one public function of the package."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractors.addressees import addressees
from extractors.dates import mention
from extractors.findings import impossible_dates, over_100, two_dates
from extractors.foot import Foot, read_foot
from extractors.header import Head, read_head
from extractors.heads import document_starts
from extractors.joint import is_joint
from extractors.mention_model import Finding, Percentage, Reference, Span
from extractors.mentions import Mentions, between, find_mentions, within
from extractors.model import DocumentRecord, Records
from extractors.points import FoundDate
from extractors.reference_records import reference_records
from extractors.signatures import digital_signer, find_signatures
from extractors.source import Source, read

_AT_ONCE = 20_000
"""Characters (about 8 pages) of documents whose mentions are in memory at a time."""


def extract(text: str) -> Records:
    """Read the records of a file out of its text.

    Args:
        text: The whole file's text in NFC, pages parted by form feeds.

    Returns:
        One record for each document in the file, in order; at least one. Every mention has
        a page (from 1) and offsets into that page's text.
    """
    return Records(tuple(documents(text)))


def documents(text: str) -> Iterator[DocumentRecord]:
    """The same, one document after the other: memory does not grow with their number."""
    source = read(text)
    starts = document_starts(source.plain)
    for begin, end, inside in _batches(starts, len(text)):
        part = source.part(begin, end)
        mentions = find_mentions(part)
        for start, behind in pairwise([*(start - begin for start in inside), end - begin]):
            yield _document(part, start, behind, mentions)


def _batches(starts: list[int], length: int) -> Iterator[tuple[int, int, list[int]]]:
    """Documents that are read at once: where the first begins and the last ends, all starts."""
    batch: list[int] = []
    for start in starts:
        if batch and start - batch[0] >= _AT_ONCE:
            yield batch[0], start, batch
            batch = []
        batch.append(start)
    yield batch[0], length, batch


def _findings(
    source: Source,
    dates: list[FoundDate],
    references: tuple[Reference, ...],
    percentages: list[Percentage],
    misfits: list[Finding],
) -> tuple[Finding, ...]:
    found = [finding for _, finding in two_dates(("", item) for item in references)]
    found += impossible_dates(source, dates)
    found += over_100(source, percentages)
    found += misfits
    return tuple(sorted(found, key=lambda item: (item.page, item.start)))


def _document(source: Source, start: int, end: int, mentions: Mentions) -> DocumentRecord:
    head = read_head(source.plain, start, end)
    joint = head.number is not None and is_joint(head.number.symbol)
    foot = read_foot(source.plain, max(start, head.end), end, joint=joint)
    signatures = find_signatures(source, start, end)
    first_page, first_offset = source.place(start)
    last_page, last_offset = source.place(max(start, end - 1))
    dates = between(mentions.dates, start, end)
    references = reference_records(source, mentions, head, start, end)
    percentages = within(mentions.percentages, start, end)
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
        addressees=addressees(source.plain, start, end),
        recipients=foot.recipients,
        signer=foot.signer or digital_signer(signatures),
        signer_title=foot.title,
        urgency=head.urgency,
        secrecy=head.secrecy,
        incoming_number=head.incoming.number if head.incoming else "",
        incoming_date=head.incoming.date if head.incoming else "",
        confidence=_confidence(head, foot),
        first_page=first_page,
        last_page=last_page,
        first_offset=first_offset,
        last_offset=last_offset + (end > start),
        places=tuple(_places(source, start, head, foot)),
        references=references,
        dates=tuple(mention(source, date) for date in dates if date.possible),
        percentages=tuple(percentages),
        quantities=tuple(within(mentions.quantities, start, end)),
        signatures=signatures,
        findings=_findings(
            source, dates, references, percentages, within(mentions.misfits, start, end)
        ),
    )


def _places(source: Source, start: int, head: Head, foot: Foot) -> Iterator[Span]:
    if head.end > start:
        yield source.span(start, head.end)
    for line in foot.lines:
        yield source.span(line.start, line.end)


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

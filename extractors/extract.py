"""From the text of a file to its records: the one public function of the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from extractors.addressees import addressees
from extractors.damage import is_damaged
from extractors.dates import mention
from extractors.findings import impossible_dates, over_100, two_dates
from extractors.foot import Foot, read_foot
from extractors.found import Found
from extractors.header import Head, read_head
from extractors.heads import document_starts
from extractors.joint import is_joint
from extractors.mention_model import Finding, Percentage, Reference, Span
from extractors.mentions import Mentions, between, find_mentions, within
from extractors.model import DocumentRecord, Records
from extractors.points import FoundDate
from extractors.short_forms import ShortForm, resolve, running_number
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


def _reference(source: Source, found: Found) -> Reference:
    page, start, end, raw = source.span(found.start, found.end)
    damaged = is_damaged(raw, source.plain[found.start : found.start + len(raw)])
    return Reference(
        page, start, end, raw,
        document_type=found.type_name,
        number=found.number,
        date=found.date,
        issuer=found.issuer,
        confidence=round(found.confidence - 0.1 * damaged, 3),
    )  # fmt: skip


def _by_running_number(full: list[Found]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for item in full:
        found.setdefault(running_number(item.number), []).append(item)
    return found


def _short_references(
    source: Source, forms: Iterable[ShortForm], full: list[Found], head: Head
) -> Iterator[Reference]:
    own_number = head.number.number if head.number else ""
    by_kind = _by_running_number(full)
    for form in forms:
        candidates = by_kind.get(form.number.lstrip("0"), []) if form.number else full
        resolved = resolve(form, candidates, head.document_type, own_number)
        if resolved:
            page, start, end, raw = source.span(form.start, form.end)
            yield Reference(
                page, start, end, raw,
                document_type=form.type_name,
                number=form.number,
                date="",
                issuer="",
                confidence=round(resolved.confidence, 3),
                resolves_to=resolved.number,
                candidates=resolved.candidates,
            )  # fmt: skip


def _references(
    source: Source, mentions: Mentions, head: Head, start: int, end: int
) -> tuple[Reference, ...]:
    own = head.number
    full = [
        found
        for found in between(mentions.references, start, end)
        if not (own and own.start <= found.number_start <= own.end)
    ]
    forms = between(mentions.short_forms, start, end)
    taken = {found.start for found in full}
    found = [_reference(source, item) for item in full]
    found += _short_references(
        source, (form for form in forms if form.start not in taken), full, head
    )
    return tuple(sorted(found, key=lambda item: (item.page, item.start)))


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
    references = _references(source, mentions, head, start, end)
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

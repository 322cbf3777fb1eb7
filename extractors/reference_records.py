"""The records of a document's references: full ones, laws by name and short forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.aliases import Alias, find_aliases
from extractors.damage import is_damaged
from extractors.found import Found
from extractors.header import Head
from extractors.law_numbers import law_numbers
from extractors.mention_model import Reference
from extractors.mentions import Mentions, between
from extractors.short_forms import ShortForm, resolve, running_number
from extractors.source import Source


def _reference(source: Source, found: Found, numbers: tuple[str, ...]) -> Reference:
    page, start, end, raw = source.span(found.start, found.end)
    damaged = is_damaged(raw, source.plain[found.start : found.start + len(raw)])
    return Reference(
        page, start, end, raw,
        document_type=found.type_name,
        number=found.number,
        date=found.date,
        issuer=found.issuer,
        confidence=round(found.confidence - 0.1 * damaged, 3),
        resolves_to=numbers[0] if len(numbers) == 1 else "",
        candidates=numbers if len(numbers) > 1 else (),
        title=found.title,
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
                date=form.date,
                issuer="",
                confidence=round(resolved.confidence, 3),
                resolves_to=resolved.number,
                candidates=resolved.candidates,
            )  # fmt: skip


def _alias_reference(source: Source, alias: Alias) -> Reference:
    return Reference(
        *source.span(alias.start, alias.end),
        document_type=alias.type_name,
        number=alias.number,
        date="",
        issuer="",
        confidence=alias.confidence,
        resolves_to=alias.resolves_to,
    )


def _with_number(found: Found, numbers: tuple[str, ...]) -> Found:
    """A reference that short forms may stand for, with the number it has by its name."""
    return found if found.number or not numbers else replace(found, number=numbers[0])


def reference_records(
    source: Source, mentions: Mentions, head: Head, start: int, end: int
) -> tuple[Reference, ...]:
    """The references of the document between two offsets, in order, but that to itself."""
    own = head.number
    full = [
        found
        for found in between(mentions.references, start, end)
        if not (own and own.start <= found.number_start <= own.end)
    ]
    numbers = law_numbers(full)
    known = [_with_number(item, numbers.get(item.start, ())) for item in full]
    forms = between(mentions.short_forms, start, end)
    longer = {item.start for item in full} | {form.start for form in forms if form.date}
    aliases = find_aliases(source.plain, start, end, known)
    aliases = [alias for alias in aliases if alias.start not in longer]
    taken = {item.start for item in full} | {alias.start for alias in aliases}
    found = [_reference(source, item, numbers.get(item.start, ())) for item in full]
    found += (_alias_reference(source, alias) for alias in aliases)
    found += _short_references(
        source, (form for form in forms if form.start not in taken), known, head
    )
    return tuple(sorted(found, key=lambda item: (item.page, item.start)))

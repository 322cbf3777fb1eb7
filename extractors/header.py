"""The head of a document: number, place, date, type, title, issuer and what is stamped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.bodies import is_body, issuing_bodies
from extractors.folding import fold, one_line
from extractors.lines import (
    TextLine,
    in_capitals,
    is_party_motto,
    lines_of,
    motto_spans,
    title_type,
)
from extractors.naming import in_full
from extractors.number_lines import NumberLine, number_lines
from extractors.place_dates import PlaceDate, place_date, with_whole_dates
from extractors.retyped import read_retyped
from extractors.stamps import Incoming, incoming_stamp, stamped_word
from extractors.symbols import read_symbol
from extractors.titles import ADDRESS, TITLE_LINES, read_title, starts_body

_HEAD_LINES = 45
_NEAR = 200
"""Characters above the number within which the bodies stand."""
_ABSTRACT = re.compile(r"\bV[/iI]v\b\s*[:.]?\s*|^V[ềe] việc[: ]", re.IGNORECASE)


@dataclass(slots=True)
class Head:
    """What the head says; built up line by line, then copied into the record."""

    end: int
    number: NumberLine | None = None
    place_date: PlaceDate | None = None
    document_type: str = ""
    title: str = ""
    issuer: str = ""
    superior: str = ""
    urgency: str = ""
    secrecy: str = ""
    bodies: list[tuple[int, str]] = field(default_factory=list)
    letter: bool = False
    incoming: Incoming | None = None


def _without(line: TextLine, spans: Iterable[tuple[int, int]]) -> str:
    text = line.text
    for start, end in sorted(spans, reverse=True):
        text = text[: max(0, start)] + "   " + text[max(0, end) :]
    return text.strip()


def _stamp(head: Head, text: str) -> bool:
    found = stamped_word(text)
    if not found:
        return False
    setattr(head, found[0], found[1])
    return True


def _take_abstract(head: Head, lines: list[TextLine], at: int, text: str) -> int:
    """Read "V/v ..." of an official letter from line `at`; give the index behind it."""
    match = _ABSTRACT.search(text)
    assert match
    parts = [text[match.start() :]]
    at += 1
    while at < len(lines) and len(parts) < TITLE_LINES:
        line = lines[at]
        found = place_date(line)
        rest = _without(line, motto_spans(line.text))
        if found:
            rest = rest[: found.start - line.start].strip()
        if line.blank or ADDRESS.match(line.text) or (in_capitals(rest) and len(rest) > 6):
            break
        if found:
            head.place_date = head.place_date or found
        if rest:
            parts.append(rest)
        elif motto_spans(line.text) or found:
            break
        at += 1
    head.title = one_line(" ".join(parts))
    return at


def _take_line(head: Head, line: TextLine) -> str:
    """Take number, place, date and motto out of a line; give what is left of it."""
    spans = [*motto_spans(line.text)]
    if head.number and line.start <= head.number.start <= line.end:
        spans.append((head.number.start - line.start, head.number.end - line.start))
    found = place_date(line, head.number)
    if found:
        if not head.place_date:
            head.place_date = found
        spans.append((found.start - line.start, found.end - line.start))
    return _without(line, spans)


def _take_retyped(head: Head, text: str, start: int) -> None:
    """Take number, date and issuer out of the title where the head itself has none."""
    above = head.number is not None and head.number.start < start
    found = None if above else read_retyped(text, start, head.title)
    if not found:
        return
    head.number, head.title = found.number, found.rest
    if found.date and not head.place_date:
        head.place_date = PlaceDate(found.number.end, found.number.end, "", found.date)
    if found.issuer and not head.bodies:
        head.bodies = [(start, found.issuer.upper())]


def _before_title(head: Head, lines: list[TextLine], text: str) -> int:
    """Read the blocks above the title; give the index of the first line not read."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.blank:
            at += 1
            continue
        if ADDRESS.match(line.text):
            head.letter = True
            return at
        rest = _take_line(head, line)
        kind = title_type(rest)
        if kind and not _is_body_name(rest):
            head.document_type = kind[0]
            first = line.start
            head.title, at = read_title(lines, at + 1, kind[1])
            _take_retyped(head, text, first)
            return at
        if _ABSTRACT.search(rest[:12]):
            head.letter = True
            at = _take_abstract(head, lines, at, rest)
            continue
        if rest and not _stamp(head, rest) and not is_party_motto(rest):
            above = head.number is not None and 0 < head.number.start - line.end < _NEAR
            if in_capitals(rest) or (above and is_body(rest, below=bool(head.bodies))):
                head.bodies.append((line.start, rest))
            elif starts_body(line) and (head.number or head.place_date):
                return at
        at += 1
    return at


def _is_body_name(text: str) -> bool:
    return fold(text).startswith(("bao cao vien", "thong tan"))


def read_head(text: str, start: int, end: int) -> Head:
    """Read the head of the document that begins at `start`."""
    lines = with_whole_dates(lines_of(text, start, end, _HEAD_LINES))
    stop = lines[-1].end if lines else start
    head = Head(end=start)
    head.incoming = incoming_stamp(lines)
    if head.incoming:
        lines = [line for at, line in enumerate(lines) if at not in head.incoming.lines]
    numbers = number_lines(text, start, stop)
    head.number = numbers[0] if numbers else None
    at = _before_title(head, lines, text)
    head.end = lines[at - 1].end if at else start
    names = issuing_bodies(
        head.bodies,
        head.number.start if head.number else start,
        head.number.symbol if head.number else "",
        dated=head.place_date is not None,
    )
    head.issuer = in_full(names[-1]) if names else ""
    head.superior = in_full(" - ".join(names[:-1])) if len(names) > 1 else ""
    if not head.document_type:
        head.document_type = _type_without_title(head)
    return head


def _type_without_title(head: Head) -> str:
    """The type of a document without a title line: its symbol's, else an official letter."""
    symbol = read_symbol(head.number.symbol) if head.number else None
    if head.letter:
        return "Công văn"
    if symbol and symbol.types:
        return symbol.types[0].name
    return "Công văn" if symbol and symbol.text else ""

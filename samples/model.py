"""What a sample document is: its text, and what a person would mark in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a marked span of text is; the value is its letter in the markup."""

    REFERENCE = "r"
    DATE = "d"
    PERCENTAGE = "p"
    QUANTITY = "q"
    TYPE = "t"
    NUMBER = "n"
    ISSUER = "i"


@dataclass(frozen=True, slots=True)
class Span:
    """A marked piece of a text.

    Attributes:
        kind: What it is.
        start: Offset of its first character.
        end: Offset behind its last character.
        subject: What a percentage or a quantity is said of, by the definition in
            `extractors.subjects`; empty where nothing is said.
    """

    kind: Kind
    start: int
    end: int
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """Plain text, the spans marked in it, and how much of its beginning is bold."""

    text: str
    spans: tuple[Span, ...] = ()
    bold: int = 0

    def inside(self, span: Span, kind: Kind) -> str:
        """Text of the first span of `kind` within `span`; empty where there is none."""
        for inner in self.spans:
            if inner.kind is kind and span.start <= inner.start and inner.end <= span.end:
                return self.text[inner.start : inner.end]
        return ""


class BlockKind(StrEnum):
    """How a block of the body is set."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CENTRED = "centred"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the body."""

    kind: BlockKind
    text: Marked


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: widths in hundredths of the text's width, a header, rows of cells."""

    widths: tuple[int, ...]
    header: tuple[Marked, ...]
    rows: tuple[tuple[Marked, ...], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """One administrative document, as its author wrote it.

    Attributes:
        name: Name of the file that holds it, without ending.
        document_type: "Báo cáo", "Công văn", ...
        number: As on paper, "215/BC-UBND".
        date: The day in its head.
        place: The place in its head.
        issuer: The issuer's full name in ordinary writing.
        parent_lines: Lines above the issuer, not bold.
        issuer_lines: The issuer as printed, in capitals.
        title: What it is about (trích yếu).
        addressees: Behind "Kính gửi:"; empty where there are none.
        body: Paragraphs and tables.
        recipients: The lines under "Nơi nhận:".
        authority: The lines above the signature, the signer's own title last.
        signer: The signer's name.
        signer_title: The authority lines in ordinary writing: "KT. Chủ tịch, Phó Chủ tịch".
        party: A document of a party committee: another head, no colon in the number.
    """

    name: str
    document_type: str
    number: str
    date: date
    place: str
    issuer: str
    parent_lines: tuple[str, ...]
    issuer_lines: tuple[str, ...]
    title: Marked
    addressees: tuple[str, ...]
    body: tuple[Block | Table, ...]
    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    signer: str
    signer_title: str
    party: bool = False

    @property
    def is_letter(self) -> bool:
        """An official letter (công văn) carries its title under the number, not as a heading."""
        return self.document_type == "Công văn"

    @property
    def printed_title(self) -> Marked:
        """The title as it stands on paper; a letter's begins with "V/v" (về việc: about)."""
        return prefixed("V/v ", self.title) if self.is_letter else self.title


def prefixed(prefix: str, text: Marked) -> Marked:
    """`text` behind `prefix`, its spans moved along."""
    n = len(prefix)
    spans = tuple(replace(s, start=s.start + n, end=s.end + n) for s in text.spans)
    return Marked(prefix + text.text, spans)

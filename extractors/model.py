"""The records: what extraction gives, immutable and with spans into the page text.

Every mention keeps `raw`, which equals `page_text[start:end]`, beside its normal form.
Numbers of pages start at 1; offsets are characters of the page's text.
Dates are ISO 8601 strings cut to what is known (`2020-08-26`, `2020-07`, `2020`).
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.mention_model import (
    DateMention,
    Finding,
    Percentage,
    Quantity,
    Reference,
    Signature,
    Span,
)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document: what its head and foot say, and all mentions in it.

    Attributes:
        document_type: Vietnamese name ("Kế hoạch"); "Công văn" for official letters.
        number: `119/KH-UBND`; empty where the paper leaves it blank or it is unreadable.
        symbol: The printed symbol, kept also when the number is blank (`BC-BCĐ`).
        number_unreadable: True where something stands before the symbol that is no number.
        date: ISO 8601, cut to what is known.
        place: As written in the line of place and date.
        issuer: The issuing body, in the case of names.
        superior: The body above it, if the head names one.
        title: The abstract under the type (trích yếu), or "V/v ..." of a letter.
        addressees: Whom a letter addresses (kính gửi).
        recipients: The list "Nơi nhận".
        signer: Name of the person who signs; of a joint document (liên tịch) all of them,
            parted by "; ".
        signer_title: Signing form and titles ("KT. Chủ tịch, Phó Chủ tịch"); of a joint
            document those of each signer, parted by "; ".
        urgency: "Khẩn", "Thượng khẩn", "Hỏa tốc", as stamped; else empty.
        secrecy: "Mật", "Tối mật", "Tuyệt mật"; else empty.
        incoming_number: Number in the stamp of incoming mail (số đến).
        incoming_date: Its date.
        confidence: 0 to 1, of the head and foot: how much of them was found.
        first_page: From 1.
        last_page: Inclusive.
        first_offset: Where it begins in the text of its first page.
        last_offset: Where it ends in the text of its last page.
        places: Where its head stands, and the lines of titles and names in its foot.
        references: Mentions of other documents, in order.
        dates: Dates and periods, in order.
        percentages: In order.
        quantities: In order.
        signatures: Texts of digital signatures.
        findings: Contradictions and impossible values.
    """

    document_type: str = ""
    number: str = ""
    symbol: str = ""
    number_unreadable: bool = False
    date: str = ""
    place: str = ""
    issuer: str = ""
    superior: str = ""
    title: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: str = ""
    signer_title: str = ""
    urgency: str = ""
    secrecy: str = ""
    incoming_number: str = ""
    incoming_date: str = ""
    confidence: float = 0.0
    first_page: int = 1
    last_page: int = 1
    first_offset: int = 0
    last_offset: int = 0
    places: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    dates: tuple[DateMention, ...] = ()
    percentages: tuple[Percentage, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    signatures: tuple[Signature, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """All documents of one file, in order."""

    documents: tuple[DocumentRecord, ...]

"""The mentions found in a text, each with its span and its raw text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A place in the text of a page."""

    page: int
    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another document.

    Attributes:
        page: From 1.
        start: Offset in the page's text.
        end: Offset behind the last character there.
        raw: The text of the mention.
        document_type: Vietnamese name of the type ("Quyết định"); empty if unknown.
        number: Normal form of number and symbol (`2053/QĐ-TTg`); of a short form the bare
            number (`281`); empty where the paper names the document without one.
        date: ISO 8601, cut to what is known; empty if not said.
        issuer: As written, or known from the symbol; empty if unknown.
        confidence: 0 to 1.
        resolves_to: The full number that a short form or a law's name stands for; empty for
            full references and for short forms without an antecedent.
        candidates: All numbers it may stand for, where there are several.
        title: A law's name with its type ("Luật Giáo dục"), or a resolution's with its meeting
            ("Nghị quyết Đại hội XIII của Đảng"); empty for other documents.
    """

    page: int
    start: int
    end: int
    raw: str
    document_type: str
    number: str
    date: str
    issuer: str
    confidence: float
    resolves_to: str = ""
    candidates: tuple[str, ...] = ()
    title: str = ""

    @property
    def is_full(self) -> bool:
        """Whether the mention has its own full number with symbol."""
        return "/" in self.number or "-" in self.number


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period.

    Attributes:
        page: From 1.
        start: Offset in the page's text.
        end: Offset behind the last character there.
        raw: The text of the mention.
        date: ISO 8601; a period is an interval (`2016/2020`); a day of every year `--12-06`.
        precision: `day`, `month`, `year`, `quarter`, `period` or `month_day`.
        date_start: First day, month or year; empty if no year is known.
        date_end: Last one, with the same precision as it was written.
    """

    page: int
    start: int
    end: int
    raw: str
    date: str
    precision: str
    date_start: str
    date_end: str


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage and what it is a percentage of.

    Attributes:
        page: From 1.
        start: Offset in the page's text.
        end: Offset behind the last character there.
        raw: The text of the mention.
        subject: What has the percentage, as written; empty if not found.
        value: 83.8 for 83,8%.
        qualifier: `exact`, `about`, `more_than`, `increase` ... (data/qualifiers.csv).
        subject_confidence: How likely the subject is the right one, from 0 to 1; None for a
            table's cell.
    """

    page: int
    start: int
    end: int
    raw: str
    subject: str
    value: float
    qualifier: str = "exact"
    subject_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted or measured amount.

    Attributes:
        page: From 1.
        start: Offset in the page's text.
        end: Offset behind the last character there.
        raw: The text of the mention.
        subject: What is counted or measured, as written; empty if not found.
        value: As written (200 for "200 triệu đồng").
        unit: As written ("triệu đồng/năm", "hội viên").
        base_value: With words of magnitude multiplied out (200000000).
        base_unit: The unit without them ("đồng/năm").
        qualifier: `exact`, `about`, `more_than`, `increase` ... (data/qualifiers.csv).
    """

    page: int
    start: int
    end: int
    raw: str
    subject: str
    value: float
    unit: str
    base_value: float
    base_unit: str
    qualifier: str = "exact"


@dataclass(frozen=True, slots=True)
class Signature:
    """The text that a digital signature leaves on the page; no claim that it is valid.

    Attributes:
        page: From 1.
        start: Offset in the page's text.
        end: Offset behind the last character there.
        raw: The text of the mention.
        signer: Person or body.
        email: Empty if not given.
        time: ISO 8601 with offset, as written; empty if not given.
        is_person: Whether the signer reads like a person's name.
    """

    page: int
    start: int
    end: int
    raw: str
    signer: str
    email: str
    time: str
    is_person: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at: readings that cannot both be right.

    Attributes:
        page: From 1, of the later reading.
        start: Offset in the page's text.
        end: Offset behind the last character there.
        kind: `two_dates`, `impossible_date`, `percentage_over_100`, `column_sum` or
            `number_in_words`.
        what: What it is about ("129/KH-UBND").
        reading: The reading here.
        other_reading: The one it contradicts.
    """

    page: int
    start: int
    end: int
    kind: str
    what: str
    reading: str
    other_reading: str

"""What is true of a document: its text page by page, and the records a person would take from it.

Records have the columns of the program's tables. `start` and `end` count characters of the page's
true text; a cell of a table is parted from the next by a tab there.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from samples.layout import PageLayout
from samples.lines import Word
from samples.model import Kind, Marked, Paper, Span

COLUMNS = {
    "documents": "document_id file first_page last_page document_type number date place issuer "
    "title signer signer_title text_source incoming_number incoming_date",
    "references": "document_id page start end document_type number date issuer raw",
    "dates": "document_id page start end date precision raw",
    "percentages": "document_id page start end subject value raw",
    "quantities": "document_id page start end subject value unit raw",
}
"""Columns of each table."""

Row = dict[str, str]
Tables = dict[str, list[Row]]

_TABLE_OF = {
    Kind.REFERENCE: "references",
    Kind.DATE: "dates",
    Kind.PERCENTAGE: "percentages",
    Kind.QUANTITY: "quantities",
}


@dataclass(frozen=True, slots=True)
class Truth:
    """Text of every page, and the rows of every table."""

    pages: tuple[str, ...]
    tables: Tables = field(default_factory=lambda: {name: [] for name in COLUMNS})

    @property
    def text(self) -> str:
        """The whole text, pages parted by a form feed."""
        return "\f".join(self.pages)


def truth_of(
    paper: Paper,
    pages: Sequence[PageLayout],
    document_id: str,
    file: str,
    source: str,
    first: int = 1,
) -> Truth:
    """Truth of one document whose first page is page `first` of `file`."""
    truth = Truth(tuple(page.text for page in pages))
    truth.tables["documents"].append(
        {
            "document_id": document_id,
            "file": file,
            "first_page": str(first),
            "last_page": str(first + len(pages) - 1),
            "document_type": paper.document_type,
            "number": paper.number,
            "date": paper.date.isoformat(),
            "place": paper.place,
            "issuer": paper.issuer,
            "title": paper.printed_title.text,
            "signer": paper.signer,
            "signer_title": paper.signer_title,
            "text_source": source,
        }
    )
    for number, page in enumerate(pages, start=first):
        for kind, row in sorted(_mentions(page), key=lambda found: int(found[1]["start"])):
            row |= {"document_id": document_id, "page": str(number)}
            truth.tables[_TABLE_OF[kind]].append(row)
    return truth


def joined(truths: Iterable[Truth]) -> Truth:
    """Truth of a file that holds several documents."""
    truths = tuple(truths)
    pages = tuple(page for truth in truths for page in truth.pages)
    tables = {name: [row for truth in truths for row in truth.tables[name]] for name in COLUMNS}
    return Truth(pages, tables)


@dataclass(frozen=True, slots=True)
class _Placed:
    word: Word
    offset: int


def _placed_words(page: PageLayout) -> list[_Placed]:
    """The page's words and where they stand in its text."""
    words, offset = [], 0
    for word in page.words:
        words.append(_Placed(word, offset))
        offset += len(word.text) + 1  # a space, a tab or a line's end
    return words


def _mentions(page: PageLayout) -> Iterator[tuple[Kind, Row]]:
    """Rows of everything marked on a page."""
    text = page.text
    by_source: dict[int, list[_Placed]] = {}
    for placed in _placed_words(page):
        by_source.setdefault(id(placed.word.source), []).append(placed)
    for words in by_source.values():
        source = words[0].word.source
        for span in source.spans:
            if span.kind not in _TABLE_OF:
                continue
            covered = [w for w in words if _overlaps(w.word, span)]
            if not covered:
                continue  # the span stands on another page
            start = covered[0].offset + span.start - covered[0].word.start
            end = covered[-1].offset + span.end - covered[-1].word.start
            raw = " ".join(text[start:end].split())
            if raw != source.text[span.start : span.end]:
                raise ValueError(f"parted by a page's end: {source.text[span.start : span.end]!r}")
            if span.kind is Kind.DATE and (day := _DAY.search(text, 0, start)):
                start, raw = day.start(), " ".join(text[day.start() : end].split())
            row = {"start": str(start), "end": str(end), "raw": raw}
            yield span.kind, row | _fields(source, span)


def _overlaps(word: Word, span: Span) -> bool:
    return word.start < span.end and span.start < word.start + len(word.text)


def _fields(source: Marked, span: Span) -> Row:
    raw = source.text[span.start : span.end]
    match span.kind:
        case Kind.REFERENCE:
            inner = source.inside(span, Kind.DATE)
            kind = source.inside(span, Kind.TYPE)
            return {
                "document_type": kind[:1].upper() + kind[1:],  # as types are named
                "number": source.inside(span, Kind.NUMBER),
                "date": iso_date(inner)[0] if inner else "",
                "issuer": source.inside(span, Kind.ISSUER),
            }
        case Kind.DATE:
            value, precision = iso_date(raw)
            return {"date": value, "precision": precision}
        case Kind.PERCENTAGE:
            return {"value": plain_number(raw.removesuffix("%")), "subject": span.subject}
        case _:
            number, unit = _AMOUNT.fullmatch(raw).groups()  # type: ignore[union-attr]
            return {"value": plain_number(number), "unit": unit, "subject": span.subject}


_DAY = re.compile(r"[Nn]gày\s+\Z")
"""Belongs to the date behind it: "ngày 30/7/2021", as in "ngày 30 tháng 7 năm 2021"."""
_AMOUNT = re.compile(r"([\d.,]*\d)\s*(.*)")
_NUMBERS = re.compile(r"\d+")
_FROM_TO = re.compile(r"từ (ngày .+) đến (?:hết )?(ngày .+)")
_PERIOD = re.compile(r"\d{4} ?- ?\d{4}")


def plain_number(text: str) -> str:
    """A number as computers write it: "35.642" is 35642, "83,8" is 83.8, "07" is 7."""
    whole, _, decimals = text.replace(".", "").partition(",")
    return f"{int(whole)}.{decimals}".rstrip("0").rstrip(".") if decimals else str(int(whole))


def iso_date(text: str) -> tuple[str, str]:
    """ISO 8601 of a written date, cut to what is known, and its precision."""
    ends = _FROM_TO.fullmatch(text)
    if ends:
        return "/".join(iso_date(end)[0] for end in ends.groups()), "period"
    parts = _NUMBERS.findall(text)
    if _PERIOD.fullmatch(text):
        return "/".join(parts), "period"
    *rest, year = parts
    iso = "-".join([year, *(part.zfill(2) for part in reversed(rest))])
    return iso, ("year", "month", "day")[len(rest)]


def write_tables(tables: Tables, folder: Path) -> None:
    """Each table as `NAME.csv`."""
    for name, columns in COLUMNS.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns.split(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables[name])

"""Percentages of real texts, of which it is known what they are rates of.

The table holds no text: it says where in a corpus file a text stands, and where in it the
percentage and its subject are.
"""

from __future__ import annotations

import csv
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.source import read
from extractors.train.examples import Example


@dataclass(frozen=True, slots=True)
class RealRate:
    """A percentage in its text, and its subject in the words of the text.

    Attributes:
        held_out: Whether nothing may be fitted to it.
        kind: The corpus file: `admin`, `legal`, `forms` or `wiki`.
        text: A paragraph, or more of them.
        start: Where the percentage begins in it.
        end: Where it ends.
        subject: As annotated; empty where the text gives none.
        also: Other readings that the definition allows.
        document: Of percentages of one text the same.
    """

    held_out: bool
    kind: str
    text: str
    start: int
    end: int
    subject: str
    also: tuple[str, ...]
    document: str


def real_rates(table: Path, corpus: Path) -> Iterator[RealRate]:
    """The percentages of a table of places in the files of a corpus (`admin.txt.xz`, ...)."""
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            first, last = _span(row["text"])
            text = _text(corpus / f"{row['file']}.txt.xz")[first:last]
            start, end = _span(row["rate"])
            yield RealRate(
                held_out=row["half"] == "held-out",
                kind=row["file"],
                text=text,
                start=start,
                end=end,
                subject=_words(text, row["subject"]),
                also=tuple(_words(text, spans) for spans in row["also"].split(";") if spans),
                document=f"{row['file']}:{first}",
            )


def of_corpus(table: Path, corpus: Path) -> Iterator[Example]:
    """The percentages of running text that weights may be fitted to."""
    for rate in real_rates(table, corpus):
        if not rate.held_out and "|" not in rate.subject and "\t" not in rate.subject:
            text = read(rate.text).plain
            yield Example(text, rate.start, rate.end, read(rate.subject).plain, rate.document)


@cache
def _text(path: Path) -> str:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return file.read()


def _span(text: str) -> tuple[int, int]:
    start, end = text.split("-")
    return int(start), int(end)


def _words(text: str, spans: str) -> str:
    """The words at `start-end`, of several such places parted by " | "."""
    places = [_span(span) for span in spans.split("|") if span]
    return " | ".join(text[start:end] for start, end in places)

"""Annotated percentages to fit the ranking of subjects to."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors import extract
from extractors.source import read

_SPAN = re.compile(r"\{([^}]*)\}")
_RANGE = re.compile(r"\s?%?\s?(?:[-–]|đến)\s?")
_SIGN = re.compile(r"%(\^?)")


ALL_HELD_OUT = frozenset({3})
"""The series of annotated documents without a fitted half."""


@dataclass(frozen=True, slots=True)
class Example:
    """A percentage in its text, whose subject is known.

    Attributes:
        text: With one kind of space and dash (`Source.plain`).
        start: Where the percentage begins.
        end: Where it ends.
        subject: What it is one of, in the words of the text.
        document: What it is from; the percentages of one follow each other.
    """

    text: str
    start: int
    end: int
    subject: str
    document: str


def is_held_out(name: str, series: int) -> bool:
    """Whether nothing is fitted to an annotated document: by its series, or by its name."""
    return series in ALL_HELD_OUT or hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def of_folder(documents: Path) -> Iterator[Example]:
    """The percentages outside tables of the annotated documents that are not held out."""
    for path in sorted(documents.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        if not is_held_out(path.stem, truth.get("series", 1)):
            yield from of_document(path)


def percentage_spans(text: str) -> list[tuple[int, int, float]]:
    """Start, end and value of the percentages of running text, a range as one with both values."""
    pages = [0, *(match.end() for match in re.finditer("\f", text))]
    each = [
        (pages[one.page - 1] + one.start, pages[one.page - 1] + one.end, one.value)
        for document in extract(text).documents
        for one in document.percentages
    ]
    found: list[tuple[int, int, float]] = []
    low = -1
    nexts = [start for start, _, _ in each[1:]]
    for (start, end, value), after in zip(each, [*nexts, len(text)], strict=False):
        first = low if low >= 0 else start
        low = first if _RANGE.fullmatch(text, end, after) else -1
        if low < 0:
            found.append((first, end, value))
    return found


def of_document(path: Path) -> Iterator[Example]:
    """The percentages of an annotated document (`NAME.json` beside `NAME.txt`) outside tables."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    truth = json.loads(path.read_text(encoding="utf-8"))["percentages"]
    plain = read(text).plain
    left = percentage_spans(text)
    for item in truth:
        place = next((each for each in left if each[2] == item["value"]), None)
        if place is None:
            continue
        left.remove(place)
        start, end, _ = place
        line = plain[plain.rfind("\n", 0, start) + 1 : end + 1]
        if "\t" not in line:
            yield Example(plain, start, end, item["subject"], path.stem)


def of_sentences(path: Path) -> Iterator[Example]:
    r"""The percentages of sentences with their subjects marked.

    A line is a text of its own, its line ends as `\n`: its subjects stand in braces, in the order
    of the percentages; a percentage with `^` behind it has the subject of the one before it.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line and not line.startswith("#"):
            yield from _of_sentence(line.replace("\\n", "\n"), f"{path.stem}:{number}")


def _of_sentence(line: str, name: str) -> Iterator[Example]:
    subjects = iter(_SPAN.findall(line))
    text = re.sub("[{}]", "", line)
    again = [bool(match[1]) for match in _SIGN.finditer(text)]
    text = read(text.replace("^", "")).plain
    signs = [match.start() for match in _SIGN.finditer(text)]
    subject = ""
    for start, end, _ in percentage_spans(text):
        within = [again[at] for at, sign in enumerate(signs) if start <= sign < end]
        if not within or not within[0]:
            subject = next(subjects, "")
        if not subject:
            raise ValueError(f"{name}: too few subjects")
        yield Example(text, start, end, subject, name)
    if left := list(subjects):
        raise ValueError(f"{name}: no percentage for {left}")

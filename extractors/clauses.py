"""The clause around an amount: its qualifier and its subject."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.folding import one_line, squash
from extractors.tables import column, rows

_WINDOW = 260
_BOUNDARY = re.compile(
    r"[;:!?]|\.(?=\s)|%\s*[,)]?|\n\s*\n|\f|\n\s*(?=[-+•]|\d{1,2}[.)]|[a-zđ][.)]\s)|\t|\./\."
)
_BULLET = re.compile(r"^\s*(?:[-+•*]+|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)])\s+")
_WORDS = re.compile(r"\S+")
_NUMBER = re.compile(r"\d[\d.,/]*\s*")
_AFTER_END = re.compile(r"[,;:.()\[\]!?\t\f\d%]|\n\s*\n|\n\s*[-+•]|\./\.")
_HEADING = re.compile(r"^\s*(?:[-+•*]|[IVX]+\.|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)])\s*(\S.*)$")
_RATE = re.compile(r"^(?:đạt\s+)?(?:tỷ lệ|tỉ lệ)(?:\s*\(?%\)?)?$", re.IGNORECASE)


class Clause(NamedTuple):
    """What stands before an amount in its clause.

    Attributes:
        subject: The phrase the verb speaks of; may be empty.
        qualifier: Name of the qualifier in data/qualifiers.csv, `exact` without one.
        takes_object: Whether the verb makes the phrase behind the amount its subject
            ("phấn đấu 90% hộ dân").
    """

    subject: str
    qualifier: str
    takes_object: bool


@cache
def _predicates() -> dict[str, str]:
    return {row["phrase"]: row["takes"] for row in rows("predicates.csv")}


@cache
def _qualifiers() -> dict[str, str]:
    return {row["phrase"]: row["qualifier"] for row in rows("qualifiers.csv")}


@cache
def _adverbials() -> re.Pattern[str]:
    words = sorted(column("adverbial_leads.csv", "phrase"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})\b", re.IGNORECASE)


@cache
def _stops() -> re.Pattern[str]:
    words = sorted(column("phrase_stops.csv", "phrase"), key=len, reverse=True)
    return re.compile(rf"(?<=\s)(?:{'|'.join(words)})(?=\s|$)")


def _before(text: str, offset: int) -> str:
    window = text[max(0, offset - _WINDOW) : offset]
    start = 0
    for match in _BOUNDARY.finditer(window):
        start = match.end()
    return _BULLET.sub("", window[start:])


def _strip_predicate(words: list[str]) -> tuple[list[str], list[str]]:
    """Take the words of the predicate from the end; longest known phrases first."""
    taken: list[str] = []
    while words:
        for count in range(min(4, len(words)), 0, -1):
            phrase = " ".join(words[-count:]).strip(",(").casefold()
            if phrase in _predicates():
                taken.insert(0, phrase)
                words = words[:-count]
                break
        else:
            break
    return words, taken


def _qualifier(predicates: list[str]) -> str:
    for phrase in reversed(predicates):
        if phrase in _qualifiers():
            return _qualifiers()[phrase]
    return "exact"


def _without_adverbials(text: str) -> str:
    """Drop leading phrases such as "Đến năm 2020," and what a number before ends."""
    while True:
        head, comma, tail = text.partition(",")
        if not comma or not _adverbials().match(head.strip()):
            break
        text = tail.strip()
    numbers = list(_NUMBER.finditer(text))
    if numbers and text[numbers[-1].end() :].strip():
        return text[numbers[-1].end() :]
    return text


def clause_before(text: str, offset: int) -> Clause:
    """Subject and qualifier of the amount that begins at `offset`."""
    raw = _before(text, offset).strip().rstrip("(")
    words, taken = _strip_predicate(_WORDS.findall(raw))
    kinds = {_predicates()[phrase] for phrase in taken}
    subject = _without_adverbials(" ".join(words).strip(" ,(-"))
    rest, more = _strip_predicate(_WORDS.findall(subject))
    if not rest and more:
        subject = ""
    return Clause(
        one_line(subject).strip(' ,.-("“”'),
        _qualifier(taken),
        "object" in kinds and "subject" not in kinds,
    )


def phrase_after(text: str, offset: int) -> str:
    """The noun phrase that begins at `offset`, up to its verb or a mark."""
    window = text[offset : offset + 160]
    end = _AFTER_END.search(window)
    if end:
        window = window[: end.start()]
    stop = _stops().search(window)
    if stop:
        window = window[: stop.start()]
    return one_line(window).strip(' -"“”')


def heading_above(text: str, offset: int) -> str:
    """The nearest line above that introduces a list or a section, without its numbering."""
    end = text.rfind("\n", 0, offset)
    for _ in range(12):
        if end <= 0:
            break
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        end = start - 1
        match = _HEADING.match(line)
        if line and (line.endswith(":") or match) and len(line) < 140 and "%" not in line:
            return one_line(match[1] if match else line).strip(" :")
    return ""


def is_rate_word(text: str) -> bool:
    """Whether a table head says only "tỷ lệ"."""
    return _RATE.match(squash(text)) is not None

"""The text around an amount: its clause, the phrase behind it, the heading above it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.folding import UPPER, one_line, squash
from extractors.lines import in_capitals
from extractors.predicates import WORDS, qualifiers, tidy
from extractors.tables import column, rows

_WINDOW = 260
_BOUNDARY = re.compile(
    r"[;:!?]|(?<!\n\d)(?<!\n\d\d)\.(?=\s)|%\s?[,)]?|\n\s*\n|\f|\n\s*(?=[-+•]|\d{1,2}[.)]|[a-zđ][.)]\s)|\t|\./\."
)
_NUMBERED = r"(?:[IVX]+\s?[.)-]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)])"
_BULLET = re.compile(rf"^\s*(?:[-+•]+|{_NUMBERED})\s+")
_HEADING = re.compile(rf"^\s*(?:[-+•]|{_NUMBERED})\s*(\S.*)$")
_NEW_LINE = re.compile(rf"\n\s*(?=[{UPPER}])")
_AFTER_END = re.compile(r"[;:.()\[\]!?\t\f%]|\d+(?!\d|\s+tuổi)|\n\s*\n|\n\s*[-+•]|\./\.|,(?!\s?\w)")
_RATE = re.compile(r"^(?:đạt\s+)?(?:tỷ lệ|tỉ lệ)(?:\s*\(?%\)?)?$", re.IGNORECASE)
_TRAILING = re.compile(r"\s+(?:và|hoặc|của|với|cho|các|những)$")
_AGED = re.compile(r"từ (?:đủ )?\d+ tuổi")
_LONGEST_HEADING = 140


class Before(NamedTuple):
    """The clause before an amount; `after_percent` if a percentage ends right before it.

    `listed` if no comma or bracket stands between the two.
    """

    text: str
    after_percent: bool
    listed: bool


def clause_text(text: str, offset: int) -> Before:
    """The text from the last boundary of clauses to `offset`, without a bullet.

    A colon bounds no clause where the amount follows at once ("Tỷ lệ: 87%"); the end of a
    heading's line does.
    """
    window = text[max(0, offset - _WINDOW) : offset]
    start, mark, last = 0, "", 0
    for match in _BOUNDARY.finditer(window):
        last = start
        start, mark = match.end(), match[0]
    if mark == ":" and _only_qualifiers(window[start:]) and "\n" not in window[start:]:
        start, mark = last, ""
        window = window.replace(":", " ")
    clause = _BULLET.sub("", _below_headings(window[start:]))
    return Before(clause, mark[:1] == "%", mark[:1] == "%" and mark[-1] not in ",)")


def _below_headings(text: str) -> str:
    """The clause without heading lines above it."""
    for match in reversed(list(_NEW_LINE.finditer(text))):
        line = text[: match.start()].rsplit("\n", 1)[-1]
        if _HEADING.match(line) and len(line) < _LONGEST_HEADING // 2 or in_capitals(line):
            return text[match.end() :]
    return text


def _only_qualifiers(text: str) -> bool:
    phrase = squash(text)
    return not phrase or phrase in qualifiers()


@cache
def _stops() -> dict[str, tuple[str, ...]]:
    """The phrases that end a noun phrase, by their first word."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in column("phrase_stops.csv", "phrase"):
        first = phrase.split(" ", 1)[0]
        found[first] = (*found.get(first, ()), phrase)
    return found


def _stop(text: str) -> int:
    """Where the first phrase begins that ends a noun phrase; the text's length if none does."""
    for match in WORDS.finditer(text):
        start = match.start()
        for phrase in _stops().get(match[0].rstrip(","), ()):
            behind = text[start + len(phrase) : start + len(phrase) + 1]
            if _AGED.match(text, start):
                continue
            if text.startswith(phrase, start) and behind in ("", " ", ","):
                return start
    return len(text)


@cache
def _listed_nouns() -> frozenset[str]:
    """First words of the nouns that are counted: what may follow a comma in a list of them."""
    return frozenset(row["unit"].split()[0] for row in rows("units.csv") if row["kind"] == "count")


def starts_with_counted_noun(phrase: str) -> bool:
    """Whether a phrase begins with a noun that is counted ("hộ dân", "số cán bộ")."""
    return phrase.removeprefix("tổng ").removeprefix("số ").split(" ", 1)[0] in _listed_nouns()


def phrase_after(text: str, offset: int) -> str:
    """The noun phrase that begins at `offset`, up to its verb or a mark.

    A comma ends it, but for lists of counted nouns ("cán bộ, công chức").
    """
    window = text[offset : offset + 160]
    end = _AFTER_END.search(window)
    if end:
        window = window[: end.start()]
    window = one_line(window)
    window = window[: _stop(window)]
    parts = window.split(",")
    phrase = parts[0]
    for part in parts[1:]:
        if not starts_with_counted_noun(one_line(part)):
            break
        phrase = f"{phrase},{part}"
    return tidy(_TRAILING.sub("", one_line(phrase)))


def heading_above(text: str, offset: int) -> str:
    """The nearest line above that introduces a list or a section, without its numbering."""
    end = text.rfind("\n", 0, offset)
    for _ in range(12):
        if end <= 0:
            break
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        end = start - 1
        if len(line) < _LONGEST_HEADING and "%" not in line and (found := _heading(line)):
            return found
    return ""


def _heading(line: str) -> str:
    match = _HEADING.match(line)
    sentence = ". " in line or line[-1:] in ",;."
    if line.endswith(":") or (match and not sentence):
        return one_line(match[1] if match else line).strip(" :")
    return ""


def is_rate_word(text: str) -> bool:
    """Whether a table head says only "tỷ lệ"."""
    return _RATE.match(squash(text)) is not None

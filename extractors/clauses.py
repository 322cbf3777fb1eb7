"""The clause before an amount, and the heading above it."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.folding import LOWER, UPPER, one_line, squash
from extractors.lines import in_capitals
from extractors.numbers import NUMBER
from extractors.predicates import says_nothing
from extractors.units import unit_at

_WINDOW = 260
_BOUNDARY = re.compile(
    r"(?=[;:!?.%\s])(?:[;:!?]|(?<!\n\d)(?<!\n\d\d)\.(?=\s)|%(?:\s?[,)]|\s+[-+•]\s)?"
    r"|\s[-+•]\s(?=(?:Tỷ|Tỉ|Tổng|Số|Mức|Diện|Sản|Năng|Khối) \w)"
    r"|\n\s*\n|\f|\n\s*(?=[-+•]|\d{1,2}[.)]|[a-zđ][.)]\s)|(?<=\S)\t[^\t\n]*\n|\t|\./\.)"
)
"""Each begins with one of few characters: asking for these first halves the time."""
_NUMBERED = r"(?:[IVX]+\s?[.)-]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\d?[.)])"
_BULLET = re.compile(rf"^\s*(?:[-+•]+|{_NUMBERED})\s+")
_HEADING = re.compile(rf"^\s*(?:[-+•]|{_NUMBERED})\s*(\S.*)$")
_NEW_LINE = re.compile(rf"\n\s*(?=[{UPPER}])")
_RATE = re.compile(r"^(?:đạt\s+)?(?:tỷ lệ|tỉ lệ)(?:\s*\(?%\)?)?$", re.IGNORECASE)
_NUMBER = re.compile(rf"\s*(?:\d+\s?/\s?)?(?:{NUMBER})")
_SPACES = re.compile(r"\s+")
_ANYONE = frozenset({"người", "em", "cháu", "con", "lượt", "trường hợp"})
"""Units that name nothing by themselves."""
_PAGE_END = re.compile(rf"(?:\n\s*\d{{1,3}})?\s*\f\s*(?:\d{{1,3}}\s*\n\s*)?(?=[{LOWER}](?![.)]))")
_LONGEST_HEADING = 140
_LEADS_IN = ("như sau", "sau đây", "dưới đây")
"""Ends of a line that introduces what follows and names nothing: "báo cáo kết quả như sau:"."""


class Before(NamedTuple):
    """The clause before an amount.

    Attributes:
        text: Its words.
        after_percent: Whether a percentage ends right before it.
        listed: Whether no comma or bracket stands between the two.
        follows: Whether a semicolon parts it from a clause with a percentage on its line.
    """

    text: str
    after_percent: bool
    listed: bool
    follows: bool


def clause_text(text: str, offset: int) -> Before:
    """The text from the last boundary of clauses to `offset`, without a bullet.

    A colon bounds no clause where the amount follows at once ("Tỷ lệ: 87%"), or one whose
    rate it is ("Thu nội địa: 52 tỷ đồng, đạt 98%"); the end of a heading's line does.
    """
    window = over_pages(text[max(0, offset - _WINDOW) : offset])
    start, mark, last = 0, "", 0
    if offset > _WINDOW:
        start = last = window.find(" ") + 1  # no half of a word
    for match in _BOUNDARY.finditer(window):
        last = start
        start, mark = match.end(), match[0]
    behind = window[start:]
    if (
        mark == ":"
        and "\n" not in behind
        and (says_nothing(behind) or _is_amount(behind, window[last:start]))
    ):
        start, mark = last, ""
        window = window.replace(":", " ")
    clause = _SPACES.sub(" ", _BULLET.sub("", _below_headings(window[start:])))
    after = mark.startswith("%")
    follows = mark == ";" and "%" in window[window.rfind("\n", 0, start) + 1 : start]
    return Before(clause, after, after and mark.rstrip()[-1] in "%", follows)


def over_pages(text: str) -> str:
    """A text in which a sentence goes on over the page's end and the page number there."""
    return _PAGE_END.sub(" ", text) if "\f" in text else text


def _is_amount(text: str, label: str) -> bool:
    """Whether a text begins with an amount of what `label` names: no noun but a unit follows.

    "Thu nội địa: 52 tỷ đồng", "Bác sĩ: 31 người", but not "Đạt chuẩn mức độ 3: 10 xã".
    """
    number = _NUMBER.match(text)
    unit = unit_at(text, number.end()) if number else None
    if unit is None or text[unit.end :].lstrip()[:1] not in ("", ",", "("):
        return False
    name = unit.unit.name
    return unit.unit.kind != "count" or name in _ANYONE or name in label.casefold()


def _below_headings(text: str) -> str:
    """The clause without heading lines above it."""
    for match in reversed(list(_NEW_LINE.finditer(text))):
        line = text[: match.start()].rsplit("\n", 1)[-1]
        if _HEADING.match(line) and len(line) < _LONGEST_HEADING // 2 or in_capitals(line):
            return text[match.end() :]
    return text


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
            return "" if found.endswith(_LEADS_IN) else found
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

"""The text around an amount in which its subject is looked for."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.clauses import over_pages

_BEFORE = 300
_BEHIND = 160
_NEAR = 80
"""Characters before an amount in which most often its clause begins."""
_PER_TIME = r"\s?/\s?(?:năm|tháng|quý|ngày|vụ)\b"
_BOUNDARY = re.compile(
    r"[;!?…\f\t]|(?<!\n\d)(?<!\n\d\d)\.(?=\s)|\n\s*\n|\./\."
    r"|\n\s*(?=[-+•]|\d{1,2}[.)]|[a-zđ][.)]\s)"
    rf"|(?<=[\d ])%(?:{_PER_TIME})?|(?<=\d\s)phần trăm"
    r"|\s[-+•]\s(?=(?:Tỷ|Tỉ|Tổng|Số|Mức|Diện|Sản|Năng|Khối) \w)"
)
"""What a clause does not reach over; the percentage before it among them."""
_BULLET = re.compile(
    r"\s*(?:[-+•]+|(?:[IVX]+\s?[.)-]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\d?[.)]))\s+"
)
_END = re.compile(
    r"[;:!?\t\f…]|\.(?=\s|$)|\n\s*\n|\n\s*[-+•]|\./\.|\d[\d.,]*\s?(?:-\s?\d[\d.,]*\s?)?%"
)
_SPELT = re.compile(r"\s?\([^()]*\)(?=\s*\w)")
"""The number again in words: "10% (mười phần trăm) số phí"."""
_BOUND = re.compile(rf"{_PER_TIME}|\s*trở (?:lên|xuống)\b")
_LETTER = re.compile(r"[^\W\d_]")
_MOST_RATES = 5
"""Percentages that one label may have in a row."""
_SIGNS = " (>=<≥≤\n"


class Window(NamedTuple):
    """Where the words around an amount are.

    Attributes:
        start: Offset of the clause before it.
        mark: What stands before that clause: `%` a percentage, `;` a semicolon on a line with
            percentages and `,` on another one, `.` a sentence, `|` another mark or a line's
            end; `^` if the text begins there.
        behind: Offset of the words behind the amount.
        end: Where they end.
    """

    start: int
    mark: str
    behind: int
    end: int


def on_one_page(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The text around an amount and its place there, sentences joined over a page's end."""
    first, last = max(0, start - _BEFORE - 1), end + _BEHIND
    if text.find("\f", first, last) < 0:
        return text, start, end
    before = over_pages(text[first:start])
    joined = f"{before}{text[start:end]}{over_pages(text[end:last])}"
    return joined, len(before), len(before) + end - start


def window_around(text: str, start: int, end: int) -> Window:
    """The window of the amount at `text[start:end]`."""
    behind, last = _behind(text, end)
    first = max(0, start - _BEFORE)
    marks = _marks(text, first, start)
    cut = marks[-1].end() if marks else text.find(" ", first, start) + 1 if first else 0
    mark = _name(text, marks[-1]) if marks else "^"
    if mark in ".%" and _stands_alone(text[cut:start], text[behind:last]):
        marks = [m for m in _BOUNDARY.finditer(text, first, cut) if _name(text, m) not in ".%"]
        label = marks[-1].end() if marks else first
        if text.count("%", label, cut) < _MOST_RATES and _LETTER.search(text, label, cut):
            cut, mark = label, "|"
    bullet = _BULLET.match(text, cut, start)
    return Window(bullet.end() if bullet else cut, mark, behind, last)


def _marks(text: str, first: int, start: int) -> list[re.Match[str]]:
    """The boundaries before an amount; most often there is one near it."""
    near = max(first, start - _NEAR)
    found = list(_BOUNDARY.finditer(text, near, start))
    return found if found or near == first else list(_BOUNDARY.finditer(text, first, start))


def _name(text: str, mark: re.Match[str]) -> str:
    sign = mark[0].strip()[:1]
    if sign == ";":
        line = text.rfind("\n", max(0, mark.start() - _BEFORE), mark.start()) + 1
        return ";" if text.find("%", max(line, mark.start() - _BEFORE), mark.start()) >= 0 else ","
    if sign in ("%", "p"):
        return "%"
    return "." if sign == "." else "|"


def _stands_alone(before: str, behind: str) -> bool:
    """Whether an amount has no words on either side: the sentence before it is its label."""
    return not before.strip(_SIGNS) and not behind.lstrip(" ")[:1].isalpha()


def _behind(text: str, end: int) -> tuple[int, int]:
    window = text[end : end + _BEHIND]
    stop = _END.search(window)
    last = end + (stop.start() if stop else len(window))
    for pattern in (_SPELT, _BOUND):
        if found := pattern.match(text, end, last):
            end = found.end()
    return end, last

"""Sentences over a page's end, and the heading above an amount."""

from __future__ import annotations

import re

from extractors.folding import LOWER, one_line, squash

_NUMBERED = r"(?:[IVX]+\s?[.)-]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\d?[.)])"
_HEADING = re.compile(rf"^\s*(?:[-+•]|{_NUMBERED})\s*(\S.*)$")
_RATE = re.compile(r"^(?:đạt\s+)?(?:tỷ lệ|tỉ lệ)(?:\s*\(?%\)?)?$", re.IGNORECASE)
_PAGE_END = re.compile(rf"(?:\n\s*\d{{1,3}})?\s*\f\s*(?:\d{{1,3}}\s*\n\s*)?(?=[{LOWER}](?![.)]))")
_LONGEST_HEADING = 140
_LEADS_IN = ("như sau", "sau đây", "dưới đây")
"""Ends of a line that introduces what follows and names nothing: "báo cáo kết quả như sau:"."""


def over_pages(text: str) -> str:
    """A text in which a sentence goes on over the page's end and the page number there."""
    return _PAGE_END.sub(" ", text) if "\f" in text else text


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

"""Resolutions named without a number, by the meeting that passed them, and which one it was.

"Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Trung ương 4 khóa XI": the party's documents name
its congresses' and plenums' resolutions so. One without an ordinal or term names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.folding import LOWER, UPPER, one_line
from extractors.found import Found
from extractors.symbols import read_symbol

_SURE = 0.9
_MARK = re.compile(r"ghị\s+quyết\s+(?=(?:của\s+)?(?:Đại\s+hội|Hội\s+nghị|Trung\s+ương|Ban\s+Chấp))")
_ORDINAL = (
    r"(?:[IVX]+|\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai|ba|bốn|lăm))?)\b"
)
_YEARS = r"(?:19|20)\d\d\s?-\s?(?:19|20)\d\d"
_TERM = rf"(?:\s*,?\s*\(?\s*(?i:khó[aá]|nhiệm\s+kỳ)\s+(?:[IVX]+\b|{_YEARS}))"
_OF_PARTY = r"(?:\s+(?:của\s+)?Đảng\b(?!\s+(?:bộ|ủy|uỷ))(?:\s+Cộng\s+sản\s+Việt\s+Nam\b)?)"
_WHOSE = rf"(?:\s+(?!lần\b|khó[aá]\b|nhiệm\b)[{UPPER}{LOWER}]+){{0,9}}?"


@cache
def _pattern() -> re.Pattern[str]:
    """The name of a meeting with its ordinal or term, behind the word for a resolution."""
    congress = (
        rf"Đại\s+hội{_WHOSE}"
        rf"(?:\s+(?:lần\s+)?thứ\s+{_ORDINAL}|\s+[IVX]+\b{_OF_PARTY}?|(?={_TERM}))"
        rf"{_OF_PARTY}?{_TERM}?\)?"
    )
    plenum = (
        rf"(?:Hội\s+nghị\s+)?(?:lần\s+thứ\s+(?P<first>{_ORDINAL})\s+)?(?:(?:của\s+)?Ban\s+Chấp\s+hành\s+)?"
        rf"Trung\s+ương(?:\s+Đảng)?(?:\s+(?:lần\s+thứ\s+)?(?!khó)(?P<then>{_ORDINAL}))?"
        rf"{_OF_PARTY}?{_TERM}\)?"
    )
    return re.compile(rf"(?:của\s+)?(?P<body>{congress}|{plenum})")


def find_meetings(text: str) -> Iterator[Found]:
    """The resolutions of a text that are named by their meeting, in order."""
    for mark in _MARK.finditer(text):
        start = mark.start() - 1
        match = _pattern().match(text, mark.end())
        if not match or text[start] not in "Nn" or not _is_one(match):
            continue
        end = match.end()
        if text[end - 1] == ")" and "(" not in match[0]:
            end -= 1
        body = one_line(text[match.start("body") : end])
        yield Found(
            start=start,
            number_start=start,
            number_end=end,
            end=end,
            type_name="Nghị quyết",
            typed=True,
            number="",
            symbol=read_symbol(""),
            date="",
            issuer=body,
            confidence=_SURE,
            title=f"Nghị quyết {body}",
        )


def _is_one(match: re.Match[str]) -> bool:
    """Whether it is said which meeting it was: a plenum's term alone has several."""
    plenum = "Trung" in match[0].split("hội", 1)[0]
    return not plenum or bool(match["first"] or match["then"])

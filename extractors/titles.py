"""The title (trích yếu) of a document, and where its text begins."""

from __future__ import annotations

import re
from functools import cache

from extractors.bodies import starts_with_body
from extractors.folding import LOWER, UPPER, fold, one_line
from extractors.lines import TextLine, in_capitals, motto_spans
from extractors.place_dates import place_date
from extractors.signing import title_words
from extractors.tables import column

TITLE_LINES = 8
ADDRESS = re.compile(r"^\s*K[íi]nh g[ửưứui]+i?\s*[:;.]?\s*", re.IGNORECASE)
_OF_BODY = re.compile(r"^CỦA\s[^\d]*$")
_NO_TITLE = re.compile(r"^\W*(?:căn cứ|kính gửi|điều 1|i\.|1\.|chương|phần)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“([^“”'\"]{2,80})['\"](?=[\s,;.]|$)")
"""A quotation whose end was read as another mark."""
_STRAY = re.compile(rf"^(?:[{LOWER}]\s(?=[{UPPER}])|[:;.,'`|_~]+\s?(?=\w)|-(?=[{LOWER}]))")
"""What dirt at the edge leaves before a line."""


@cache
def _body_starts() -> re.Pattern[str]:
    words = "|".join(re.escape(fold(phrase)) for phrase in column("body_starts.csv", "phrase"))
    return re.compile(rf"^\W*(?:{words})(?=\W|$)")


def starts_body(line: TextLine) -> bool:
    """Whether a line begins the text proper ("Căn cứ ...", "I. ...", "Kính gửi: ...")."""
    return _body_starts().match(fold(line.text)) is not None and not in_capitals(line.text)


def read_title(lines: list[TextLine], at: int, first: str) -> tuple[str, int]:
    """The abstract that begins at line `at`, and the index behind it."""
    parts = [first] if first else []
    while at < len(lines) and len(parts) < TITLE_LINES:
        line = lines[at]
        if line.blank:
            if parts:
                break
        elif _ends_title(line, bool(parts)) or _is_heading_under(line, parts):
            break
        elif not (_OF_BODY.match(line.text) and in_capitals(line.text)):
            parts.append(_STRAY.sub("", line.text))
        at += 1
    return _QUOTED.sub(r"“\1”", one_line(" ".join(parts)).strip(" .-–—~`'_")), at


_SECTION = re.compile(r"^(?:[IVX]{1,4}\s?[.)/-]|[1A]\.)\s")


def _ends_title(line: TextLine, begun: bool) -> bool:
    if _SECTION.match(line.text):
        return True
    if begun and starts_body(line):
        return True
    if _NO_TITLE.match(line.text) or ADDRESS.match(line.text) or motto_spans(line.text):
        return True
    if place_date(line) and (lead := place_date(line)) and lead.start <= line.start + 3:
        return True
    folded = fold(line.text)
    named = starts_with_body(line.text) or title_words().match(folded)
    return begun and in_capitals(line.text) and bool(named)


def _is_heading_under(line: TextLine, parts: list[str]) -> bool:
    """Whether capitals follow a title that is not in capitals ("L MỤC ĐÍCH" for I.)."""
    return bool(parts) and in_capitals(line.text) and not in_capitals(" ".join(parts))

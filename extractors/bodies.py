"""Names of bodies in the left block of a head."""

from __future__ import annotations

import re
from functools import cache

from extractors.folding import fold, squash
from extractors.naming import new_placing
from extractors.tables import column

LEVEL = re.compile(
    r"^(?:TỈNH|HUYỆN|XÃ|THỊ XÃ|THÀNH PHỐ|TP\.?|PHƯỜNG|QUẬN|THỊ TRẤN|ĐẶC KHU)\b(?! [ỦU][ỶY]\b)"
)
_OPEN_END = re.compile(r"(?:[-,&]|\bVÀ)$")

_DIRT = re.compile(r"^[-–—_.,:;'’`~*|]+\s*")
_DASH = re.compile(r"\s*[-–—_.,:;'’`~*|]+$")
"""What dirt and rules leave beside a line of capitals."""


@cache
def _body_heads() -> re.Pattern[str]:
    words = sorted(column("body_heads.csv", "phrase"), key=len, reverse=True)
    return re.compile("|".join(re.escape(squash(word)) + r"\b" for word in words))


@cache
def _body_heads_without_marks() -> re.Pattern[str]:
    return re.compile(fold(_body_heads().pattern))


def starts_with_body(text: str) -> bool:
    """Whether a line in capitals begins with a word such as Ủy ban, Sở, Ban."""
    if text.isascii():
        return _body_heads_without_marks().match(fold(text)) is not None
    return _body_heads().match(new_placing(squash(text))) is not None


def split_bodies(lines: list[str]) -> list[str]:
    """Lines of the left block joined to names of bodies, the superior one first."""
    names: list[str] = []
    for line in (_DIRT.sub("", line) for line in lines):
        new = starts_with_body(line) and not (names and _OPEN_END.search(names[-1]))
        if names and (not new or LEVEL.match(line)):
            whole = _DASH.sub("", names[-1]) if LEVEL.match(line) else names[-1]
            names[-1] = f"{whole} {line}"
        elif new:
            names.append(line)
    return names

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
_OPEN_END = re.compile(r"(?:[-,&]|\bVÀ)$", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?:\b(?:TỈNH|HUYỆN|XÃ(?! HỘI)|THÀNH PHỐ|TP\.?|PHƯỜNG|QUẬN|THỊ TRẤN)(?:\s\S+){1,3}"
    r"|\bVIỆT NAM|\bKHU VỰC [IVX\d]+)$"
)
"""A body's name that says of what place it is, to which no further line can belong."""

_DIRT = re.compile(r"^[-–—_.,:;'’`~*|]+\s*")
_DASH = re.compile(r"\s*[-–—_.,:;'’`~*|]+$")
"""What dirt and rules leave beside a line of capitals."""
_LONGEST = 70
_NEAR = 200
_WORDS = re.compile(r"(?:[^\W\d_]{2,}\s){2,}[^\W\d_]{2,}$")
_NO_BODY = re.compile(r"(?:Ban hành|Bộ phận|Tổ chức|Hội nghị|Trạm dừng)\b")


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


def split_bodies(lines: list[str], *, any_words: bool = False) -> list[str]:
    """Lines of the left block joined to names of bodies, the superior one first.

    Args:
        lines: The block's lines.
        any_words: Whether the first line is a body even if no known word begins it.
    """
    names: list[str] = []
    for line in (_DIRT.sub("", line) for line in lines):
        level = LEVEL.match(line.upper())
        if names and (level or not _begins_body(names[-1], line)):
            whole = _DASH.sub("", names[-1]) if level else names[-1]
            names[-1] = f"{whole} {line}"
        elif names or any_words or starts_with_body(line):
            names.append(line)
    return names


def _begins_body(above: str, line: str) -> bool:
    """Whether a line is a body of its own below another: by its words, or as that is whole."""
    if _OPEN_END.search(above):
        return False
    return starts_with_body(line) or _WHOLE.search(above.upper()) is not None


def is_body(text: str, *, below: bool) -> bool:
    """Whether a line in small letters above the number names a body.

    Args:
        text: The line.
        below: Whether a body stands above it, whose place the line may say.
    """
    if _NO_BODY.match(text):
        return False
    named = starts_with_body(text) or (below and LEVEL.match(text.upper()) is not None)
    return named and text[:1].isupper() and len(text) < _LONGEST and text[-1] not in ".;:"


def issuing_bodies(
    block: list[tuple[int, str]], number: int, symbol: str, *, dated: bool
) -> list[str]:
    """The bodies that a head names, the issuer last.

    Args:
        block: The lines that may name them, each with its offset.
        number: Offset of the number; what stands above it goes before all else.
        symbol: The number's symbol; UBND tells a committee whose first line is lost.
        dated: Whether place and date were found: the head is one, so that what stands right
            above its number is a body even if its words are not known.
    """
    above = [text for start, text in block if start < number]
    right_above = [
        text for start, text in block if number - _NEAR < start < number and _WORDS.match(text)
    ]
    everything = [text for _, text in block]
    return (
        split_bodies(above)
        or split_bodies(everything)
        or _committee(everything, symbol)
        or (split_bodies(right_above, any_words=True) if dated else [])
    )


def _committee(lines: list[str], symbol: str) -> list[str]:
    level = next((line for line in lines if LEVEL.match(line)), "")
    return [f"ỦY BAN NHÂN DÂN {level}"] if level and "UBND" in symbol else []

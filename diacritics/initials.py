"""Acronyms that a document explains: "chương trình đào tạo (CTDT)" says that it is CTĐT."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diacritics.writing import strip_marks

_EXPLAINED = re.compile(r"\((?P<acronym>[A-ZĐ]{2,9})\)")
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(r"(?<![^\W\d_])[A-ZĐ]{2,9}(?![^\W\d_])")
_READ_FOR_D = str.maketrans("PBĐ", "DDD")


def explained(lines: Sequence[str]) -> dict[str, str]:
    """Acronyms that restored lines explain, by what they have in common however read.

    Only those whose letters are the first letters of the words before the parenthesis,
    marks aside; only Đ for what may be read for it is ever put in.
    """
    found: dict[str, str] = {}
    text = " ".join(lines)
    for match in _EXPLAINED.finditer(text):
        read = match["acronym"]
        before = _WORD.findall(text[max(0, match.start() - 12 * len(read)) : match.start()])
        initials = "".join(word[0].upper() for word in before[-len(read) :])
        meant = "".join("Đ" if char == "Đ" else strip_marks(char) for char in initials)
        if _folded(meant) == _folded(read):
            found[_folded(read)] = meant
    return found


def spelled_out(text: str, meant: dict[str, str]) -> str:
    """`text` with the acronyms in it put right."""
    return _CAPITALS.sub(lambda match: meant.get(_folded(match.group()), match.group()), text)


def _folded(acronym: str) -> str:
    return acronym.translate(_READ_FOR_D)

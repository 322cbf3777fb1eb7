"""Whom an official letter addresses (kính gửi)."""

from __future__ import annotations

import re

from extractors.lines import in_capitals, lines_of
from extractors.titles import ADDRESS

_WIRES = re.compile(r"\bđiện\s?:$", re.IGNORECASE)
"""The end of the line in which an urgent telegram (công điện) names who sends it."""

_NEAR = 45
"""Lines from the beginning of a document within which it says whom it addresses."""


def addressees(text: str, start: int, end: int) -> tuple[str, ...]:
    """The bodies that a letter addresses, from the line "Kính gửi" near `start`.

    In a telegram they stand below "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:".
    """
    lines = lines_of(text, start, end, _NEAR)
    for index, line in enumerate(lines):
        match = ADDRESS.match(line.text)
        if line.text.endswith(":") and _WIRES.search(line.text) and in_capitals(line.text):
            return _listed(["", *(item.text for item in lines[index + 1 :])])
        if match:
            return _listed([line.text[match.end() :], *(item.text for item in lines[index + 1 :])])
    return ()


def _listed(lines: list[str]) -> tuple[str, ...]:
    items: list[str] = []
    first = lines[0].strip(" -;.:")
    if first:
        items.append(first)
    for line in lines[1:]:
        if not line.strip():
            if items:
                break
            continue
        if line.lstrip()[:1] in "-+•":
            items.append(line.strip(" -+•;."))
        elif items and line[:1].islower():
            items[-1] = f"{items[-1]} {line.strip(' ;.')}"
        else:
            break
    return tuple(item.rstrip(" ,") for item in items)

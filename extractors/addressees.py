"""Whom an official letter addresses (kính gửi)."""

from __future__ import annotations

from extractors.lines import lines_of
from extractors.titles import ADDRESS


def addressees(text: str, start: int, end: int) -> tuple[str, ...]:
    """The bodies that a letter addresses, from the line "Kính gửi" near `start`."""
    lines = lines_of(text, start, end, 30)
    for index, line in enumerate(lines):
        match = ADDRESS.match(line.text)
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

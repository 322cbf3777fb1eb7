"""Reads sample documents: TOML for the head and foot, a small markup for the text.

In text, `{k:...}` marks a span of kind `k` (see `Kind`) and may hold others; `{p:5%|subject}`
says of what. Blocks are parted by empty lines and known by how they begin: `#` heading,
`>` centred, `/` italic, `|` table row (`|=` column widths, `|!` header), `**...**` bold beginning.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from samples.model import Block, BlockKind, Kind, Marked, Paper, Span, Table

_CELL = re.compile(r" \| (?![^{}]*\})")
"""Between two cells, not within a subject such as `Xã An Khánh | Tổng số hộ`."""
DOCUMENTS = Path(__file__).parent / "documents"


def parse_inline(source: str) -> Marked:
    """Markup to plain text and spans.

    Raises:
        ValueError: A brace is not closed or not opened.
    """
    bold, source = _take_bold(source)
    text: list[str] = []
    spans: list[Span] = []
    opened: list[tuple[Kind, int]] = []
    position = length = 0
    while position < len(source):
        char = source[position]
        if char == "{":
            opened.append((Kind(source[position + 1]), length))
            position += 3  # "{k:"
            continue
        if char in "|}" and opened:
            close = source.index("}", position)
            kind, start = opened.pop()
            spans.append(Span(kind, start, length, source[position + 1 : close]))
            position = close + 1
            continue
        text.append(char)
        length += 1
        position += 1
    if opened or "}" in text:
        raise ValueError(f"braces do not match: {source[:60]!r}")
    return Marked("".join(text), tuple(sorted(spans, key=lambda s: (s.start, -s.end))), bold)


def _take_bold(source: str) -> tuple[int, str]:
    if not source.startswith("**"):
        return 0, source
    lead, rest = source[2:].split("**", 1)
    return len(lead), lead + rest


def parse_body(source: str) -> tuple[Block | Table, ...]:
    """The body's blocks, in order."""
    return tuple(_parse_block(block.strip()) for block in source.split("\n\n") if block.strip())


_PREFIXES = {
    "#": BlockKind.HEADING,
    ">": BlockKind.CENTRED,
    "/": BlockKind.ITALIC,
}


def _parse_block(source: str) -> Block | Table:
    if source.startswith("|"):
        return _parse_table(source.splitlines())
    kind = _PREFIXES.get(source[0])
    if kind is None:
        return Block(BlockKind.PARAGRAPH, parse_inline(source))
    return Block(kind, parse_inline(source.lstrip(source[0]).lstrip()))


def _parse_table(lines: list[str]) -> Table:
    widths, header, *rows = lines
    return Table(
        tuple(int(width) for width in widths.removeprefix("|=").split()),
        _parse_row(header.removeprefix("|!")),
        tuple(_parse_row(row.removeprefix("|")) for row in rows),
    )


def _parse_row(line: str) -> tuple[Marked, ...]:
    return tuple(parse_inline(cell.strip()) for cell in _CELL.split(line))


def parse_paper(name: str, source: str) -> Paper:
    """One document from its TOML text."""
    data: dict[str, Any] = tomllib.loads(unicodedata.normalize("NFC", source))
    return Paper(
        name=name,
        document_type=data["type"],
        number=data["number"],
        date=data["date"],
        place=data["place"],
        issuer=data["issuer"],
        parent_lines=tuple(data.get("parent_lines", ())),
        issuer_lines=tuple(data["issuer_lines"]),
        title=parse_inline(data["title"]),
        addressees=tuple(data.get("addressees", ())),
        body=parse_body(data["body"]),
        recipients=tuple(data["recipients"]),
        authority=tuple(data["authority"]),
        signer=data["signer"],
        signer_title=data["signer_title"],
        party=data.get("party", False),
    )


@cache
def load(name: str) -> Paper:
    """The document `documents/NAME.toml`."""
    return parse_paper(name, (DOCUMENTS / f"{name}.toml").read_text(encoding="utf-8"))

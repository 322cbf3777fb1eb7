"""The paragraphs of a corpus to count or to learn words from."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

PARAGRAPHS = 100_000
"""Paragraphs taken of each text: those with percentages first, the others evenly spread."""
SHORTEST, LONGEST = 40, 600
"""Characters of a paragraph: one of fewer is left out, of more cut."""


def paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs that are taken of a text."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    lines = [line.strip() for line in data.decode("utf-8").split("\n") if len(line) > SHORTEST]
    rates = [line for line in lines if "%" in line][: PARAGRAPHS // 4]
    others = [line for line in lines if "%" not in line]
    step = max(1, len(others) // (PARAGRAPHS - len(rates)))
    for line in (*rates, *others[::step]):
        yield line[:LONGEST]

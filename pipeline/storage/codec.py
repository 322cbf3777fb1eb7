"""Pages as bytes and rows as text, and back, for the ledger.

Compact JSON, compressed: readable by any tool, safe to load from a file of unknown
origin, and about 6 kB for a page of 400 words with their boxes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any

from pipeline.model import BBox, Line, Page, TextSource, Word, WordSource

VERSION = 1
"""Raised when the form changes: pages stored in another form are read anew."""
_CENTIPOINT = 2


def encode_page(page: Page) -> bytes:
    """The page as bytes; coordinates are kept to a hundredth of a point."""
    record = [
        page.number,
        page.width,
        page.height,
        page.rotation,
        page.text_source.value,
        page.text,
        page.raw_text,
        [[_box(line.bbox), [_word(word) for word in line.words]] for line in page.lines],
        page.warnings,
    ]
    return zlib.compress(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def decode_page(body: bytes) -> Page:
    """The page that `encode_page` made bytes of.

    Raises:
        ValueError: The bytes are not such a page.
    """
    try:
        number, width, height, rotation, source, text, raw, lines, warnings = json.loads(
            zlib.decompress(body)
        )
    except zlib.error as error:
        raise ValueError("not a stored page") from error
    return Page(
        number=number,
        width=width,
        height=height,
        rotation=rotation,
        text_source=TextSource(source),
        text=text,
        raw_text=raw,
        lines=tuple(
            Line(tuple(_read_word(word, text, raw) for word in words), _read_box(box))
            for box, words in lines
        ),
        warnings=tuple(warnings),
    )


def _box(box: BBox | None) -> list[float] | None:
    return None if box is None else [round(value, _CENTIPOINT) for value in box]


def _read_box(values: list[float] | None) -> BBox | None:
    return None if values is None else BBox(*values)


def _word(word: Word) -> list[Any]:
    """Offsets, not texts: these stand in the page's text already."""
    return [
        word.start,
        word.end,
        word.raw_start,
        word.raw_end,
        round(word.confidence, 4),
        word.source.value,
        _box(word.bbox),
    ]


def _read_word(values: list[Any], text: str, raw: str) -> Word:
    start, end, raw_start, raw_end, confidence, source, box = values
    return Word(
        text=text[start:end],
        raw=raw[raw_start:raw_end],
        start=start,
        end=end,
        raw_start=raw_start,
        raw_end=raw_end,
        confidence=confidence,
        source=WordSource(source),
        bbox=_read_box(box),
    )


def encode_row(cells: Sequence[str]) -> str:
    """The cells of a table's row as the ledger keeps them: a JSON array."""
    return json.dumps(cells, ensure_ascii=False)


def decode_row(row: str) -> list[str]:
    """The cells that `encode_row` took."""
    cells: list[str] = json.loads(row)
    return cells

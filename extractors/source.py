"""The text of a file with its pages: from offsets in the whole to places on pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractors.damage import without_damage
from extractors.mention_model import Span
from extractors.small_symbols import in_case

PAGE_BREAK = "\f"
# One character for one, so that offsets stay valid.
_UNIFORM = str.maketrans(
    {
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "\r": " ",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "−": "-",
        "Ð": "Đ",
        "％": "%",
        "℅": "%",
        "⁄": "/",
        "∕": "/",
        "*": " ",
    }
    | dict.fromkeys("ˆ˜¨¯´¸", " ")  # what an OCR makes of dirt: marks that stand alone in no text
)
_OTHER_FORMS = re.compile(f"[{''.join(map(re.escape, map(chr, _UNIFORM)))}]")
"""Few characters of a text are of other forms: replacing these is faster than translating all."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text.

    Attributes:
        text: As given, pages parted by form feeds.
        plain: Of equal length, with one kind of space and dash, without the asterisks of
            bold marks and what an OCR left: what the patterns read.
        starts: Offset of each page in `text`; of a part, below 0 for pages before it.
    """

    text: str
    plain: str
    starts: tuple[int, ...]

    def page_of(self, offset: int) -> int:
        """Number (from 1) of the page that holds `offset`."""
        return bisect_right(self.starts, offset)

    def place(self, offset: int) -> tuple[int, int]:
        """Page and offset in that page's text."""
        page = self.page_of(offset)
        return page, offset - self.starts[page - 1]

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`, cut at the end of the page it begins on."""
        page, first = self.place(start)
        if page < len(self.starts):
            end = min(end, self.starts[page] - 1)
        return Span(page, first, first + end - start, self.text[start:end])

    def part(self, start: int, end: int) -> Source:
        """The text between two offsets as a source of its own, that knows the file's pages."""
        starts = tuple(page - start for page in self.starts)
        return Source(self.text[start:end], self.plain[start:end], starts)


def _uniform(match: re.Match[str]) -> str:
    return _UNIFORM[ord(match[0])]


def read(text: str) -> Source:
    """Index a file's text by its pages."""
    starts = [0]
    found = text.find(PAGE_BREAK)
    while found >= 0:
        starts.append(found + 1)
        found = text.find(PAGE_BREAK, found + 1)
    return Source(text, in_case(without_damage(_OTHER_FORMS.sub(_uniform, text))), tuple(starts))

"""What a document teaches of the engine that read it: its sure words, and what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from diacritics.parts import Part
from diacritics.tokens import split_token

SURE = 0.9
"""Words at least this sure are believed."""


def lessons(lines: Sequence[str], parts: Iterable[tuple[int, Part]]) -> Iterator[tuple[str, str]]:
    """(word, what was read) of the sure words of lines; `parts` are (line, word)."""
    for line, part in parts:
        if part.confidence < SURE:
            continue
        words, reads = (
            [piece.text for piece in split_token(text) if piece.is_word]
            for text in (part.text, lines[line][part.start : part.end])
        )
        if len(words) == len(reads) == 1 and words[0].isalpha():
            yield words[0], reads[0]

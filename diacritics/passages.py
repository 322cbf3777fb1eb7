"""Lines to be read, as one lattice for each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diacritics.symbols import BREAK, of_separator
from diacritics.tokens import Piece, split_token

_TOKEN = re.compile(r"\S+")
_STOPS = (".", ";", ":", "!", "?")
_LIST_MARK = re.compile(r"[-–•+*]|\(?\d+[.)]|\(?[a-zđ]\)|[IVX1l]+\.")
FULL_LINE = 0.6
MAX_SLOTS = 150


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the raw text: its place (line, offset in the line) and its pieces."""

    line: int
    start: int
    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A step of a lattice: a piece that is a word, or the symbol of marks.

    Attributes:
        token: Number of the token in its sequence.
        piece: Number of the piece in the token.
        symbol: The symbol of marks; None for a word.
    """

    token: int
    piece: int
    symbol: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """The tokens of a paragraph and the slots of its lattice."""

    tokens: tuple[Token, ...]
    slots: tuple[Slot, ...]


def tokens_of(line: str, number: int) -> list[Token]:
    """The tokens of a line."""
    return [
        Token(number, m.start(), m.group(), split_token(m.group())) for m in _TOKEN.finditer(line)
    ]


def paragraphs(lines: Sequence[str], chosen: Sequence[bool]) -> Iterator[list[Token]]:
    """Tokens of consecutive chosen lines that continue one another."""
    width = max(
        (len(line.strip()) for line, use in zip(lines, chosen, strict=True) if use), default=0
    )
    current: list[Token] = []
    size = 0
    for number, line in enumerate(lines):
        text = line.strip()
        if not chosen[number] or not text:
            if current:
                yield current
            current = []
            continue
        if current and (size > MAX_SLOTS or _LIST_MARK.match(text)):
            yield current
            current = []
        if not current:
            size = 0
        added = tokens_of(line, number)
        current = current + added
        size += len(added)
        if text.endswith(_STOPS) or len(text) < FULL_LINE * width:
            yield current
            current = []
    if current:
        yield current


def passage(tokens: list[Token]) -> Passage:
    """The slots of a paragraph; runs of breaks make one."""
    slots: list[Slot] = []
    last: str | None = BREAK
    for i, token in enumerate(tokens):
        for j, piece in enumerate(token.pieces):
            if piece.is_word:
                slots.append(Slot(i, j, None))
                last = None
                continue
            symbol = next((s for s in map(of_separator, piece.text) if s is not None), None)
            if symbol is not None and not (symbol == BREAK == last):
                slots.append(Slot(i, j, symbol))
                last = symbol
    return Passage(tuple(tokens), tuple(slots))

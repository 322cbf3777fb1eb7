"""Lines to be read, as one lattice for each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diacritics.fixed import fixed_pieces, pieces_of
from diacritics.looks import Look, looks_of
from diacritics.symbols import BREAK, of_separator
from diacritics.symbols import pieces as symbols_of
from diacritics.tokens import Token

_TOKEN = re.compile(r"\S+")
_STOPS = (".", ";", ":", "!", "?")
_LIST_MARK = re.compile(r"[-–•+*]|\(?\d+[.)]|\(?[a-zđ]\)|[IVX1l]+\.")
FULL_LINE = 0.6
MAX_SLOTS = 150


@dataclass(frozen=True, slots=True)
class Slot:
    """A step of a lattice: a piece that is a word, or the symbol of marks.

    Attributes:
        token: Number of the token in its sequence.
        piece: Number of the piece in the token.
        symbol: What the language model sees of marks and codes; None for a word to be read.
        look: Whether the word is of capitals, as its neighbours are or alone.
    """

    token: int
    piece: int
    symbol: str | None
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Passage:
    """The tokens of a paragraph and the slots of its lattice."""

    tokens: tuple[Token, ...]
    slots: tuple[Slot, ...]


def tokens_of(line: str, number: int) -> list[Token]:
    """The tokens of a line."""
    fixed = fixed_pieces(line)
    return [
        Token(number, m.start(), m.group(), pieces_of(m.group(), m.start(), fixed))
        for m in _TOKEN.finditer(line)
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
    looks = looks_of(tokens)
    for i, token in enumerate(tokens):
        for j, piece in enumerate(token.pieces):
            if piece.fixed:
                for fixed, _ in symbols_of(piece.fixed):
                    if not (fixed == BREAK == last):
                        slots.append(Slot(i, j, fixed))
                        last = fixed
                continue
            if piece.is_word:
                slots.append(Slot(i, j, None, looks[i, j]))
                last = None
                continue
            symbol = next((s for s in map(of_separator, piece.text) if s is not None), None)
            if symbol is not None and not (symbol == BREAK == last):
                slots.append(Slot(i, j, symbol))
                last = symbol
    return Passage(tuple(tokens), tuple(slots))

"""Lines to be read, as one lattice for each paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from diacritics.edges import letter_marks, merge
from diacritics.fixed import fixed_pieces, pieces_of
from diacritics.inner_marks import Fits, merged
from diacritics.lists import list_letters
from diacritics.looks import Look, looks_of
from diacritics.symbols import BREAK, of_separator
from diacritics.symbols import pieces as symbols_of
from diacritics.tokens import TOKEN, Piece, Token

_STOPS = (".", ";", ":", "!", "?")
_LIST_MARK = re.compile(r"[-–•+*]|\(?\d+[.)]|\(?[a-zđ]\)|[IVX1l]+\.")
LIST_LETTER = 0.95
"""How sure the letter is that comes next in a list."""
FULL_LINE = 0.6
MAX_TOKENS = 120


class Slot(NamedTuple):
    """A step of a lattice: a piece that is a word, or the symbol of marks."""

    token: int
    """Number of the token in its sequence."""
    piece: int
    """Number of the piece in the token."""
    symbol: str | None
    """What the language model sees of marks and codes; None for a word to be read."""
    look: Look = Look.PLAIN
    """Whether the word is of capitals, as its neighbours are or alone."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The tokens of a paragraph and the slots of its lattice.

    `fresh` says that it is where a paragraph or sentence begins.
    """

    tokens: tuple[Token, ...]
    slots: tuple[Slot, ...]
    fresh: bool

    def piece(self, slot: Slot) -> Piece:
        """The piece of a slot."""
        return self.tokens[slot.token].pieces[slot.piece]

    def continued(self, place: int) -> str | None:
        """The text of the slot after `place`, if only a space parts the two words."""
        if place + 1 >= len(self.slots):
            return None
        here, after = self.slots[place], self.slots[place + 1]
        first, second = self.tokens[here.token], self.tokens[after.token]
        near = after.token == here.token + 1 and first.line == second.line
        if not near or after.symbol is not None or after.piece > 0:
            return None
        return second.pieces[0].text if here.piece + 1 == len(first.pieces) else None


def tokens_of(
    line: str,
    number: int,
    letter: tuple[int, str] | None = None,
    marks: frozenset[int] = frozenset(),
    likely: Callable[[str], bool] = bool,
    fits: Fits | None = None,
) -> list[Token]:
    """The tokens of a line.

    Args:
        line: The line.
        number: Its number.
        letter: Offset and true letter of its list mark.
        marks: Offsets of brackets and the like that may be parts of letters.
        likely: Whether a word with such marks is one that engines write.
        fits: How likely a word with or without other marks is; None to leave them.
    """
    fixed = fixed_pieces(line)
    if letter is not None:
        at, true = letter
        fixed = [Piece(line[at], at, True, true, LIST_LETTER), *(p for p in fixed if p.start > at)]
    found = []
    for match in TOKEN.finditer(line):
        text, start = match.group(), match.start()
        pieces = merge(pieces_of(text, start, fixed), start, marks, likely)
        if fits is not None and len(pieces) > 1:
            loose = frozenset(mark - start for mark in marks)
            pieces = merged(pieces, fits, loose)
        found.append(Token(number, start, text, pieces))
    return found


def passages(
    lines: Sequence[str],
    chosen: Sequence[bool],
    likely: Callable[[str], bool] = bool,
    fits: Fits | None = None,
) -> Iterator[Passage]:
    """The chosen lines, those that continue one another taken together.

    `likely` and `fits` are those of `tokens_of`.
    """
    width = max(
        (len(text.strip()) for text, use in zip(lines, chosen, strict=True) if use), default=0
    )
    current: list[Token] = []
    fresh = True
    letters = list_letters([line if use else "" for line, use in zip(lines, chosen, strict=True)])
    for number, line in enumerate(lines):
        text = line.strip()
        wanted = chosen[number] and bool(text)
        full = len(current) > MAX_TOKENS
        if current and (full or not wanted or _LIST_MARK.match(text)):
            yield passage(current, fresh=fresh, alike=fits is not None)
            current = []
            fresh = not full
        if not wanted:
            fresh = True
            continue
        current += tokens_of(line, number, letters.get(number), letter_marks(line), likely, fits)
        ended = text.endswith(_STOPS)
        if ended or len(text) < FULL_LINE * width:
            yield passage(current, fresh=fresh, alike=fits is not None)
            current = []
            fresh = ended
    if current:
        yield passage(current, fresh=fresh, alike=fits is not None)


def passage(tokens: list[Token], *, fresh: bool, alike: bool = False) -> Passage:
    """The slots of a paragraph; runs of breaks make one. `alike` is that of `looks_of`."""
    slots: list[Slot] = []
    last: str | None = BREAK
    looks = looks_of(tokens, alike=alike)
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
    return Passage(tuple(tokens), tuple(slots), fresh)

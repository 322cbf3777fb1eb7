"""Quotes, question marks and the like in garbled words that are parts of their letters.

Engines that tell characters by their outlines write `va"n` for vấn, `d?` for đề. Such marks are
letters where the word with them is likelier than the words without.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from diacritics.tokens import Piece

Fits = Callable[[str], float]
"""How likely (log) it is that a word is written, and read as a text."""

INSIDE = -6.0
"""Log probability of a mark without a space around it."""
BEHIND = -7.0
"""Log probability of one of `_RARE` behind a word."""
COMMON = -2.5
"""The same of other marks."""
_RARE = frozenset("?!%\"'“”*|<{=_[()]}>")
_BEFORE = frozenset("{<|_=")
"""Marks before a word that are seldom anything else than a part of it."""
_OPENING, _CLOSING = frozenset("([{<"), frozenset(")]}>")
MOST = 2
"""More characters of punctuation than this are no letter."""


def merged(
    pieces: tuple[Piece, ...], fits: Fits, loose: frozenset[int] = frozenset()
) -> tuple[Piece, ...]:
    """The pieces of a token, words with the marks that are letters of theirs.

    Args:
        pieces: The pieces.
        fits: How likely a text is as a word.
        loose: Offsets in the token of brackets that no other one opens or closes.
    """
    found: list[Piece] = []
    at = 0
    if len(pieces) > 1 and set(pieces[0].text) <= _BEFORE and _is_word(pieces[1]):
        whole = replace(pieces[0], text=pieces[0].text + pieces[1].text, is_word=True)
        if fits(whole.text) > fits(pieces[1].text) + BEHIND:
            found, at = [whole], 2
    while at < len(pieces):
        sizes = _sizes(found[-1], pieces[at], loose) if found else ()
        for size in sizes:
            several = [found[-1], *pieces[at : at + size]]
            longer = _joined(several, fits) if len(several) > size else None
            if longer is not None:
                found[-1] = longer
                at += size
                break
        else:
            found.append(pieces[at])
            at += 1
    return tuple(found)


def _sizes(word: Piece, piece: Piece, loose: frozenset[int]) -> tuple[int, ...]:
    """How many pieces from `piece` on may be of one word with the word before them."""
    if not _is_word(word) or piece.fixed:
        return ()
    if _is_mark(piece):  # with the word behind the mark, or without
        balanced = piece.text[0] in _CLOSING and piece.start not in loose
        return (2,) if balanced else (2, 1)
    return (1,) if piece.text[0] in _OPENING else ()


def _joined(pieces: Sequence[Piece], fits: Fits) -> Piece | None:
    """The pieces as one word, where that is likelier."""
    if len(pieces) == 3 and not _is_word(pieces[2]):
        return None
    text = "".join(piece.text for piece in pieces)
    apart = sum(fits(piece.text) for piece in pieces if piece.is_word)
    mark = pieces[1]
    inside = len(pieces) > 2 or mark.is_word
    apart += INSIDE if inside else BEHIND if set(mark.text) <= _RARE else COMMON
    return replace(pieces[0], text=text) if fits(text) > apart else None


def _is_word(piece: Piece) -> bool:
    return piece.is_word and not piece.fixed and any(map(str.isalpha, piece.text))


def _is_mark(piece: Piece) -> bool:
    return not piece.is_word and not piece.fixed and len(piece.text) <= MOST

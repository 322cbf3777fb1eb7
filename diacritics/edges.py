"""Brackets and apostrophes at the edges of garbled words that are parts of their letters.

Engines that tell characters by their outlines write `(6` for tổ, `Chi]` for Chủ, `tu'` for tư.
A bracket that no other one closes or opens in its line may be such a part.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from diacritics.tokens import Piece

_OPENING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_BRACKET = re.compile(r"[()\[\]{}<>]")
_LIST_MARK = re.compile(r"\s*\(?\w{1,3}[)\]]\s")
_INNER_MARK = re.compile(r"(?<!\S)(?:[^\W\d_]|\d{1,2})\)(?=\s|$)")
_HORN = re.compile(r"(?<=\w)['’‘](?=[.,;:!?)\]]*(?:\s|$))")
_QUOTE = re.compile(r"(?:^|\s)[('‘]*['‘](?=\w)")


def letter_marks(line: str) -> frozenset[int]:
    """Offsets of the marks that may be parts of letters."""
    found: set[int] = set()
    listed = {match.end() - 1 for match in _INNER_MARK.finditer(line)}
    begin = mark.end() if (mark := _LIST_MARK.match(line)) else 0
    open_ones: dict[str, list[int]] = {bracket: [] for bracket in _OPENING}
    for match in _BRACKET.finditer(line, begin):
        bracket = match.group()
        if bracket in _OPENING:
            open_ones[bracket].append(match.start())
        elif open_ones[_CLOSING[bracket]]:
            open_ones[_CLOSING[bracket]].pop()
        elif match.start() not in listed:
            found.add(match.start())
    found.update(*open_ones.values())
    if not _QUOTE.search(line):
        found |= {match.start() for match in _HORN.finditer(line)}
    return frozenset(found)


def merge(
    pieces: tuple[Piece, ...], begin: int, marks: frozenset[int], likely: Callable[[str], bool]
) -> tuple[Piece, ...]:
    """The pieces of a token at offset `begin`, words with the marks that are letters of theirs."""
    if not marks:
        return pieces
    end = begin + sum(len(piece.text) for piece in pieces)
    if not any(begin <= mark < end for mark in marks):
        return pieces
    merged = list(pieces)
    for place, word in enumerate(pieces):
        if not word.is_word or word.fixed:
            continue
        if place and not merged[place - 1].is_word:
            before, longer = _take(merged[place - 1], word, begin, marks)
            if likely(longer.text):
                merged[place - 1], merged[place] = before, longer
        if place + 1 < len(merged) and not merged[place + 1].is_word:
            longer, after = _give(merged[place], merged[place + 1], begin, marks)
            if likely(longer.text):
                merged[place], merged[place + 1] = longer, after
    return tuple(piece for piece in merged if piece.text)


def _take(before: Piece, word: Piece, begin: int, marks: frozenset[int]) -> tuple[Piece, Piece]:
    """Move an opening mark at the end of `before` into the word behind it."""
    at = len(before.text) - 1
    if before.text[-1:] not in _OPENING or begin + before.start + at not in marks:
        return before, word
    longer = replace(word, text=before.text[at] + word.text, start=word.start - 1)
    return replace(before, text=before.text[:at]), longer


def _give(word: Piece, after: Piece, begin: int, marks: frozenset[int]) -> tuple[Piece, Piece]:
    """Move the closing mark at the start of `after` into the word before it."""
    if after.text[0] in _OPENING or begin + after.start not in marks:
        return word, after
    longer = replace(word, text=word.text + after.text[0])
    return longer, replace(after, text=after.text[1:], start=after.start + 1)

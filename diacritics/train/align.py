"""Pairs what was read with what the paper says, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diacritics.align import align_tokens
from diacritics.tokens import Piece, split_token

_LEAD = re.compile(r"[(\[{<]$")
_TRAIL = re.compile(r"[)\]}>'’‘]")
"""Marks at the edges of a read word that may be parts of its letters."""


def word_pairs(truth: str, read: str) -> Iterator[tuple[str, str]]:
    """(true words, read words) of a line; a space parts several."""
    for true_tokens, read_tokens in align_tokens(truth.split(), read.split()):
        if not true_tokens or not read_tokens:
            continue
        if len(true_tokens) == len(read_tokens) == 1:
            yield from _inside(true_tokens[0], read_tokens[0])
            continue
        left, right = _words(true_tokens), _words(read_tokens)
        if left and right and len(left) == len(true_tokens) and len(right) == len(read_tokens):
            yield " ".join(left), " ".join(right)


def _words(tokens: list[str]) -> list[str]:
    return [p.text for token in tokens for p in split_token(token) if p.is_word]


def _inside(truth: str, read: str) -> Iterator[tuple[str, str]]:
    left, right = _words([truth]), _with_marks(truth, read)
    if len(left) == len(right):
        yield from zip(left, right, strict=True)


def _with_marks(truth: str, read: str) -> list[str]:
    """The read words, the first and last with marks at the edge that the truth has not."""
    pieces = split_token(read)
    words = [p.text for p in pieces if p.is_word]
    if not words:
        return words
    lead, trail = _LEAD.search(_edge(pieces[0])), _TRAIL.match(_edge(pieces[-1]))
    meant = split_token(truth)
    if lead and meant[0].is_word:
        words[0] = lead.group() + words[0]
    if trail and _TRAIL.match(_edge(meant[-1])) is None:
        words[-1] += trail.group()
    return words


def _edge(piece: Piece) -> str:
    return "" if piece.is_word else piece.text

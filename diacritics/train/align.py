"""Pairs what was read with what the paper says, word by word."""

from __future__ import annotations

from collections.abc import Iterator

from diacritics.align import align_tokens
from diacritics.tokens import split_token


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
    left, right = _words([truth]), _words([read])
    if len(left) == len(right):
        yield from zip(left, right, strict=True)

"""Tokens of read text: what is punctuation around a word, and what may be the word itself.

In garbled text a symbol inside a token is often a letter (`dugc`, `co s&`, `D~I`), so only
marks at the edges, and the few that truly part words inside, are set aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(r"\S+")
"""What stands between white space."""
_LEAD = re.compile(r"^[“”\"'‘’(\[{«<>\-–—•*+.,:;…/_=|]+(?=[^\W_])")
_TRAIL = re.compile(r"(?<=[\w&~^¢§}$€£¥@])[.,;:!?…)\]\"'“”‘’»>\-–—/*%+_=|]+$")
_INNER = re.compile(
    r"(\d+(?:[.,:/]\d+)+)|([-–—/:…“”\"]+|\.{2,})|(?<=[^\W\d_]{2})([.,;)(]+)(?=[^\W\d_]{2})|(?<=[A-ZĐ])([&+])(?=[A-ZĐ\d])|(\(\d{1,2}\))"
)
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a token: a word (or number) to be read, or marks to be kept.

    Attributes:
        text: As read.
        start: Offset in the token.
        is_word: Whether it is a word or number, not marks.
        fixed: What a grammar says that it should read; "" where the language model reads it.
        confidence: The probability that `fixed` is right.
    """

    text: str
    start: int
    is_word: bool
    fixed: str = ""
    confidence: float = 0.0

    @property
    def is_number(self) -> bool:
        """Whether it is made of digits alone."""
        return _NUMBER.fullmatch(self.text) is not None


class Token(NamedTuple):
    """A token of the raw text: its place (line, offset in the line) and its pieces."""

    line: int
    start: int
    text: str
    pieces: tuple[Piece, ...]


@lru_cache(maxsize=1 << 15)
def split_token(token: str) -> tuple[Piece, ...]:
    """The pieces of a token without white space, in order; together they are the token."""
    if not any(char.isalnum() for char in token):
        lonely = len(token) == 1 and token in "&@€£¢§¥"
        return (Piece(token, 0, lonely),)
    lead = _LEAD.match(token)
    begin = lead.end() if lead else 0
    trail = _TRAIL.search(token, begin)
    end = trail.start() if trail else len(token)
    pieces = [Piece(token[:begin], 0, False)] if begin else []
    pieces += _inner(token, begin, end)
    if end < len(token):
        pieces.append(Piece(token[end:], end, False))
    return tuple(pieces)


def _inner(token: str, begin: int, end: int) -> list[Piece]:
    pieces = []
    at = begin
    for match in _INNER.finditer(token, begin, end):
        if match.start() > at:
            pieces.append(Piece(token[at : match.start()], at, True))
        pieces.append(Piece(match.group(), match.start(), match.group(1) is not None))
        at = match.end()
    if at < end:
        pieces.append(Piece(token[at:end], at, True))
    return pieces


def is_loud(word: str) -> bool:
    """Whether all letters of a word, two or more, are capitals."""
    letters = [char for char in word if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)


def channel_key(word: str, *, loud: bool) -> str:
    """How the channel files a read word: capitals as they are, else the first letter lowered."""
    if not loud and word[:1].isupper():
        return word[0].lower() + word[1:]
    return word

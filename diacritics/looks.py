"""Whether a read word is of capitals, told by itself and by its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from diacritics.tokens import Token


class Look(StrEnum):
    """How a word stands in its line."""

    PLAIN = "plain"
    """Small letters, perhaps a capital first."""
    LOUD = "loud"
    """Capitals among capitals, as in headings."""
    ACRONYM = "acronym"
    """Capitals among small letters."""


MOSTLY = 3
"""A line with this many words of capitals for each other word is a heading."""
_Key = tuple[int, int]


def looks_of(tokens: Sequence[Token]) -> dict[_Key, Look]:
    """The look of each word, by (token, piece)."""
    words = [
        (token, (i, j), piece.text)
        for i, token in enumerate(tokens)
        for j, piece in enumerate(token.pieces)
        if piece.is_word and not piece.fixed
    ]
    own = [_capitals(token, text) for token, _, text in words]
    headings = _headings(words, own)
    found: dict[_Key, Look] = {}
    for at, (token, key, text) in enumerate(words):
        capitals = _of_capitals(text)
        if token.line in headings and capitals is not False:
            found[key] = Look.LOUD
            continue
        around = [_nearest(words, own, at, step) for step in (-1, 1)]
        near = [value for value in around if value is not None]
        found[key] = _look(capitals, near, token)
    return found


def _headings(words: list[tuple[Token, _Key, str]], own: list[bool | None]) -> set[int]:
    """Numbers of the lines that are all of capitals, but for what was misread."""
    loud: Counter[int] = Counter()
    plain: Counter[int] = Counter()
    for (token, _, _), value in zip(words, own, strict=True):
        loud[token.line] += value is True
        plain[token.line] += value is False
    return {line for line, times in loud.items() if times >= max(2, MOSTLY * plain[line])}


@lru_cache(maxsize=1 << 15)
def _of_capitals(word: str) -> bool | None:
    """Whether a word is of capitals; None where it is too short or too garbled to tell."""
    upper = sum(map(str.isupper, word))
    lower = sum(map(str.islower, word))
    if upper >= 3 and upper >= 2 * lower:
        return True
    inside = any(map(str.isupper, word[1:]))
    return False if lower >= 2 and lower > upper and not inside else None


def _capitals(token: Token, word: str) -> bool | None:
    """The same as evidence for neighbours; codes are none."""
    coded = "/" in token.text or any(map(str.isdigit, token.text))
    return None if coded else _of_capitals(word)


def _look(own: bool | None, near: list[bool], token: Token) -> Look:
    if own is False or (own is None and not (near and all(near))):
        return Look.PLAIN
    if own and "/" in token.text and not all(near):
        return Look.ACRONYM
    return Look.ACRONYM if near and not any(near) else Look.LOUD


def _nearest(
    words: list[tuple[Token, _Key, str]], own: list[bool | None], at: int, step: int
) -> bool | None:
    line = words[at][0].line
    at += step
    while 0 <= at < len(words) and words[at][0].line == line:
        if own[at] is not None:
            return own[at]
        at += step
    return None

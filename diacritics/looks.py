"""Whether a read word is of capitals, told by itself and by its neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
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
ALIKE = frozenset("cloksuvxz")
"""Letters (without their marks) that look alike in both sizes, or whose marks hide it."""
_Key = tuple[int, int]


def looks_of(tokens: Sequence[Token], *, alike: bool = False) -> dict[_Key, Look]:
    """The look of each word, by (token, piece).

    Args:
        tokens: The tokens of a paragraph.
        alike: Whether the engine takes small letters for capitals of the same outline, and
            the other way round: words of headings may be in small letters then.
    """
    words = [
        (token, (i, j), piece.text)
        for i, token in enumerate(tokens)
        for j, piece in enumerate(token.pieces)
        if piece.is_word and not piece.fixed
    ]
    own = [_capitals(token, text) for token, _, text in words]
    if alike:
        _settle(words, own)
    headings = _headings(words, own)
    found: dict[_Key, Look] = {}
    for at, (token, key, text) in enumerate(words):
        capitals = own[at] or _of_capitals(text)
        if token.line in headings and capitals is not False:
            found[key] = Look.LOUD
            continue
        around = [_nearest(words, own, at, step) for step in (-1, 1)]
        near = [value for value in around if value is not None]
        found[key] = _look(capitals, near, token)
    return found


def _settle(words: list[tuple[Token, _Key, str]], own: list[bool | None]) -> None:
    """Take words of small letters among capitals for capitals."""
    lines: dict[int, list[int]] = defaultdict(list)
    for place, (token, _, _) in enumerate(words):
        lines[token.line].append(place)
    for places in lines.values():
        mixed = {i for i in places if own[i] is not True and _is_mixed(words[i][2])}
        loud = mixed | {i for i in places if own[i]}
        small = {i for i in places if own[i] is False and words[i][2][0].islower()} - mixed
        hidden = {i for i in small if len(mixed) > 1 or words[i][2][0] in ALIKE}
        plain = {i for i in places if own[i] is False} - hidden - mixed
        if len(loud) >= max(2, MOSTLY * len(plain), len(hidden)):
            told = sorted(loud | plain)
            for i in mixed | hidden:
                around = [told[at] for at in _beside(told, i)]
                own[i] = own[i] if plain.intersection(around) else True


def _beside(told: list[int], place: int) -> list[int]:
    """The places in `told` of those next to `place`."""
    at = bisect_left(told, place)
    after = at + (at < len(told) and told[at] == place)
    return [i for i in (at - 1, after) if 0 <= i < len(told)]


def _is_mixed(word: str) -> bool:
    """Whether a word of three letters or more holds as many capitals as small letters."""
    upper = sum(map(str.isupper, word)) - word.count("Q")  # ộ and ọ are read as Q
    return len(word) > 2 and upper >= max(2, sum(map(str.islower, word)))


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

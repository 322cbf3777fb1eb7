"""What one token says about the kind of text it stands in.

For each kind of text a token has a probability: that of its word, where a table counts it
(`tokens.tsv`: Vietnamese; `garble.tsv`: what an engine without Vietnamese writes most;
`foreign_words.tsv`), and a small one for its shape (`shapes.tsv`), for the words that no
table holds. Stripped text has the words of Vietnamese without marks; legacy text has them
after decoding. The tables are counted by `diacritics.train.judge_tables`.
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import NamedTuple

from diacritics.legacy import Encoding, decode
from diacritics.writing import canonical, is_vietnamese, marked_letters, strip_marks


class Evidence(NamedTuple):
    """Log-probabilities of a token under each kind of text, less that under good text."""

    garbled: float = 0.0
    stripped: float = 0.0
    tcvn3: float = 0.0
    vni: float = 0.0
    foreign: float = 0.0


class Shape(StrEnum):
    """What a token looks like, for tokens that no table of words holds."""

    VIETNAMESE = "vietnamese"
    """Holds a letter that only Vietnamese has: ơ, đ, ạ, ế ..."""
    MARKED = "marked"
    """Holds marks that other languages have too (à, é, ô), and one group of vowels."""
    MARKED_LONG = "marked_long"
    """The same with several groups of vowels, as words of other languages have."""
    PLAIN = "plain"
    PLAIN_LONG = "plain_long"
    CONSONANTS = "consonants"
    """Lower-case letters without a vowel: "dwng"."""
    DIGITS = "digits"
    """Digits among lower-case letters: "x4", "s6"."""
    SYMBOLS = "symbols"
    """Symbols among letters: "c¢t", "ti~ng"."""
    CAPITALS = "capitals"
    """Acronyms, and words of headings."""
    CODE = "code"
    """Capitals and digits: QH15."""
    SCRIPT = "script"
    """Letters that are not Latin."""
    WORD = "word"
    """Not a shape: the share of words that stand in a table; of a garbled text, those that
    are Vietnamese words without their marks."""


NEUTRAL = Evidence()
VOCABULARY = 30_000
"""How many unknown words are thought to share the probability of a shape."""
PER = 10_000_000
"""The tables count occurrences per this many tokens."""
FLOOR = 1e-12
BOUND = 6.0
"""No token is held to be rarer under any kind than by this factor (a natural logarithm) than
under its best one: one slip or one foreign name decides nothing."""
FOREIGN_HEAD = 0.05
"""Probability of the first word of a foreign language's list; the n-th has 1/n of it."""

TOKEN = re.compile(r"[^\s/\-–—.,;:…?!“”\"'‘’()\[\]{}²³]+")
_TRIM = "~<>\\$@*_+=|^%#&"
_VOWELS = re.compile(r"[aeiouyàáâãèéêìíòóôõùúýăĩũơưäëïöü]+")
_FOREIGN_SCRIPT = re.compile(r"[\u0370-\u1dff\u1f00-\u1fff\u2e80-\uabff\uac00-\ufaff]")


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files("diacritics").joinpath("data", name).read_text("utf-8")
    return csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def _words(name: str) -> dict[str, float]:
    return {row["token"]: int(row["count"]) / PER for row in _rows(name)}


@cache
def _stripped_words() -> dict[str, float]:
    found: dict[str, float] = {}
    for word, probability in _words("tokens.tsv").items():
        plain = strip_marks(word)
        found[plain] = found.get(plain, 0.0) + probability
    return found


@cache
def _foreign_words() -> dict[str, float]:
    found: dict[str, float] = {}
    ranks: Counter[str] = Counter()
    for row in _rows("foreign_words.tsv"):
        ranks[row["language"]] += 1
        probability = FOREIGN_HEAD / ranks[row["language"]]
        found[row["word"]] = max(found.get(row["word"], 0.0), probability)
    return found


@cache
def _shares() -> dict[Shape, dict[str, float]]:
    return {
        Shape(row.pop("shape")): {kind: float(share) for kind, share in row.items()}
        for row in _rows("shapes.tsv")
    }


@cache
def _tails() -> dict[Shape, dict[str, float]]:
    return {
        shape: {kind: share / VOCABULARY for kind, share in shares.items()}
        for shape, shares in _shares().items()
    }


@cache
def _only_vietnamese() -> frozenset[str]:
    """Marked letters that Latin-1 lacks: no engine that knows only English writes them."""
    return frozenset(char for char in marked_letters() if ord(char) > 0xFF)


def only_vietnamese(token: str) -> bool:
    """Whether a token holds a letter that no other language's engine writes."""
    return not _only_vietnamese().isdisjoint(token)


def shape_of(token: str) -> Shape:
    """The shape of a token that holds a letter."""
    if not token.isascii() and _FOREIGN_SCRIPT.search(token) and not only_vietnamese(token):
        return Shape.SCRIPT
    letters = [char for char in token if char.isalpha()]
    has_digit = any(char.isdigit() for char in token)
    if len(letters) + sum(char.isdigit() for char in token) < len(token):
        return Shape.SYMBOLS
    if all(char.isupper() for char in letters) and (len(letters) > 1 or has_digit):
        return Shape.CODE if has_digit else Shape.CAPITALS
    if only_vietnamese(token):
        return Shape.VIETNAMESE
    if has_digit:
        return Shape.DIGITS
    groups = len(_VOWELS.findall(token.lower()))
    if not token.isascii():
        return Shape.MARKED if groups < 2 and all(map(is_vietnamese, token)) else Shape.MARKED_LONG
    if groups == 0:
        return Shape.CONSONANTS
    return Shape.PLAIN if groups == 1 else Shape.PLAIN_LONG


def _good(token: str) -> float:
    word = canonical(token).lower()
    return _words("tokens.tsv").get(word, 0.0) + _tails()[shape_of(token)]["good"]


def _legacy(token: str, good: float, encoding: Encoding) -> float:
    if token.isascii():
        return good
    decoded = decode(token, encoding)
    if decoded == token or only_vietnamese(token):
        return FLOOR
    return _good(decoded) if decoded.isalpha() else FLOOR


def evidence(token: str) -> Evidence:
    """What `token` (a match of `TOKEN`) says; neutral where it holds no word."""
    token = token.strip(_TRIM)
    letters = sum(map(str.isalpha, token))
    if letters == 0 or (letters == 1 and token.isascii()):
        # Legacy codes are often no letters, yet never stand alone; list marks are no words.
        return NEUTRAL
    tail = _tails()[shape_of(token)]
    lower = token.lower()
    stripped = _stripped_words().get(lower, 0.0) if token.isascii() else 0.0
    good = _good(token)
    garbled = _words("garble.tsv").get(lower, 0.0) + _shares()[Shape.WORD]["garbled"] * stripped
    found = (
        good,
        garbled + tail["garbled"],
        stripped + tail["stripped"],
        _legacy(token, good, Encoding.TCVN3),
        _legacy(token, good, Encoding.VNI),
        _foreign_words().get(lower, 0.0) + tail["foreign"],
    )
    floor = max(found) * math.exp(-BOUND)
    logs = [math.log(max(probability, floor)) for probability in found]
    return Evidence(*(log - logs[0] for log in logs[1:]))

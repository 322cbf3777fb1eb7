"""The words of a clause with what is known of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from extractors.folding import UPPER
from extractors.predicates import predicates
from extractors.tables import column, rows

_TOKEN = re.compile(
    r"\d+(?:[.,/]\d+)*(?:\s?[-–]\s?\d+(?:[.,/]\d+)*)*|[^\W\d_]\w*|[^\w\s]"
    rf"|\n(?=\s*[{UPPER}])"
)
"""A line's end is a mark where the next line begins with a capital letter."""
_DATE = re.compile(
    r"(?:19|20)\d\d|\d{1,2}/(?:19|20)\d\d|\d{1,2}/\d{1,2}(?:/\d{4})?|(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d"
)
LINE_END = "¶"
_APART = frozenset({"bằng", "chiếm", "đạt", "là", "còn"})
"""Verbs that are no part of a longer word right before an amount."""
_LONGEST = 4
_UNIT_WORDS = 3


class Known(NamedTuple):
    """What the lexicon knows of a word: its class, and a group of words of like neighbours."""

    kind: str
    group: str


class Word(NamedTuple):
    """A word, a number or a mark of a clause.

    Attributes:
        start: Offset in the text.
        end: Where it ends.
        text: Case-folded; a number as `#`, of one digit as `#1`, with a leading zero as `#0`.
        kind: The class of a word; of a number what its unit measures; else the mark.
        group: Of words with like neighbours; empty if unknown.
        capital: Whether it begins with a capital letter.
    """

    start: int
    end: int
    text: str
    kind: str
    group: str
    capital: bool


@cache
def lexicon() -> dict[str, Known]:
    """Words of up to four syllables by their case-folded form."""
    text = files("extractors").joinpath("model", "words.tsv").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        word, kind, group = line.split("\t")
        found[word] = Known(kind, group)
    for word in column("two_words.csv", "phrase"):
        found.pop(word, None)
    special = {word: "time" for word in column("time_words.csv", "word")}
    special |= {word: f"verb {takes}" for word, takes in predicates().items()}
    special |= {word.casefold(): "amount" for word in column("quantity_nouns.csv", "phrase")}
    for word, kind in special.items():
        if word in found or kind == "amount" or " " not in word:
            found[word] = Known(kind, found[word].group if word in found else "")
    return found


@cache
def _beginnings() -> frozenset[str]:
    """The first two syllables of the words with more than one."""
    return frozenset(" ".join(word.split(" ", 2)[:2]) for word in lexicon() if " " in word)


@cache
def _units() -> dict[str, str]:
    return {row["unit"].casefold(): row["kind"] for row in rows("units.csv")}


@cache
def _multipliers() -> frozenset[str]:
    return frozenset(column("multipliers.csv", "word"))


def words_in(text: str, start: int, end: int, *, amount_follows: bool = False) -> list[Word]:
    """The words of `text[start:end]`, those of the lexicon as long as they are known.

    A verb right before an amount is a word of its own: "hợp đồng | bằng" 3%.
    """
    tokens = [(each[0], each.start(), each.end()) for each in _TOKEN.finditer(text, start, end)]
    folded = [token.casefold() for token, _, _ in tokens]
    found: list[Word] = []
    at, inside = 0, False
    while at < len(tokens):
        token, first, last = tokens[at]
        count = 1
        if token[0].isalpha():
            count = _syllables(folded, at)
            if amount_follows and count > 1 and at + count == len(folded) and folded[-1] in _APART:
                count -= 1
            last = tokens[at + count - 1][2]
            word = folded[at] if count == 1 else " ".join(folded[at : at + count])
            found.append(Word(first, last, *_known(word, token[0].isupper(), inside)))
            inside = True
        else:
            inside = False
            if token[0].isdigit():
                found.append(_number(token, folded[at + 1 : at + 2 + _UNIT_WORDS], first))
            else:
                mark = LINE_END if token == "\n" else token
                found.append(Word(first, last, mark, mark, "", False))
        at += count
    return found


def _syllables(folded: list[str], at: int) -> int:
    """How many syllables from `at` make the longest known word."""
    pair = f"{folded[at]} {folded[at + 1]}" if at + 1 < len(folded) else ""
    if pair not in _beginnings():
        return 1
    known = lexicon()
    for count in range(min(_LONGEST, len(folded) - at), 2, -1):
        if " ".join(folded[at : at + count]) in known:
            return count
    return 2 if pair in known else 1


@lru_cache(maxsize=65536)
def _known(word: str, capital: bool, inside: bool) -> tuple[str, str, str, bool]:
    """Text, kind, group and case of a word; inside a phrase capitals make a name of it."""
    known = lexicon().get(word, Known("unknown", ""))
    kept = known.kind == "amount" or known.kind.startswith("verb ") or " " in word
    kind = "name" if capital and inside and not kept else known.kind
    return word, kind, known.group, capital


def _number(token: str, behind: list[str], start: int) -> Word:
    sign = "#1" if len(token) == 1 else "#0" if token[0] == "0" else "#"
    kind = "date" if _DATE.fullmatch(token) else f"number {_unit_kind(behind)}"
    return Word(start, start + len(token), sign, kind, "", False)


def _unit_kind(behind: list[str]) -> str:
    """What the unit behind a number measures; empty without a unit."""
    if behind and behind[0] in _multipliers():
        return _unit_kind(behind[1:]) or "money"
    for count in range(min(_UNIT_WORDS, len(behind)), 0, -1):
        if kind := _units().get(" ".join(behind[:count])):
            return kind
    return ""


def names_nothing(word: Word) -> bool:
    """Whether a word is a number, a verb like "đạt", or of a phrase of time."""
    return word.kind in ("time", "date", "verb subject") or word.text[0] == "#"

"""Verbs that a phrase begins or ends with, and nouns whose phrase keeps its verb."""

from __future__ import annotations

import re
from functools import cache

from extractors.predicates import any_of
from extractors.tables import column, rows

_LONGEST_VERB = 4


@cache
def quantity_noun() -> re.Pattern[str]:
    """A noun whose phrase names an amount, verbs in it included ("kim ngạch xuất khẩu")."""
    return re.compile(rf"(?:{any_of('quantity_nouns.csv')})\b", re.IGNORECASE)


@cache
def initial_verb() -> re.Pattern[str]:
    """Verbs that begin a clause without a subject ("Nộp ngân sách 20% số phí")."""
    verb = f"(?:{any_of('initial_verbs.csv')})"
    return re.compile(rf"{verb}(?:(?:,| và) {verb})*(?: (?:được|xong))?(?=[\s,]|$)", re.IGNORECASE)


@cache
def _transitive_verbs() -> frozenset[str]:
    return frozenset(column("transitive_verbs.csv", "phrase"))


@cache
def _beside_verbs(place: str) -> frozenset[str]:
    """Words at the `place` of a transitive verb.

    Adverbs `before` and `behind` it; before it also the last syllables of words that make a
    `noun` of it ("hoạt động xuất khẩu").
    """
    return frozenset(row["word"] for row in rows("verb_neighbours.csv") if row["place"] == place)


def _verb_before(words: list[str], end: int) -> int:
    """How many words before the one at `end` are the longest transitive verb; 0 if none."""
    for count in range(min(_LONGEST_VERB, end), 0, -1):
        if " ".join(words[end - count : end]).casefold() in _transitive_verbs():
            return count
    return 0


def without_verb(text: str) -> str:
    """A phrase without the transitive verb at its end and the adverbs around it."""
    words = text.split()
    end, behind = len(words), _beside_verbs("behind")
    while not (count := _verb_before(words, end)) and end and words[end - 1] in behind:
        end -= 1
    start = end - count
    if not count or (start and words[start - 1] in _beside_verbs("noun")):
        return text
    while start and words[start - 1].casefold() in _beside_verbs("before"):
        start -= 1
    return " ".join(words[:start])

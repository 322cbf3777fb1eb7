"""Counting wrong words.

Case and punctuation count, tone placement (hòa, hoà) does not. Leader dots are
the same whatever their number: the corpus has them shortened to one character (…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from diacritics.writing import canonical_text

_LEADER = re.compile(r"…|\.{2,}(?!/)")


@dataclass(frozen=True, slots=True)
class Wrong:
    """How many of the truth's words are wrong."""

    wrong: int
    words: int

    @property
    def rate(self) -> float:
        """Share of the words, 0 to 1; 0 for an empty truth."""
        return self.wrong / self.words if self.words else 0.0


def sums(scores: Sequence[Wrong]) -> Wrong:
    """All of them together."""
    return Wrong(sum(score.wrong for score in scores), sum(score.words for score in scores))


def words_of(text: str) -> list[str]:
    """The words of a text in the form in which they are compared."""
    return _LEADER.sub("...", canonical_text(text)).split()


def wrong_words(truth: str, read: str) -> Wrong:
    """Word edits (substitutions, insertions, deletions) between two texts, line by line.

    Where the texts differ in their number of lines that hold text, all is taken as one line.
    """
    left = [line for line in truth.split("\n") if line.strip()]
    right = [line for line in read.split("\n") if line.strip()]
    if len(left) != len(right):
        left, right = [truth], [read]
    pairs = [(words_of(a), words_of(b)) for a, b in zip(left, right, strict=True)]
    return sums([Wrong(Levenshtein.distance(a, b), len(a)) for a, b in pairs])


def missed_words(truth: str, read: str) -> Wrong:
    """Words of the truth that have no equal in what was read; more may have been read."""
    meant = words_of(truth)
    edits = Levenshtein.editops(meant, words_of(read))
    return Wrong(sum(edit.tag != "insert" for edit in edits), len(meant))


def changed_words(before: str, after: str) -> tuple[Wrong, int]:
    """Words of a text that were changed, and how many of them hold a digit."""
    left, right = before.split(), after.split()
    changed = [(a, b) for a, b in zip(left, right, strict=False) if a != b]
    digits = sum(any(map(str.isdigit, a)) for a, _ in changed)
    return Wrong(len(changed) + abs(len(left) - len(right)), len(left)), digits

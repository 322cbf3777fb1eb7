"""What differs between the channels of families of engines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from diacritics.tokens import is_loud

COPY_LETTER, COPY_ODD = -0.8, -7.0
"""A word outside the vocabulary: for each letter, and where it holds more than letters."""
_CODE = re.compile(r"[A-ZĐ]{1,4}\d{1,4}|\d{1,4}[A-Za-z]{1,2}|[A-ZĐ]|\d+")

_ACRONYM = re.compile(r"[BCDĐGHKLMNPRSTVX]{2,6}")


@dataclass(frozen=True, slots=True)
class Tuning:
    """How a channel weighs; tuned on held-out tuning pages.

    Attributes:
        prior: What onset and rhyme count beside counts of the whole word, at least.
        copy: Log probability of a word outside the vocabulary, whatever its letters.
        most: How many candidates a token has, at most.
        slack: Candidates this much worse than the best (log) are left out.
        least: What the probability of a reading is, at least.
        acronym: Log probability of capitals without a vowel; None: that of any other word.
    """

    prior: float = 40.0
    copy: float = -9.0
    most: int = 18
    slack: float = 8.0
    least: float = 1e-9
    acronym: float | None = None

    def copied(self, read: str) -> float:
        """Log probability that a word outside the vocabulary is written, and read, as `read`."""
        if self.acronym is not None and _ACRONYM.fullmatch(read):
            return self.acronym
        score = self.copy + COPY_LETTER * len(read)
        odd = not (read.isascii() and read.isalpha() and (read[1:].islower() or is_loud(read)))
        return score + (COPY_ODD if odd and not _CODE.fullmatch(read) else 0.0)

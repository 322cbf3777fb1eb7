"""The channel letter by letter: what each letter, mark and all, is read as.

Engines that tell characters by their outlines read one after the other, so what they write
for a word is what they write for its letters: a word is as likely as the best way to part what
was read into pieces of 0 to 3 characters, one for each of its letters. Every syllable of the
vocabulary is weighed at once, onsets and rhymes apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property

import numpy as np

from diacritics.letter_readings import Lessons, LetterReadings
from diacritics.spelled import ahead, align, behind, numbers
from diacritics.writing import strip_marks

TOP = 80
"""How many words of a token are worth weighing further."""
LONGEST = 14
"""Tokens longer than this are no syllable."""
_VOWELS = frozenset("aeiouy")


class Glyphs:
    """The syllables of the vocabulary, spelled, and what their letters are read as."""

    def __init__(self, words: Iterable[tuple[int, str]], readings: LetterReadings) -> None:
        """`words` are the syllables in lower case with their ids."""
        self._words = tuple(words)
        self._readings = readings
        self._number = {letter: i for i, letter in enumerate(readings.letters)}

    def taught(self, lessons: Lessons) -> Glyphs:
        """The same for a document that has taught so much."""
        found = copy(self)
        found._spelled = self._spelled  # so that it is made once
        found._readings = self._readings.taught(lessons)
        return found

    @cached_property
    def _spelled(self) -> _Spelled:
        return _Spelled(self._words, self._number)

    def scores(self, read: str, *, loud: bool) -> dict[int, float]:
        """Log probabilities of the words that are likeliest to be read as `read`.

        Args:
            read: What was read.
            loud: Whether it is a word of capitals.
        """
        if len(read) > LONGEST:
            return {}
        rows = self._readings.rows(read)
        onsets, rhymes = self._spelled.letters[loud]
        before, after = ahead(onsets, rows, len(read)), behind(rhymes, rows, len(read))
        total = np.full((len(onsets), len(rhymes)), -np.inf, dtype=np.float32)
        for cut in range(len(read) + 1):
            np.maximum(total, before[cut][:, None] + after[cut], out=total)
        found = total[self._spelled.onset, self._spelled.rhyme]
        last = min(TOP, len(found)) - 1
        best = np.argpartition(-found, last)[: last + 1]
        return dict(zip(self._spelled.word[best].tolist(), found[best].tolist(), strict=True))

    def aligned(self, word: str, read: str) -> list[tuple[str, str]]:
        """(letter, piece) of the best way to read `word` as `read`; none for other letters."""
        if len(read) > LONGEST or any(letter not in self._number for letter in word):
            return []
        number, of = self._number, self._readings.of
        return align(word, read, lambda letter, piece: -float(of(piece)[number[letter]]))


class _Spelled:
    """Words as numbers of letters: their onsets and the rest of them, each once.

    Attributes:
        word: Ids of the words.
        onset: The onset of each.
        rhyme: The rest of each.
        letters: Onsets and rests, spelled; in small letters and in capitals.
    """

    def __init__(self, words: Sequence[tuple[int, str]], number: Mapping[str, int]) -> None:
        onsets: dict[str, int] = {}
        rhymes: dict[str, int] = {}
        rows = []
        for word, text in words:
            cut = next((i for i, c in enumerate(strip_marks(text)) if c in _VOWELS), len(text))
            onset = onsets.setdefault(text[:cut], len(onsets))
            rows.append((word, onset, rhymes.setdefault(text[cut:], len(rhymes))))
        self.word, self.onset, self.rhyme = np.array(rows, dtype=np.int64).T
        self.letters = [
            tuple(numbers([change(text) for text in part], number) for part in (onsets, rhymes))
            for change in (str.lower, str.upper)
        ]

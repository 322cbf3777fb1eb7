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
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from diacritics.letter_readings import MAX_PIECE, Lessons, LetterReadings, Logs
from diacritics.writing import strip_marks

Rows = NDArray[np.int64]

TOP = 80
"""How many words of a token are worth weighing further."""
LONGEST = 14
"""Tokens longer than this are no syllable."""
_VOWELS = frozenset("aeiouy")
_END = -1


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
        before, after = _ahead(onsets, rows, len(read)), _behind(rhymes, rows, len(read))
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
        rows = self._readings.rows(read)
        best = {0: (0.0, [0])}
        for number in map(self._number.__getitem__, word):
            longer: dict[int, tuple[float, list[int]]] = {}
            for begin, (score, cuts) in best.items():
                for end in range(begin, min(begin + MAX_PIECE, len(read)) + 1):
                    found = score + float(rows[begin, end][number])
                    if end not in longer or found > longer[end][0]:
                        longer[end] = (found, [*cuts, end])
            best = longer
        if len(read) not in best:
            return []
        cuts = best[len(read)][1]
        pieces = (read[begin:end] for begin, end in pairwise(cuts))
        return list(zip(word, pieces, strict=True))


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
            tuple(_numbers([change(text) for text in part], number) for part in (onsets, rhymes))
            for change in (str.lower, str.upper)
        ]


def _numbers(texts: list[str], number: Mapping[str, int]) -> Rows:
    found = np.full((len(texts), max(map(len, texts))), _END)
    for row, text in enumerate(texts):
        found[row, : len(text)] = [number[letter] for letter in text]
    return found


def _ahead(spelled: Rows, rows: dict[tuple[int, int], Logs], size: int) -> Logs:
    """Log probability that each text is read as all up to each place."""
    best = np.full((size + 1, len(spelled)), -np.inf, dtype=np.float32)
    best[0] = 0.0
    for letter in spelled.T:
        longer = np.full_like(best, -np.inf)
        for (begin, end), row in rows.items():
            np.maximum(longer[end], best[begin] + row[letter], out=longer[end])
        best = np.where(letter == _END, best, longer)
    return best


def _behind(spelled: Rows, rows: dict[tuple[int, int], Logs], size: int) -> Logs:
    """Log probability that each text is read as all from each place on."""
    best = np.full((size + 1, len(spelled)), -np.inf, dtype=np.float32)
    best[-1] = 0.0
    for letter in spelled.T[::-1]:
        longer = np.full_like(best, -np.inf)
        for (begin, end), row in rows.items():
            np.maximum(longer[begin], best[end] + row[letter], out=longer[begin])
        best = np.where(letter == _END, best, longer)
    return best

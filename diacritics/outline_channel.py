"""The channel of engines that tell characters by their outlines, one by one.

Beside what the tables hold, every syllable is weighed letter by letter, so that engines never
seen have candidates too; and a document teaches the channel what its own engine writes.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from copy import copy

from diacritics.channel import Channel
from diacritics.channel_tables import LOUD, Learned
from diacritics.glyphs import Glyphs
from diacritics.letter_readings import LetterReadings
from diacritics.tokens import channel_key, is_loud
from diacritics.tuning import Tuning

BY_LETTERS = 0.75
"""How much the letters count beside onset and rhyme."""


class OutlineChannel(Channel):
    """A channel that knows its letters, and learns from the document."""

    tuning = Tuning(prior=160.0, copy=-12.0, most=40, slack=12.0, least=1e-30, acronym=-7.0)

    def __init__(self, learned: Learned, readings: LetterReadings) -> None:
        """The channel of what was learned, and of what letters are read as."""
        super().__init__(learned)
        syllables = ((i, word) for i, word in enumerate(self.words) if self.is_syllable[i])
        self._glyphs = Glyphs(syllables, readings)

    def taught(self, pairs: Iterable[tuple[str, str]]) -> OutlineChannel:
        """The channel of a document of which (word, what was read) are sure."""
        lessons: dict[str, Counter[str]] = defaultdict(Counter)
        for (word, read), times in Counter(pairs).items():
            loud = is_loud(word)
            shown = word if loud else word.lower()
            for letter, piece in self._glyphs.aligned(shown, channel_key(read, loud=loud)):
                lessons[letter][piece] += times
        found = copy(self)
        found._glyphs = self._glyphs.taught(lessons)
        found._known, found._memory = None, {}
        return found

    def _by_parts(self, key: str, mark: str, deep: bool) -> dict[int, float]:
        parts = self.parts.scores(key, mark)
        letters = self._glyphs.scores(key, loud=mark == LOUD)
        found = {}
        for word in parts.keys() | letters.keys():
            share = BY_LETTERS * math.exp(letters.get(word, -99.0))
            share += (1 - BY_LETTERS) * math.exp(parts.get(word, -99.0))
            found[word] = math.log(share)
        return found

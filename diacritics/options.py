"""What a piece of a read line may be: the edges of the lattice that begin at its slot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diacritics.channel import Channel
from diacritics.channel_tables import Candidate
from diacritics.choices import Choices, Option
from diacritics.inner_marks import Fits
from diacritics.looks import Look
from diacritics.symbols import NUMBER, SPECIAL, UNKNOWN
from diacritics.tokens import Piece

_NUMBER = SPECIAL.index(NUMBER)
_UNKNOWN = SPECIAL.index(UNKNOWN)
_WORD_AND_NUMBER = re.compile(r"(?P<word>[^\W\d_]?[a-zà-ỹđ]+|s6|S6)(?P<number>[oO]?\d{1,4})")
DIGIT = -2.3
"""Log probability of a digit of a number."""
JOIN = -5.5
"""Log probability that a space is put into a word."""
STRAY = 6.0
"""What a syllable all in capitals among small letters is less likely than an acronym."""
NOTE = -6.0
"""Log probability that a number behind a word is a footnote's."""
MISREAD = -8.0
"""Log probability that a typed text without marks has another letter than it should."""
REMEMBERED = 12_000
"""Options of so many words are remembered: about 50 MB, and all but the rarest."""
MAX_JOINED = 9


class Options:
    """Options by token, remembered: garble repeats itself."""

    poor = -7.5
    """Below this a reading is so unlikely that the token may be two words, or half of one."""
    split = -8.0
    """Log probability that a space is lost."""
    split_beam, split_options = 5, 8
    """How many words of each half, and of both together, are tried."""
    fit: Fits | None = None
    """How likely a word with or without marks is, where marks may be letters."""

    def __init__(self, channel: Channel) -> None:
        """Options that `channel` offers."""
        self._channel = channel
        self._certain: dict[str, Choices] = {}
        self._quality: dict[tuple[str, Look], float] = {}
        self._memory: dict[tuple[str, Look], Choices] = {}
        self._pairs: dict[tuple[str, str, Look], Choices | None] = {}

    def certain(self, symbol: str) -> Choices:
        """The one option of a word or separator that is certain."""
        found = self._certain.get(symbol)
        if found is None:
            word = self._channel.number.get(symbol, _UNKNOWN)
            found = self._certain[symbol] = Choices([Option((word,), 0.0)])
        return found

    def of(self, piece: Piece, *, look: Look) -> Choices:
        """The options of one piece."""
        found = self._memory.get((piece.text, look))
        if found is None:
            if len(self._memory) > REMEMBERED:
                self._forget()
            poor = self._best(piece.text, look) <= self.poor
            found = Choices(self._find(piece, look), poor=poor)
            self._memory[piece.text, look] = found
        return found

    def _forget(self) -> None:
        """Empty what has grown with all that was ever read."""
        for memory in (self._certain, self._quality, self._memory, self._pairs):
            memory.clear()
        self._channel.forget()

    def joined(self, first: Piece, second: str, *, look: Look) -> Choices | None:
        """Options that also take two pieces, one of them poor, for one word; None for none."""
        if len(first.text) + len(second) > MAX_JOINED:
            return None
        key = (first.text, second, look)
        if key not in self._pairs:
            self._pairs[key] = self._join(first, second, look)
        return self._pairs[key]

    def is_likely(self, text: str) -> bool:
        """Whether a piece has a reading that is not poor."""
        return self._best(text, Look.PLAIN) > self.poor

    def _join(self, first: Piece, second: str, look: Look) -> Choices | None:
        found = self._words(first.text + second, look=look)
        pairs = [
            Option((word,), score + JOIN, span=2)
            for word, score in found
            if word != _UNKNOWN and score > self.poor
        ]
        return Choices([*self.of(first, look=look).options, *pairs]) if pairs else None

    def _words(self, text: str, *, look: Look, deep: bool = False) -> list[Candidate]:
        found = self._channel.candidates(text, loud=look is not Look.PLAIN, deep=deep)
        if look is Look.ACRONYM:
            return [(w, s - (STRAY if self._channel.is_syllable[w] else 0.0)) for w, s in found]
        return found

    def _best(self, text: str, look: Look) -> float:
        found = self._quality.get((text, look))
        if found is None:
            scores = [s for w, s in self._words(text, look=look, deep=True) if w != _UNKNOWN]
            found = 0.0 if text.isdigit() else max(scores, default=-99.0)
            self._quality[text, look] = found
        return found

    def _find(self, piece: Piece, look: Look) -> list[Option]:
        text = piece.text
        if piece.is_number:
            return self._of_number(text, look)
        found = [Option((word,), score) for word, score in self._words(text, look=look, deep=True)]
        glued = _WORD_AND_NUMBER.fullmatch(text)
        if glued:
            found += self._with_number(glued["word"], glued["number"], look)
        if len(text) > 3 and look is not Look.ACRONYM and self._best(text, look) < self.poor:
            found += self._split(text, look)
        return found

    def _of_number(self, text: str, look: Look) -> list[Option]:
        size = sum(char.isdigit() for char in text)
        found = [Option((_NUMBER,), DIGIT * size)]
        if len(text) <= 2:
            found += [
                Option((word,), score)
                for word, score in self._words(text, look=look, deep=True)
                if word != _UNKNOWN and score > self.poor
            ]
        return found

    def _with_number(self, word: str, digits: str, look: Look) -> Iterator[Option]:
        """A number behind a word: a space was lost, or it is a footnote's, or a unit's (km2)."""
        for first, score in self._words(word, look=look)[: self.split_beam]:
            if first == _UNKNOWN:
                continue
            spelled = score + DIGIT * len(digits)
            unit = not self._channel.is_syllable[first]
            space = self.split if not unit else self.split / 2
            yield Option((first, _NUMBER), spelled + space, cut=len(word), glued=unit)
            if not unit and len(digits) == 1:
                yield Option((first,), spelled + NOTE, cut=len(word), glued=True)

    def _split(self, text: str, look: Look) -> list[Option]:
        found = []
        for cut in range(1, len(text)):
            left = self._words(text[:cut], look=look)[: self.split_beam]
            right = self._words(text[cut:], look=look)[: self.split_beam]
            found += [
                Option((first, second), one + two + self.split, cut=cut)
                for first, one in left
                for second, two in right
                if _UNKNOWN not in (first, second)
            ]
        return sorted(found, key=lambda option: -option.score)[: self.split_options]


class StrippedOptions(Options):
    """Options where nothing but the marks is missing: words of the same letters come first."""

    def _words(self, text: str, *, look: Look, deep: bool = False) -> list[Candidate]:
        same = self._channel.same_letters(text.lower())
        others = super()._words(text, look=look, deep=deep and not same)
        return [
            *((word, 0.0) for word in same[: self._channel.tuning.most]),
            *((word, score + MISREAD) for word, score in others if word not in same),
        ]

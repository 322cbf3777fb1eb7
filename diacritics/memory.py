"""What the same document says elsewhere: a second look at doubtful words.

A read form that stands for one word all through a document mostly stands for it in the
doubtful places too, and a document repeats its own words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from diacritics.choices import Choices, Option
from diacritics.looks import Look
from diacritics.options import Options
from diacritics.passages import Passage
from diacritics.tokens import Piece

DOUBTFUL = 0.97
"""A passage with a reading less certain than this is read again."""
SURE = 0.95
"""Readings at least this certain are remembered."""
MANY = 12
SAME_FORM = 0.7
"""How much (nats, per log count) a word gains that this form was read as elsewhere."""
SAME_WORD = 0.3
"""How much (nats, per log count) a word gains that the document uses elsewhere."""


class Memory(Options):
    """Options of a document, after its sure readings are known."""

    def __init__(self, base: Options) -> None:
        """A memory that knows nothing yet of the document that `base` offers options for."""
        self._base = base
        self._raised: dict[tuple[str, Look], Choices] = {}
        self._forms: dict[tuple[str, Look], Counter[int]] = defaultdict(Counter)
        self._uses: Counter[int] = Counter()

    def learn(self, one: Passage, path: list[Option], shares: list[float]) -> None:
        """Remember the sure readings of a passage."""
        place = 0
        for option, share in zip(path, shares, strict=True):
            slot = one.slots[place]
            place += option.span
            if slot.symbol is None and option.is_plain and share >= SURE:
                self._forms[one.piece(slot).text, slot.look][option.words[0]] += 1
                self._uses[option.words[0]] += 1

    def certain(self, symbol: str) -> Choices:
        """The one option of what is certain."""
        return self._base.certain(symbol)

    def joined(self, first: Piece, second: str, *, look: Look) -> Choices | None:
        """Options that also take two pieces for one word."""
        return self._base.joined(first, second, look=look)

    def of(self, piece: Piece, *, look: Look) -> Choices:
        """The options of a piece, those raised that the document speaks for."""
        key = (piece.text, look)
        found = self._raised.get(key)
        if found is None:
            found = self._raised[key] = self._raise(self._base.of(piece, look=look), key)
        return found

    def _raise(self, choices: Choices, key: tuple[str, Look]) -> Choices:
        if choices.is_single:
            return choices
        seen = self._forms.get(key)
        raised = (
            Option(option.words, option.score + self._gain(option.words[0], seen))
            if option.is_plain
            else option
            for option in choices.options
        )
        return Choices(raised, poor=choices.poor)

    def _gain(self, word: int, seen: Counter[int] | None) -> float:
        gain = SAME_WORD * math.log1p(min(self._uses[word], MANY))
        return gain + (SAME_FORM * math.log1p(min(seen[word], MANY)) if seen else 0.0)

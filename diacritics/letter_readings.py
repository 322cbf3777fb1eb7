"""What letters, marks and all, are read as: pieces of 0 to 3 characters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from diacritics.spelled import Logs, Rows, rows

Lessons = Mapping[str, Counter[str]]
"""For each letter how often it was read as which piece."""

TRUST = 40
"""After how many sights of a letter a document's own readings of it count half."""


@dataclass(frozen=True, slots=True)
class LetterReadings:
    """What letters are read as.

    Attributes:
        letters: The letters, small and capital.
        pieces: For each string that some letter is read as, its log probabilities by letter.
        unseen: By length, the same of a string that no letter was seen to be read as.
    """

    letters: Sequence[str]
    pieces: Mapping[str, Logs]
    unseen: Sequence[Logs]

    def rows(self, read: str) -> Rows:
        """Log probabilities by letter of each piece of `read`, by the piece's ends."""
        return rows(read, self.of)

    def of(self, piece: str) -> Logs:
        """Log probabilities by letter that it is read as `piece`."""
        found = self.pieces.get(piece)
        return self.unseen[len(piece)] if found is None else found

    def taught(self, lessons: Lessons) -> LetterReadings:
        """The same mixed with what a document shows of its own engine."""
        number = {letter: i for i, letter in enumerate(self.letters)}
        seen = np.zeros(len(self.letters))
        for letter, pieces in lessons.items():
            seen[number[letter]] = pieces.total()
        less = np.log(TRUST / (TRUST + seen)).astype(np.float32)
        mixed = {piece: row + less for piece, row in self.pieces.items()}
        unseen = [row + less for row in self.unseen]
        for letter, pieces in lessons.items():
            at = number[letter]
            for piece, times in pieces.items():
                if piece not in mixed:
                    mixed[piece] = unseen[len(piece)].copy()
                own = math.log(times / (TRUST + seen[at]))
                mixed[piece][at] = np.logaddexp(mixed[piece][at], own)
        return LetterReadings(self.letters, mixed, unseen)


def unpack_readings(arrays: Any) -> LetterReadings:
    """What letters are read as, from the arrays that `diacritics.train.glyphs` packs."""
    pieces, letters = (bytes(arrays[f"glyph_{part}"]).decode() for part in ("pieces", "letters"))
    logs = arrays["glyph_logs"].astype(np.float32)
    return LetterReadings(
        letters,
        dict(zip(pieces.split("\n"), logs, strict=True)),
        list(arrays["glyph_unseen"].astype(np.float32)),
    )

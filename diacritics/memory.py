"""What the same document says elsewhere: a second look at doubtful words.

A read form that stands for one word all through a document mostly stands for it in the
doubtful places too, and a document repeats its own words.
"""

from __future__ import annotations

import numpy as np

from diacritics.lm import Floats, Ids
from diacritics.looks import Look
from diacritics.paths import Batch, Paths

DOUBTFUL = 0.97
"""A passage with a reading less certain than this is read again."""
SURE = 0.95
"""Readings at least this certain are remembered."""
MANY = 12
SAME_FORM = 0.7
"""How much (nats, per log count) a word gains that this form was read as elsewhere."""
SAME_WORD = 0.3
"""How much (nats, per log count) a word gains that the document uses elsewhere."""
_NONE = -1


class Memory:
    """The sure readings of a document."""

    def __init__(self, words: int) -> None:
        """A memory that knows nothing yet, for a vocabulary of so many words."""
        self._size = words
        self._uses = np.zeros(words, dtype=np.int64)
        self._numbers: dict[tuple[str, Look], int] = {}
        self._forms: list[Ids] = []

    def learn(self, batch: Batch, paths: Paths, shares: Floats) -> None:
        """Remember the sure readings of a batch."""
        lattice = batch.lattice
        form = self._of_slots(batch)[lattice.slot[paths.options]]
        sure = lattice.plain[paths.options] & (shares >= SURE) & (form != _NONE)
        words = lattice.word[paths.options[sure]]
        self._uses += np.bincount(words, minlength=self._size)
        self._forms.append(form[sure] * self._size + words)

    def gains(self, batch: Batch) -> Floats:
        """What each option of a batch gains by what the document says."""
        lattice = batch.lattice
        none = np.full(1, -self._size - 1)
        seen, counts = np.unique(np.concatenate([none, *self._forms]), return_counts=True)
        pair = self._of_slots(batch)[lattice.slot] * self._size + lattice.word
        at = np.minimum(np.searchsorted(seen, pair), len(seen) - 1)
        same = np.where(seen[at] == pair, counts[at], 0)
        gain = SAME_WORD * _weight(self._uses[lattice.word])
        gain += SAME_FORM * _weight(same)
        single = np.diff(np.r_[lattice.begin, len(lattice.slot)])[lattice.slot] == 1
        found: Floats = np.where(lattice.plain & ~single, gain, 0.0)
        return found

    def _of_slots(self, batch: Batch) -> Ids:
        """The number of what was read in each slot of a batch; -1 for what is certain."""
        numbers = self._numbers
        return np.array(
            [
                _NONE
                if slot.symbol is not None
                else numbers.setdefault((one.piece(slot).text, slot.look), len(numbers))
                for one in batch.passages
                for slot in one.slots
            ],
            dtype=np.int64,
        )


def _weight(counts: Ids) -> Floats:
    weight: Floats = np.log1p(np.minimum(counts, MANY))
    return weight

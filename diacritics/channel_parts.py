"""The channel by onset and rhyme, for words never seen read so, and letter by letter.

What is read is cut in two wherever the first part may stand for an onset and the second for a
rhyme; rhymes that no table holds are tried by their letters.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from diacritics.channel_tables import LOUD, Table
from diacritics.letters import Letters

OTHER_CASE = math.log(0.03)
"""Capitals read as in small letters, or the other way round."""
RHYMES = 24
"""How many rhymes to try letter by letter."""
MAX_RHYME = 7


class Parts:
    """What onsets and rhymes are read as."""

    def __init__(
        self,
        words: Iterable[tuple[str, str] | None],
        onsets: Table,
        rhymes: Table,
        letters: Letters,
    ) -> None:
        """`words` are onset and rhyme of each word by id, None for what is no syllable."""
        self._by_onset: dict[str, dict[str, int]] = defaultdict(dict)
        for i, parts in enumerate(words):
            if parts is not None:
                self._by_onset[parts[0]][parts[1]] = i
        self.onsets = _by_share(onsets)
        self.rhymes = _by_share(rhymes)
        self._letters = letters

    def scores(self, key: str, mark: str) -> dict[int, float]:
        """Log probabilities of words whose onset and rhyme may be read so."""
        found: dict[int, float] = {}
        for cut in range(min(len(key), 5) + 1):
            onsets = self.onsets.get(key[:cut])
            rhymes = self.rhymes.get(key[cut:])
            if not onsets or not rhymes:
                continue
            self._combine(onsets, rhymes, mark, found)
        return found

    def _combine(
        self,
        onsets: list[tuple[str, str, float]],
        rhymes: list[tuple[str, str, float]],
        mark: str,
        found: dict[int, float],
    ) -> None:
        none: dict[str, int] = {}
        seen = [
            (rhyme, second if rhyme_mark == mark else second + OTHER_CASE)
            for rhyme, rhyme_mark, second in rhymes
        ]
        for onset, onset_mark, first in onsets:
            if onset_mark != mark:
                continue
            words = self._by_onset.get(onset, none)
            for rhyme, second in seen:
                word = words.get(rhyme)
                if word is not None:
                    score = first + second
                    if score > found.get(word, -99.0):
                        found[word] = score

    def add_by_letters(self, key: str, mark: str, found: dict[int, float]) -> None:
        """Add words whose rhyme may be read so letter by letter."""
        cuts = [c for c in range(min(len(key) - 1, 4), -1, -1) if key[:c] in self.onsets][:2]
        cuts = [cut for cut in cuts if len(key) - cut <= MAX_RHYME]
        if not cuts:
            return
        scores = self._letters.scores(key[cuts[-1] :])
        for cut in cuts:
            own = scores[cut - cuts[-1]]
            near = np.argpartition(-own, RHYMES)[:RHYMES].tolist()
            rhymes = [_named(self._letters.names[i], float(own[i])) for i in near]
            self._combine(self.onsets[key[:cut]], rhymes, mark, found)


def _by_share(table: Table) -> dict[str, list[tuple[str, str, float]]]:
    """Read form to (true part, mark of capitals, log share), the likeliest first."""
    found = {}
    for read, pairs in table.reads.items():
        rows = [
            _named(truth, math.log(count / (table.totals[truth] + 1.0))) for truth, count in pairs
        ]
        found[read] = sorted(rows, key=lambda row: -row[2])[:24]
    return found


def _named(name: str, score: float) -> tuple[str, str, float]:
    return name.lstrip(LOUD), LOUD if name.startswith(LOUD) else "", score

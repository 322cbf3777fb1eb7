"""The language model at work: syllable n-grams up to order five, for many at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diacritics.hashing import HashMap, Keys, mix

Ids = NDArray[np.int64]
Scores = NDArray[np.float32]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
TOP = 5
PORTION = 8192
"""So many n-grams are looked up at once: arrays of more than 128 kB cost the system's time."""
_BASE = np.uint64(0x9E3779B97F4A7C15)
_ORDER_SALT = tuple(
    np.uint64(0xD6E8FEB86659FD93 * (n + 1) & 0xFFFFFFFFFFFFFFFF) for n in range(TOP)
)


def longer_keys(keys: Keys, word: Ids, size: int) -> Keys:
    """Hashes of contexts of `size` words: those of the later ones, and the word before them."""
    return mix((keys ^ word.view(np.uint64)) * _BASE + _ORDER_SALT[size - 1])


def context_keys(words: Ids) -> tuple[Keys, ...]:
    """Hashes of the last 1, 2, ... words of each context; words[:, 0] is the latest."""
    keys = []
    running = np.zeros(len(words), dtype=np.uint64)
    for place in range(words.shape[1]):
        word = np.ascontiguousarray(words[:, place], dtype=np.int64)
        running = longer_keys(running, word, place + 1)
        keys.append(running)
    return tuple(keys)


def ngram_keys(context: Keys, word: Ids) -> Keys:
    """Mixed keys of contexts followed by a word."""
    return mix(context ^ (word.astype(np.uint64) * _BASE))


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """N-gram probabilities in natural logs.

    Attributes:
        unigrams: Log probability of each word.
        unigram_bows: Its back-off weight.
        maps: For orders 2 to 5, codes of n-grams.
        logps: For orders 2 to 5, log probability by code.
        bows: For orders 2 to 4, back-off weight by code.
    """

    unigrams: Scores
    unigram_bows: Scores
    maps: tuple[HashMap, ...]
    logps: tuple[Scores, ...]
    bows: tuple[Scores, ...]

    def find(self, order: int, context: Keys, word: Ids) -> tuple[Ids, Ids]:
        """Which of the n-grams of `order` the model holds, and their codes."""
        found = [
            self._find(order, context[begin : begin + PORTION], word[begin : begin + PORTION])
            for begin in range(0, len(word), PORTION)
        ]
        if len(found) == 1:
            return found[0]
        at = [places + PORTION * number for number, (places, _) in enumerate(found)]
        none = np.zeros(0, dtype=np.int64)
        return np.concatenate([none, *at]), np.concatenate([none, *(code for _, code in found)])

    def _find(self, order: int, context: Keys, word: Ids) -> tuple[Ids, Ids]:
        there, code = self.maps[order - 2].find(ngram_keys(context, word))
        at = np.flatnonzero(there)
        return at, code[at]

    def lengthen(
        self, order: int, asked: Ids, context: Keys, word: Ids, score: Floats
    ) -> tuple[Flags, Floats]:
        """Put the probabilities of n-grams of `order` that the model holds into `score`.

        Args:
            order: Their length, 2 to 5.
            asked: The places (in `score`, flat) of those that it may hold.
            context: For each of `asked`, the hash of all words but the last.
            word: And the last.
            score: Of all n-grams, what they have by backing off.

        Returns:
            Which n-grams the model holds, and back-off weights: 0 for the others.
        """
        held = np.zeros(score.shape, dtype=np.bool_)
        bow = np.zeros(score.shape)
        at, code = self.find(order, context, word)
        at = asked[at]
        held.ravel()[at] = True
        score.ravel()[at] = self.logps[order - 2][code]
        if order < TOP:
            bow.ravel()[at] = self.bows[order - 2][code]
        return held, bow

    def window_scores(self, windows: Ids, sizes: Ids) -> Scores:
        """Log probability of the first word of each row after the others, the latest first.

        `sizes` says how many words of a row count.
        """
        word = windows[:, 0]
        keys = context_keys(windows[:, 1:])
        logp = self.unigrams[word].copy()
        contexts = self._context_bows(windows[:, 1:], sizes - 1)
        found = np.zeros(len(word), dtype=np.int64)
        active = np.arange(len(word))
        for order in range(2, TOP + 1):
            active = active[sizes[active] >= order]
            if not len(active):
                break
            at, code = self.find(order, keys[order - 2][active], word[active])
            active = active[at]
            logp[active] = self.logps[order - 2][code]
            found[active] = order - 1
        backed = np.arange(TOP - 1)[None, :] >= found[:, None]
        logp += np.where(backed, contexts, 0).sum(axis=1)
        return logp

    def _context_bows(self, contexts: Ids, sizes: Ids) -> Scores:
        """Back-off weights of contexts of one to four words, the latest first."""
        last = contexts[:, 0]
        keys = context_keys(contexts[:, 1:])
        bows = np.zeros((len(last), TOP - 1), dtype=np.float32)
        bows[:, 0] = np.where(sizes > 0, self.unigram_bows[last], 0)
        active = np.arange(len(last))
        for order in range(2, TOP):
            active = active[sizes[active] >= order]
            if not len(active):
                break
            at, code = self.find(order, keys[order - 2][active], last[active])
            active = active[at]
            bows[active, order - 1] = self.bows[order - 2][code]
        return bows

"""The language model at work: syllable n-grams up to order five, for many at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diacritics.hashing import HashMap, Keys, mix

Ids = NDArray[np.int64]
Scores = NDArray[np.float32]
Flags = NDArray[np.bool_]
TOP = 5
_BASE = np.uint64(0x9E3779B97F4A7C15)
_ORDER_SALT = tuple(
    np.uint64(0xD6E8FEB86659FD93 * (n + 1) & 0xFFFFFFFFFFFFFFFF) for n in range(TOP)
)


def context_keys(words: Ids) -> tuple[Keys, ...]:
    """Hashes of the last 1, 2, ... words of each context; words[:, 0] is the latest."""
    keys = []
    running = np.zeros(len(words), dtype=np.uint64)
    for place in range(words.shape[1]):
        running = mix((running ^ words[:, place].astype(np.uint64)) * _BASE + _ORDER_SALT[place])
        keys.append(running)
    return tuple(keys)


def ngram_keys(context: Keys, word: Ids) -> Keys:
    """Mixed keys of contexts followed by a word."""
    return mix(context ^ (word.astype(np.uint64) * _BASE))


@dataclass(frozen=True, slots=True)
class Contexts:
    """What was said before, for each of many hypotheses.

    Attributes:
        words: The last four words of each, the latest first.
        bows: Back-off weights of the last one to four words; 0 where the context is new.
        known: How many of the last words form a context that the model knows.
    """

    words: Ids
    bows: Scores
    known: NDArray[np.int64]

    def take(self, index: Ids) -> Contexts:
        """The contexts at `index`."""
        return Contexts(self.words[index], self.bows[index], self.known[index])


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

    def start(self, size: int, word: int) -> Contexts:
        """`size` contexts that hold only `word`."""
        words = np.zeros((size, TOP - 1), dtype=np.int64)
        words[:, 0] = word
        bows = np.zeros((size, TOP - 1), dtype=np.float32)
        bows[:, 0] = self.unigram_bows[word]
        return Contexts(words, bows, np.ones(size, dtype=np.int64))

    def extend(self, contexts: Contexts, index: Ids, word: Ids) -> tuple[Scores, Contexts]:
        """Log probability of `word` after the contexts at `index`, and the contexts after it."""
        keys = context_keys(contexts.words)
        known = contexts.known[index]
        bows = contexts.bows[index]
        logp = self.unigrams[word].copy()
        found = np.zeros(len(word), dtype=np.int64)
        new_bows = np.zeros((len(word), TOP - 1), dtype=np.float32)
        new_bows[:, 0] = self.unigram_bows[word]
        active = np.arange(len(word))
        for order in range(2, TOP + 1):
            active = active[known[active] >= order - 1]
            if not len(active):
                break
            there, code = self.maps[order - 2].find(
                ngram_keys(keys[order - 2][index[active]], word[active])
            )
            active, code = active[there], code[there]
            logp[active] = self.logps[order - 2][code]
            found[active] = order - 1
            if order < TOP:
                new_bows[active, order - 1] = self.bows[order - 2][code]
        backed = np.arange(TOP - 1)[None, :] >= found[:, None]
        logp += np.where(backed, bows, 0).sum(axis=1)
        words = np.concatenate([word[:, None], contexts.words[index, :-1]], axis=1)
        return logp, Contexts(words, new_bows, np.minimum(found + 1, TOP - 1))

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
            there, code = self.maps[order - 2].find(
                ngram_keys(keys[order - 2][active], word[active])
            )
            active = active[there]
            logp[active] = self.logps[order - 2][code[there]]
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
            there, code = self.maps[order - 2].find(
                ngram_keys(keys[order - 2][active], last[active])
            )
            active = active[there]
            bows[active, order - 1] = self.bows[order - 2][code[there]]
        return bows

"""Which family of engines read a text: told by the garbled words that it holds.

Engines with a neural network and engines that tell characters by their outlines, one by one,
write quite different things for the same word (`dugc` and `du'qc` for được): each family has a
channel of its own. Naive Bayes over the distinct tokens of a text: how often the pages of
either family showed them. Where that leaves doubt, as engines that no page showed do, the
channels themselves are asked how well they explain the tokens.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from diacritics.channel import Channel
from diacritics.channel_tables import Table
from diacritics.outline_channel import OutlineChannel
from diacritics.tokens import channel_key, is_loud, split_token

SEEN = (0.9, 0.65)
"""Share of a text's distinct tokens that training has shown, for networks and outlines."""
UNSEEN_TOKEN = 1e-4
"""What one unseen token has of the share of all."""
BOUND = 3.0
"""No token says more than this (a natural logarithm)."""
CLEAR = 10.0
"""The sum from which a text is held to be read by outlines."""
DOUBT = -0.7
"""The mean for each token from which on the text is asked how well each channel explains it."""
EXPLAINED = -1.0
"""The sum of both means from which a text is held to be read by outlines."""
ASKED = range(15, 80)
"""How many tokens there must be for it, and how many are asked."""


class Families:
    """Both channels, and the choice between them."""

    def __init__(self, network: Channel, outlines: OutlineChannel) -> None:
        """The channel of engines with a network, and that of all engines, outlines foremost."""
        self.network = network
        self.outlines = outlines
        both = _by_read(outlines.whole)
        self._network = _by_read(network.whole)
        self._outlines = {
            read: more
            for read, times in both.items()
            if (more := times - self._network.get(read, 0)) > 0
        }
        self._sums = sum(self._network.values()), sum(self._outlines.values())
        self._weight = lru_cache(maxsize=1 << 15)(self._weighed)

    def channel_of(self, lines: Iterable[str]) -> Channel:
        """The channel that the lines came through."""
        return self.outlines if self.is_by_outlines(lines) else self.network

    def is_by_outlines(self, lines: Iterable[str]) -> bool:
        """Whether an engine by outlines read the lines."""
        tokens = dict.fromkeys(token for line in lines for token in line.split())
        keys = list(dict.fromkeys(key for token in tokens for key in _keys(token)))
        evidence = sum(map(self._weight, keys))
        if evidence > CLEAR or len(keys) < ASKED.start or evidence < DOUBT * len(keys):
            return evidence > CLEAR
        asked = keys[: ASKED.stop]
        better = sum(map(self._better, asked)) / len(asked)
        return evidence / len(keys) + better > EXPLAINED

    def _better(self, key: str) -> float:
        """How much better (log) the outlines' channel explains a token, with its best word."""
        better = _explained(self.outlines, key) - _explained(self.network, key)
        return max(-BOUND, min(BOUND, better))

    def _weighed(self, key: str) -> float:
        """What a token says for outlines."""
        tables = (self._network, self._outlines)
        network, outlines = (
            seen * table[key] / total if key in table else (1 - seen) * UNSEEN_TOKEN
            for table, seen, total in zip(tables, SEEN, self._sums, strict=True)
        )
        return max(-BOUND, min(BOUND, math.log(outlines / network)))


def _explained(channel: Channel, key: str) -> float:
    """Log probability of the likeliest word that may have been read as `key`."""
    found = channel.candidates(key, loud=is_loud(key))
    best: float = max(score + channel.unigrams[word] for word, score in found)
    return best


def _by_read(table: Table) -> dict[str, int]:
    return {read: sum(times for _, times in pairs) for read, pairs in table.reads.items()}


@lru_cache(maxsize=1 << 15)
def _keys(token: str) -> tuple[str, ...]:
    """The words of a token, as the channels file them."""
    return tuple(
        channel_key(piece.text, loud=is_loud(piece.text))
        for piece in split_token(token)
        if piece.is_word and any(map(str.isalpha, piece.text))
    )

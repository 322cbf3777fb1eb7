"""Which family of engines read a text: told by the garbled words that it holds.

Engines with a neural network and engines that tell characters by their outlines, one by one,
write quite different things for the same word (`dugc` and `du'qc` for được): each family has a
channel of its own. Naive Bayes over the distinct tokens of a text: how often the pages of
either family showed them.
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
        return self.outlines if self.evidence(lines) > CLEAR else self.network

    def evidence(self, lines: Iterable[str]) -> float:
        """Log-likelihood ratio: positive for outlines."""
        tokens = {token for line in lines for token in line.split()}
        return sum(map(self._weight, {key for token in tokens for key in _keys(token)}))

    def _weighed(self, key: str) -> float:
        """What a token says for outlines."""
        tables = (self._network, self._outlines)
        network, outlines = (
            seen * table[key] / total if key in table else (1 - seen) * UNSEEN_TOKEN
            for table, seen, total in zip(tables, SEEN, self._sums, strict=True)
        )
        return max(-BOUND, min(BOUND, math.log(outlines / network)))


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

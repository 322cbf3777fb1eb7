"""The likeliest words of many lines at once: a search from short n-grams to long ones.

All pairs of items that may follow one another are scored as bigrams; pairs through which no
path leads that is nearly as good as the best are dropped. What is left is joined to triples,
scored and thinned out in the same way, and then to fives. Each length is one look-up for the
whole text, whatever its lines (coarse-to-fine decoding; Charniak et al. 2006).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from diacritics.chains import Chains, backward, before, chains_of, forward, join
from diacritics.hashing import Keys
from diacritics.lattice import Items
from diacritics.lm import TOP, Flags, Floats, Ids, LanguageModel, longer_keys

SLACK = {2: 9.0, 3: 7.0}
"""By order: paths through an n-gram that are this much less likely than the best (log) are left
out. With these the words are those of the whole search; from 6 and 5 on some are lost."""
MANY = 40
"""For each node no more n-grams than these are kept, on the average."""


@dataclass(frozen=True, slots=True)
class _States:
    """N-grams of items that follow one another, all of one length.

    Attributes:
        start: The shorter n-gram (or node) that each begins with.
        end: The one that it ends with, rising.
        first: Its first item.
        last: Its last item.
        score: Log probability of its last word after the others.
        bow: Back-off weight of its words; 0 where the model does not hold them.
        held: Whether the model holds them.
        key: Hash of its words.
    """

    start: Ids
    end: Ids
    first: Ids
    last: Ids
    score: Floats
    bow: Floats
    held: Flags
    key: Keys


@dataclass(frozen=True, slots=True)
class Graph:
    """The n-grams of the highest order that are left of a lattice.

    Attributes:
        items: The items of the lattice.
        chains: Which n-gram may follow which.
        last: The last item of each n-gram.
        score: The score of each arc.
    """

    items: Items
    chains: Chains
    last: Ids
    score: Floats

    def paths(self, gain: Floats | None = None) -> list[list[int]]:
        """The items of the best path of each line, from its break on.

        `gain` is what is added for an item.
        """
        score = self.score
        if gain is not None:
            score = score + gain[self.last[self.chains.right]]
        best = forward(self.chains, score)
        back = before(self.chains, score, best)
        last = self.last.tolist()
        found = []
        for end in self._ends(best):
            path, state = [], end
            while state >= 0:
                path.append(last[state])
                state = back[state]
            found.append(path[::-1])
        return found

    def _ends(self, best: Floats) -> list[int]:
        """The state in which each line's best path ends."""
        final = np.flatnonzero(self.chains.final)
        line = self.items.line[self.last[final]]
        order = np.lexsort((-best[final], line))
        _, first = np.unique(line[order], return_index=True)
        ends: list[int] = final[order][first].tolist()
        return ends


def search(lm: LanguageModel, items: Items) -> Graph:
    """The n-grams that the best paths through lattices may hold."""
    states = _words(lm, items)
    size = int(items.end[-1]) + 1
    order = 2
    while True:
        left, right = join(states.start, states.end, size)
        chains = chains_of(left, right, items.rank[states.last], items.last[states.last])
        arcs = _scored(lm, order, states, items, left, right)
        total = arcs.score + items.score[arcs.last]
        if order == TOP:
            return Graph(items, chains, states.last, total)
        if order in SLACK:
            arcs = _taken(arcs, _likely(items, chains, states.last, total, SLACK[order]))
        size = len(states.last)
        states = _keyed(states, items, arcs, order)
        order += 1


def _words(lm: LanguageModel, items: Items) -> _States:
    every = np.arange(len(items.word))
    return _States(
        items.start,
        items.end,
        every,
        every,
        lm.unigrams[items.word].astype(np.float64),
        lm.unigram_bows[items.word].astype(np.float64),
        ~items.void,
        longer_keys(np.zeros(len(every), dtype=np.uint64), items.word, 1),
    )


def _scored(
    lm: LanguageModel, order: int, states: _States, items: Items, left: Ids, right: Ids
) -> _States:
    """The n-grams that are one longer: states that follow one another, with their scores."""
    last = states.last[right]
    score = states.score[right] + states.bow[left]
    asked = np.flatnonzero(states.held[left] & states.held[right])
    context, word = states.key[left[asked]], items.word[last[asked]]
    held, bow = lm.lengthen(order, asked, context, word, score)
    score[items.head[last]] = 0.0
    return _States(left, right, states.first[left], last, score, bow, held, states.key)


def _likely(items: Items, chains: Chains, last: Ids, score: Floats, slack: float) -> Ids:
    """The arcs through which a path leads that is nearly as good as the best of its line."""
    ahead = forward(chains, score)
    best = np.full(int(items.line.max()) + 1, -np.inf)
    np.maximum.at(best, items.line[last[chains.final]], ahead[chains.final])
    through = ahead[chains.left] + score + backward(chains, score)[chains.right]
    worse = best[items.line[last[chains.right]]] - through
    kept = np.flatnonzero(worse <= slack)
    while len(kept) > MANY * int(items.end[-1]) and slack > 1:
        slack *= 0.7
        kept = np.flatnonzero(worse <= slack)
    return kept


def _taken(arcs: _States, kept: Ids) -> _States:
    return _States(
        arcs.start[kept],
        arcs.end[kept],
        arcs.first[kept],
        arcs.last[kept],
        arcs.score[kept],
        arcs.bow[kept],
        arcs.held[kept],
        arcs.key,
    )


def _keyed(states: _States, items: Items, arcs: _States, size: int) -> _States:
    """N-grams with the hashes of their words: those of their later words, and the first one."""
    return replace(arcs, key=longer_keys(states.key[arcs.end], items.word[arcs.first], size))

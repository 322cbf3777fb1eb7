"""Finds the likeliest words of many lines at once: a beam search over word lattices.

Every line is a lattice whose nodes are the gaps between its tokens. An edge says that the
tokens between two nodes were one to three words, and what the channel thinks of that. All
lines move on by one node at a time, so that each step is a few operations on arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diacritics.lm import Contexts, Ids, LanguageModel, Scores

NO_WORD = -1
MAX_WORDS = 3
WEIGHT = 1.0
"""How much the language model counts against the channel."""


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges of all lattices, sorted by end node and line.

    Attributes:
        line: The line of each edge.
        start: Its first node.
        end: Its last node.
        words: Up to three word ids, padded with `NO_WORD`.
        score: Log probability that the channel gives it.
    """

    line: Ids
    start: Ids
    end: Ids
    words: Ids
    score: Scores


@dataclass(frozen=True, slots=True)
class _Pool:
    """Hypotheses of one step, with where they came from."""

    line: Ids
    contexts: Contexts
    score: Scores
    parent: Ids
    edge: Ids


def _expand(counts: Ids) -> tuple[Ids, Ids]:
    """For counts 2, 3: owners 0 0 1 1 1 and places 0 1 0 1 2."""
    owner = np.repeat(np.arange(len(counts)), counts)
    starts = np.cumsum(counts) - counts
    return owner, np.arange(len(owner)) - starts[owner]


def _best_of_each(line: Ids, score: Scores, contexts: Contexts, width: int, slack: float) -> Ids:
    """Indices of the best `width` hypotheses of each line, one for each context."""
    order = np.lexsort((-score, line))
    group = line[order]
    first = np.r_[True, group[1:] != group[:-1]]
    begin = np.flatnonzero(first)[np.cumsum(first) - 1]
    near = score[order] > score[order][begin] - slack
    order = order[near & (np.arange(len(order)) - begin < 4 * width)]
    words = contexts.words[order]
    key = ((line[order] * 16411 + words[:, 0]) * 16411 + words[:, 1]) * 16411 + words[:, 2]
    key = key * 16411 + words[:, 3]
    _, kept = np.unique(key, return_index=True)
    order = order[np.sort(kept)]
    group = line[order]
    first = np.r_[True, group[1:] != group[:-1]]
    begin = np.flatnonzero(first)[np.cumsum(first) - 1]
    best: Ids = order[np.arange(len(order)) - begin < width]
    return best


class Search:
    """One search over a batch of lattices."""

    def __init__(
        self,
        lm: LanguageModel,
        edges: Edges,
        lengths: Ids,
        start: int,
        *,
        width: int = 8,
        slack: float = 12.0,
        weight: float | None = None,
    ) -> None:
        """Prepare to search lattices of `lengths` tokens, each after the word `start`."""
        self.lm = lm
        self.edges = edges
        self.lengths = lengths
        self.width = width
        self.slack = slack
        self.weight = WEIGHT if weight is None else weight
        lines = len(lengths)
        every = np.arange(lines)
        nothing = np.full(lines, -1)
        self._pools = [
            _Pool(every, lm.start(lines, start), np.zeros(lines, np.float32), nothing, nothing)
        ]
        self._begin = np.zeros((lines, int(lengths.max(initial=0)) + 1), dtype=np.int64)
        self._count = np.zeros_like(self._begin)
        self._begin[:, 0] = every
        self._count[:, 0] = 1

    def run(self) -> list[list[int]]:
        """The edges of the best path of each line, first to last."""
        ends = np.searchsorted(self.edges.end, np.arange(int(self.lengths.max(initial=0)) + 2))
        for node in range(1, len(ends) - 1):
            self._step(node, np.arange(ends[node], ends[node + 1]))
        return self._trace()

    def _step(self, node: int, edges: Ids) -> None:
        data = self.edges
        line, start = data.line[edges], data.start[edges]
        owner, place = _expand(self._count[line, start])
        edge = edges[owner]
        parent_node = start[owner]
        parent = self._begin[line[owner], parent_node] + place
        base = node - int((node - start).max(initial=1))
        contexts, score, parent_global = self._gather(parent_node, parent, base, node)
        score = score + data.score[edge]
        words = data.words[edge]
        lp, contexts = self.lm.extend(contexts, parent_global, words[:, 0])
        score += self.weight * lp
        for place_in_edge in range(1, MAX_WORDS):
            more = np.flatnonzero(words[:, place_in_edge] != NO_WORD)
            if not len(more):
                break
            lp, after = self.lm.extend(contexts, more, words[more, place_in_edge])
            score[more] += self.weight * lp
            contexts.words[more], contexts.bows[more] = after.words, after.bows
            contexts.known[more] = after.known
        own = data.line[edge]
        best = _best_of_each(own, score, contexts, self.width, self.slack)
        pool = _Pool(
            own[best],
            contexts.take(best),
            score[best].astype(np.float32),
            parent_node[best] << 32 | parent[best],
            edge[best],
        )
        self._pools.append(pool)
        present, first, count = np.unique(pool.line, return_index=True, return_counts=True)
        self._begin[present, node] = first
        self._count[present, node] = count

    def _gather(
        self, parent_node: Ids, parent: Ids, base: int, node: int
    ) -> tuple[Contexts, Scores, Ids]:
        """Contexts of the nodes an edge may start from, and each hypothesis' place in them."""
        pools = self._pools[base:node]
        if len(pools) == 1:
            return pools[0].contexts, pools[0].score[parent], parent
        offsets = np.cumsum([0, *(len(p.line) for p in pools)])
        contexts = Contexts(
            np.concatenate([p.contexts.words for p in pools]),
            np.concatenate([p.contexts.bows for p in pools]),
            np.concatenate([p.contexts.known for p in pools]),
        )
        index = offsets[parent_node - base] + parent
        return contexts, np.concatenate([p.score for p in pools])[index], index

    def _trace(self) -> list[list[int]]:
        paths = []
        edge_of = [p.edge.tolist() for p in self._pools]
        parent_of = [p.parent.tolist() for p in self._pools]
        for line, length in enumerate(self.lengths.tolist()):
            path: list[int] = []
            node, place = length, int(self._begin[line, length])
            while node > 0:
                path.append(edge_of[node][place])
                packed = parent_of[node][place]
                node, place = packed >> 32, packed & 0xFFFFFFFF
            paths.append(path[::-1])
        return paths

"""Best paths through states that follow one another, for many lines at once.

All lines move on by one rank at a time, so that each step is a few operations on arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diacritics.lm import Flags, Floats, Ids


def join(start: Ids, end: Ids, nodes: int) -> tuple[Ids, Ids]:
    """All (left, right) where `left` ends in the node that `right` starts from.

    Args:
        start: The node that each state starts from.
        end: The node that it ends in, rising.
        nodes: How many nodes there are.

    Returns:
        Numbers of states, sorted by `right`.
    """
    count = np.bincount(end, minlength=nodes)
    begin = np.cumsum(count) - count
    right, left = runs(begin[start], count[start])
    return left, right


def runs(begin: Ids, sizes: Ids) -> tuple[Ids, Ids]:
    """Runs of numbers from `begin` on, one after the other: (number of the run, number)."""
    run = np.repeat(np.arange(len(sizes)), sizes)
    return run, np.arange(len(run)) - np.repeat(np.cumsum(sizes) - sizes - begin, sizes)


@dataclass(frozen=True, slots=True)
class Chains:
    """Which states may follow which.

    Attributes:
        left: The earlier state of each arc.
        right: The later one, rising.
        firsts: The first arc to each state that has one.
        cuts: Where in `firsts` each rank begins, and their end.
        bounds: The same in the arcs.
        initial: Whether nothing is before a state.
        final: Whether a line may end with it.
    """

    left: Ids
    right: Ids
    firsts: Ids
    cuts: list[int]
    bounds: list[int]
    initial: Flags
    final: Flags


def chains_of(left: Ids, right: Ids, rank: Ids, final: Flags) -> Chains:
    """Chains of states, given by their arcs and, of each state, its (rising) rank."""
    firsts = np.flatnonzero(changes(right))
    cuts = np.flatnonzero(changes(rank[right[firsts]]))
    return Chains(
        left,
        right,
        firsts,
        [*cuts.tolist(), len(firsts)],
        [*firsts[cuts].tolist(), len(right)],
        rank == rank[0],
        final,
    )


def changes(values: Ids) -> Flags:
    """Which values are the first or differ from the one before."""
    found = np.ones(len(values), dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


def forward(chains: Chains, score: Floats) -> Floats:
    """The score of the best path to each state; `score` is that of each arc."""
    best = np.where(chains.initial, 0.0, -np.inf)
    states = chains.right[chains.firsts]
    begin, first = 0, 0
    for end, cut in zip(chains.bounds[1:], chains.cuts[1:], strict=True):
        through = best[chains.left[begin:end]]
        through += score[begin:end]
        best[states[first:cut]] = np.maximum.reduceat(through, chains.firsts[first:cut] - begin)
        begin, first = end, cut
    return best


def backward(chains: Chains, score: Floats) -> Floats:
    """The score of the best path from each state to the end of its line."""
    best = np.where(chains.final, 0.0, -np.inf)
    bounds = chains.bounds
    for begin, end in zip(bounds[-2::-1], bounds[:0:-1], strict=True):
        through = best[chains.right[begin:end]]
        through += score[begin:end]
        np.maximum.at(best, chains.left[begin:end], through)
    return best


def before(chains: Chains, score: Floats, best: Floats) -> list[int]:
    """The state before each on the best path to it, given `forward`; -1 for none."""
    hit = np.flatnonzero(best[chains.left] + score == best[chains.right])[::-1]
    found = np.full(len(best), -1)
    found[chains.right[hit]] = chains.left[hit]
    return found.tolist()

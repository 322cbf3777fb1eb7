"""Interpolated modified Kneser-Ney estimates over weighted counts, and their pruning.

After Chen and Goodman, "An Empirical Study of Smoothing Techniques for Language
Modeling" (1999). Counts are weighted by kind of text; discounts are those of the plain
counts, scaled by the mean weight of the n-gram's occurrences.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diacritics.symbols import BREAK, SPECIAL, UNKNOWN
from diacritics.train.counts import Stream

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
_BREAK = SPECIAL.index(BREAK)
_UNKNOWN = SPECIAL.index(UNKNOWN)


@dataclass(slots=True)
class Order:
    """All n-grams of one order, sorted by (prefix, last word).

    Attributes:
        prefix: Index of the n-gram without its last word, in the order below.
        suffix: Index of the n-gram without its first word, in the order below.
        last: The last word.
        words: The whole n-gram, one row each.
        count: Weighted occurrences.
        raw: Plain occurrences.
        logp: Natural log of the interpolated probability of `last`.
        bow: Natural log of the back-off weight of the n-gram as a context.
        keep: What pruning leaves.
    """

    prefix: Ints
    suffix: Ints
    last: Ints
    words: NDArray[np.uint16]
    count: Floats
    raw: Floats
    logp: Floats
    bow: Floats
    keep: Bools


def collect(stream: Stream, weights: list[float], top: int, size: int) -> list[Order]:
    """Count all n-grams up to order `top` over a vocabulary of `size`."""
    ids = stream.ids.astype(np.int64)
    weight = np.array(weights)[stream.kinds]
    count = np.bincount(ids, weights=weight, minlength=size).astype(np.float64)
    raw = np.bincount(ids, minlength=size).astype(np.float64)
    every = np.arange(size)
    nothing = np.zeros(size, dtype=np.int64)
    orders = [_order(nothing, nothing, every, every[:, None].astype(np.uint16), count, raw)]
    rank, valid = ids, np.ones(len(ids), dtype=bool)
    for _ in range(2, top + 1):
        rank, valid, order = _extend(ids, weight, rank, valid, orders[-1], size)
        orders.append(order)
    return orders


def _order(
    prefix: Ints, suffix: Ints, last: Ints, words: NDArray[np.uint16], count: Floats, raw: Floats
) -> Order:
    blank = np.zeros(len(last))
    return Order(
        prefix, suffix, last, words, count, raw, blank, blank.copy(), np.ones(len(last), bool)
    )


def _extend(
    ids: Ints, weight: Floats, rank: Ints, valid: Bools, below: Order, size: int
) -> tuple[Ints, Bools, Order]:
    inner = below.words.shape[1] > 1
    ok = np.zeros(len(ids), dtype=bool)
    ok[1:] = valid[:-1] & valid[1:]
    if inner:  # a break or an unknown word may only begin or end a longer n-gram
        ok[1:] &= ids[:-1] != _BREAK
        ok &= ids != _UNKNOWN
    positions = np.flatnonzero(ok)
    keys = rank[positions - 1] * size + ids[positions]
    unique, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    count = np.bincount(inverse, weights=weight[positions]).astype(np.float64)
    raw = np.bincount(inverse).astype(np.float64)
    prefix, last = unique // size, unique % size
    suffix = rank[positions[first]]
    words = np.concatenate([below.words[prefix], last[:, None].astype(np.uint16)], axis=1)
    new_rank = np.zeros(len(ids), dtype=np.int64)
    new_rank[positions] = inverse
    return new_rank, ok, _order(prefix, suffix, last, words, count, raw)


def _continuation(below: Order, above: Order) -> tuple[Floats, Floats]:
    """Counts by distinct left neighbours; plain counts where there is none (line starts)."""
    size = len(below.last)
    mean = above.count / above.raw
    count = np.bincount(above.suffix, weights=mean, minlength=size)
    raw = np.bincount(above.suffix, minlength=size).astype(np.float64)
    starts = (below.words[:, 0] == _BREAK) | (raw == 0)
    return np.where(starts, below.count, count), np.where(starts, below.raw, raw)


def _discounts(raw: Floats) -> Floats:
    n1, n2, n3, n4 = (float((raw == k).sum()) + 1 for k in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    steps = [0.0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3]
    found: Floats = np.clip(np.array(steps), 0.0, 1.6)
    return found


def estimate(orders: list[Order]) -> None:
    """Fill in the probabilities of all orders, from the lowest up."""
    for number, order in enumerate(orders):
        last = number == len(orders) - 1
        count, raw = (order.count, order.raw) if last else _continuation(order, orders[number + 1])
        share = _discounts(raw)[np.minimum(raw, 3).astype(int)] * count / np.maximum(raw, 1)
        groups = order.prefix
        total = np.bincount(groups, weights=count)[groups]
        left = np.bincount(groups, weights=share)[groups] / total
        if number == 0:
            below = np.full(len(order.last), 1 / len(order.last))
        else:
            below = np.exp(orders[number - 1].logp[order.suffix])
        order.logp = np.log((count - share) / total + left * below)


def prune(orders: list[Order], thresholds: dict[int, float]) -> None:
    """Drop n-grams whose loss costs less than the threshold of their order.

    The cost is the weighted count times what the log probability loses by backing off
    (after Seymore and Rosenfeld, 1996).
    """
    needed: Bools = np.zeros(len(orders[-1].last), dtype=bool)
    for n in range(len(orders), 1, -1):
        order, below = orders[n - 1], orders[n - 2]
        kept_mass = np.bincount(order.prefix, weights=np.exp(order.logp), minlength=len(below.last))
        base = np.bincount(
            order.prefix, weights=np.exp(below.logp[order.suffix]), minlength=len(below.last)
        )
        bow = np.log(np.maximum(1 - kept_mass, 1e-6) / np.maximum(1 - base, 1e-6))
        gain = order.logp - bow[order.prefix] - below.logp[order.suffix]
        order.keep = needed | (order.count * np.abs(gain) > thresholds[n])
        needed = np.zeros(len(below.last), dtype=bool)
        needed[order.prefix[order.keep]] = True
        needed[order.suffix[order.keep]] = True


def back_off(orders: list[Order]) -> None:
    """Weights that make each context's distribution sum to one over what was kept."""
    for order, above in zip(orders, orders[1:], strict=False):
        size = len(order.last)
        kept = above.keep
        seen = np.bincount(above.prefix[kept], weights=np.exp(above.logp[kept]), minlength=size)
        base = np.bincount(
            above.prefix[kept], weights=np.exp(order.logp[above.suffix[kept]]), minlength=size
        )
        order.bow = np.log(np.maximum(1 - seen, 1e-4) / np.maximum(1 - base, 1e-4))

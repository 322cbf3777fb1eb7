"""Choices explained by evidence: the weights under which what was chosen is most probable.

The conditional logit of D. McFadden, "Conditional Logit Analysis of Qualitative Choice Behavior"
(1974), by Newton's method, with a ridge.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.ocr.vote.evidence import Array

Places = NDArray[np.int64]
_RIDGE = 0.0004  # for each group, on weights of columns scaled to one
_STEPS, _LONGEST, _SETTLED = 200, 3.0, 1e-4


def conditional_logit(rows: Array, starts: Places, true: Places) -> Array:
    """Weights under which the true row of each group is the most probable.

    Args:
        rows: The evidence of all groups, one after the other.
        starts: Where each group begins.
        true: The true row of each.
    """
    scale = rows.std(axis=0) + 0.1
    scaled = rows / scale
    sizes = np.diff(np.r_[starts, len(rows)])
    owner = np.repeat(np.arange(len(starts)), sizes)
    ridge = _RIDGE * len(starts)
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        share = _shares(scaled @ weights, starts, owner)
        miss = share.copy()
        miss[true] -= 1
        mean = np.add.reduceat(scaled * share[:, None], starts)
        bend = (scaled * share[:, None]).T @ scaled - mean.T @ mean + ridge * np.eye(len(weights))
        step = np.linalg.solve(bend, scaled.T @ miss + ridge * weights)
        weights -= step * min(1.0, _LONGEST / np.abs(step).max())
        if np.abs(step).max() < _SETTLED:
            break
    return np.asarray(weights / scale, np.float64)


def _shares(score: Array, starts: Places, owner: Places) -> Array:
    """The probability of each row within its group."""
    share = np.exp(score - np.maximum.reduceat(score, starts)[owner])
    return np.asarray(share / np.add.reduceat(share, starts)[owner], np.float64)


def logistic(rows: Array, right: Sequence[bool]) -> Array:
    """Weights of a logistic function: a conditional logit of two, the row and nothing."""
    pairs = np.stack([rows, np.zeros_like(rows)], axis=1)
    starts = np.arange(0, 2 * len(rows), 2)
    wrong = np.array([not each for each in right], dtype=np.int64)
    return conditional_logit(pairs.reshape(2 * len(rows), -1), starts, starts + wrong)

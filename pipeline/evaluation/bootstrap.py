"""Confidence intervals and significance by resampling whole units (see `units`).

B. Efron, R. Tibshirani, "An Introduction to the Bootstrap" (1993): percentile interval.
For two systems on the same pages the units are drawn together (paired), as in P. Koehn,
"Statistical Significance Tests for Machine Translation Evaluation" (2004). All draws are
seeded: the same figures give the same interval.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
LEVEL = 0.95
_CHUNK = 4_000_000

Array = NDArray[np.float64]
Statistic = Callable[[Array], Array]
"""Sums of the units' columns, one row for each resample, to one figure for each row."""


class Interval(NamedTuple):
    """A figure with its 95% confidence interval.

    `low` and `high` are None where one unit alone allows no interval.
    """

    value: float
    low: float | None = None
    high: float | None = None


class Difference(NamedTuple):
    """A difference of two systems over the same units.

    Attributes:
        value: Figure of the second less that of the first.
        low: Lower end of the 95% interval; None with fewer than two units.
        high: Upper end.
        p: Two-sided: twice the smaller share of resamples on either side of zero, the figure
            itself counted with them (A. Davison, D. Hinkley, "Bootstrap Methods and their
            Application", 1997, eq. 4.11), so that it is never 0.
    """

    value: float
    low: float | None
    high: float | None
    p: float | None


def ratio(sums: Array) -> Array:
    """First column over the second; infinite or 0 where the second is 0 (see `Counts`)."""
    top, bottom = sums[:, 0], sums[:, 1]
    empty = np.where(top > 0, np.inf, 0.0)
    return np.where(bottom > 0, top / np.maximum(bottom, 1), empty)


def f1(sums: Array) -> Array:
    """F1 of columns right, true, found (see `Found`)."""
    both = sums[:, 1] + sums[:, 2]
    return np.where(both > 0, 2 * sums[:, 0] / np.maximum(both, 1), 1.0)


def interval(
    rows: Sequence[Sequence[float]], statistic: Statistic = ratio, seed: int = 0
) -> Interval:
    """The statistic of the summed rows and its 95% interval over resampled rows."""
    if not rows:
        return Interval(float(statistic(np.zeros((1, 3)))[0]))
    units = np.asarray(rows, dtype=np.float64)
    value = float(statistic(units.sum(axis=0, keepdims=True))[0])
    if len(units) < 2:
        return Interval(value)
    low, high = _bounds(statistic(resampled_sums(units, seed)))
    return Interval(value, low, high)


def difference(
    first: Sequence[Sequence[float]],
    second: Sequence[Sequence[float]],
    statistic: Statistic = ratio,
    seed: int = 0,
) -> Difference:
    """Second less first over the same units, by paired bootstrap.

    Raises:
        ValueError: The two do not hold the same number of units, or none.
    """
    if len(first) != len(second) or not first:
        raise ValueError("a paired comparison needs the same units on both sides")
    a, b = (np.asarray(rows, dtype=np.float64) for rows in (first, second))
    columns = a.shape[1]
    both = np.hstack([a, b])
    whole = both.sum(axis=0, keepdims=True)
    value = float((statistic(whole[:, columns:]) - statistic(whole[:, :columns]))[0])
    if len(both) < 2:
        return Difference(value, None, None, None)
    sums = resampled_sums(both, seed)
    drawn = statistic(sums[:, columns:]) - statistic(sums[:, :columns])
    low, high = _bounds(drawn)
    fewer = min(int(np.sum(drawn <= 0)), int(np.sum(drawn >= 0)))
    return Difference(value, low, high, min(2 * (fewer + 1) / (RESAMPLES + 1), 1.0))


def resampled_sums(units: Array, seed: int) -> Array:
    """Column sums of `RESAMPLES` draws of as many units as there are, with replacement."""
    generator = np.random.default_rng(seed)
    step = max(1, _CHUNK // len(units))
    parts = []
    for start in range(0, RESAMPLES, step):
        draws = min(step, RESAMPLES - start)
        picks = generator.integers(0, len(units), size=(draws, len(units)))
        parts.append(units[picks].sum(axis=1))
    return np.concatenate(parts)


def _bounds(drawn: Array) -> tuple[float, float]:
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail], method="higher")
    return float(low), float(high)

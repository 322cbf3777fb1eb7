"""Do confidences mean what they say? Of all words with confidence 0.9, are 90% right?

Reliability curve and expected calibration error (ECE), with bins of equal width unless told
otherwise: M. Naeini, G. Cooper, M. Hauskrecht, "Obtaining Well Calibrated Probabilities Using
Bayesian Binning" (2015); C. Guo et al., "On Calibration of Modern Neural Networks" (2017), eq. 3.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.evaluation.edits import stretches

BOUNDS = tuple(place / 10 for place in range(11))


@dataclass(frozen=True, slots=True)
class Bin:
    """The judgements whose confidence lies in one interval.

    Attributes:
        low: Lower end of the interval.
        high: Upper end; a confidence on it belongs to the next bin, but for 1.
        size: How many there are.
        confidence: Their mean confidence.
        accuracy: The share of them that is right.
    """

    low: float
    high: float
    size: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The reliability curve: the bins that hold anything, from low to high."""

    bins: tuple[Bin, ...]

    @property
    def size(self) -> int:
        """All judgements."""
        return sum(part.size for part in self.bins)

    @property
    def ece(self) -> float:
        """Expected calibration error: the mean gap between confidence and accuracy."""
        gaps = (part.size * abs(part.accuracy - part.confidence) for part in self.bins)
        return sum(gaps) / self.size if self.size else 0.0


def calibrate(
    judgements: Iterable[tuple[float, bool]], bounds: Sequence[float] = BOUNDS
) -> Calibration:
    """The reliability curve of (confidence from 0 to 1, was it right) pairs.

    Args:
        judgements: The pairs.
        bounds: Of the bins, from 0 to 1.

    Raises:
        ValueError: A confidence outside 0 to 1.
    """
    parted: list[list[tuple[float, bool]]] = [[] for _ in bounds[1:]]
    for confidence, right in judgements:
        if not 0 <= confidence <= 1:
            raise ValueError(f"confidence {confidence} is not between 0 and 1")
        parted[bisect(bounds[1:-1], confidence)].append((confidence, right))
    ends = zip(pairwise(bounds), parted, strict=True)
    return Calibration(tuple(_bin(low, high, members) for (low, high), members in ends if members))


def _bin(low: float, high: float, members: Sequence[tuple[float, bool]]) -> Bin:
    size = len(members)
    confidence = sum(member[0] for member in members) / size
    accuracy = sum(member[1] for member in members) / size
    return Bin(low, high, size, confidence, accuracy)


def words_right(truth: Sequence[str], reading: Sequence[str]) -> list[bool]:
    """For each read word, whether it has an equal partner in the truth."""
    right = [False] * len(reading)
    for stretch in stretches(truth, reading):
        if stretch.equal:
            right[stretch.read_start : stretch.read_end] = [True] * (
                stretch.read_end - stretch.read_start
            )
    return right

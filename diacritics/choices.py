"""The options of a piece, and the same as columns of numbers for the lattice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np


class Option(NamedTuple):
    """Words that a piece (or two) may be."""

    words: tuple[int, ...]
    """Ids of one or two words; a footnote's number is none."""
    score: float
    """Log probability that they are read so."""
    cut: int = 0
    """Where the second word begins in the piece; 0 for one word."""
    span: int = 1
    """How many slots it takes."""
    glued: bool = False
    """Whether no space parts the two words on paper either (km2, a footnote's number)."""

    @property
    def is_plain(self) -> bool:
        """Whether it takes one piece for one word."""
        return not self.cut and self.span == 1


class Choices:
    """All options of a piece.

    Attributes:
        options: The options.
        words: The first word of each.
        scores: Their scores.
        odd: The places of those that are not plain.
        poor: Whether all are so unlikely that the piece may be a part of a word.
    """

    __slots__ = ("odd", "options", "poor", "scores", "words")

    def __init__(self, options: Iterable[Option], *, poor: bool = False) -> None:
        """Columns of `options`."""
        self.poor = poor
        self.options = tuple(options)
        self.words = np.array([option.words[0] for option in self.options], dtype=np.int64)
        self.scores = np.array([option.score for option in self.options], dtype=np.float32)
        self.odd = tuple(i for i, option in enumerate(self.options) if not option.is_plain)

"""The options of a piece, and the same as columns of numbers for the lattice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

RIVALS = 4
"""How many other readings of a piece are weighed against the chosen one."""
SLACK = 9.0
"""Readings that the channel thinks this much less likely are no rivals."""


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """Words that a piece (or two) may be.

    Attributes:
        words: Ids of one or two words; a footnote's number is none.
        score: Log probability that they are read so.
        cut: Where the second word begins in the piece; 0 for one word.
        span: How many slots it takes.
        glued: Whether no space parts the two words on paper either (km2, a footnote's number).
    """

    words: tuple[int, ...]
    score: float
    cut: int = 0
    span: int = 1
    glued: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it takes one piece for one word."""
        return not self.cut and self.span == 1


class Choices:
    """All options of a piece.

    Attributes:
        options: The options.
        first: The first word of each.
        second: (place, second word) of those that have one.
        scores: Their scores.
        spans: How many slots each takes; None where all take one.
        poor: Whether all are so unlikely that the piece may be a part of a word.
    """

    __slots__ = ("_rivals", "first", "options", "poor", "scores", "second", "spans")

    def __init__(self, options: Iterable[Option], *, poor: bool = False) -> None:
        """Columns of `options`."""
        self.poor = poor
        self.options = tuple(options)
        self.first = [option.words[0] for option in self.options]
        self.second = [(i, o.words[1]) for i, o in enumerate(self.options) if len(o.words) > 1]
        self.scores = [option.score for option in self.options]
        wide = any(option.span > 1 for option in self.options)
        self.spans = [option.span for option in self.options] if wide else None
        self._rivals: dict[Option, tuple[list[int], list[float]]] = {}

    @property
    def is_single(self) -> bool:
        """Whether there is but one."""
        return len(self.options) == 1

    def rivals(self, chosen: Option) -> tuple[list[int], list[float]]:
        """Words and scores of the chosen option, first, and of those that compete with it."""
        found = self._rivals.get(chosen)
        if found is None:
            others = [
                option
                for option in self.options
                if option is not chosen and option.is_plain and option.score > chosen.score - SLACK
            ][:RIVALS]
            rows = [chosen, *others]
            found = [row.words[0] for row in rows], [row.score for row in rows]
            self._rivals[chosen] = found
        return found

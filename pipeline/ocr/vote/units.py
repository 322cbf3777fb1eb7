"""Part the two readings of a line at the spaces that both have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from rapidfuzz.distance import Levenshtein

from pipeline.ocr.ctc import Letters, Peak
from pipeline.ocr.engine import PixelLine, PixelWord


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """The smallest stretch of a line on which both engines read something: mostly a word.

    Attributes:
        first: What the first engine read.
        second: What the second did; either may be empty, or hold a space.
        sure: The least confidence of the first engine in its words here (0 to 1); 0.5 for none.
        spread: The probabilities of the second engine's letters (0 to 1).
        words: The first engine's words.
        letters: What the second engine saw on the whole line.
        start: The first of the second engine's steps that are the unit's.
        end: The step after the last.
        begins: Whether it stands first in the line.
        ends: Whether it stands last.
    """

    first: str
    second: str
    sure: float
    spread: tuple[float, ...]
    words: tuple[PixelWord, ...]
    letters: Letters
    start: int
    end: int
    begins: bool
    ends: bool

    @property
    def clear(self) -> float:
        """The least probability of the second engine's letters (0 to 1); 0 for none."""
        return min(self.spread, default=0.0)


def units(line: PixelLine, letters: Letters) -> tuple[Unit, ...]:
    """The units of a line, from left to right; they cover both readings."""
    first = " ".join(word.text for word in line)
    peaks = letters.best()
    second = "".join(peak.letter for peak in peaks)
    starts = list(accumulate((len(word.text) + 1 for word in line), initial=0))
    found = []
    for (a, c), (b, d) in pairwise(_cuts(first, second)):
        words = tuple(w for w, at in zip(line, starts, strict=False) if a < at < b)
        found.append(
            Unit(
                first[a + 1 : b],
                second[c + 1 : d],
                min((word.confidence for word in words), default=0.5),
                tuple(peak.probability for peak in peaks[c + 1 : d]),
                words,
                letters,
                letters.after_run(peaks[c].step) if c >= 0 else 0,
                peaks[d].step if d < len(peaks) else len(letters.steps),
                a < 0,
                b == len(first),
            )
        )
    return tuple(found)


def _cuts(first: str, second: str) -> Iterator[tuple[int, int]]:
    """Places of the spaces that both readings have, the ends of both included."""
    yield -1, -1
    for op in Levenshtein.opcodes(first, second):
        if op.tag == "equal":
            shift = op.dest_start - op.src_start
            for place in range(op.src_start, op.src_end):
                if first[place] == " ":
                    yield place, place + shift
    yield len(first), len(second)


def mean_probability(peaks: Sequence[Peak]) -> float:
    """How sure the second engine is of what it read on a line; 0 for nothing."""
    return sum(peak.probability for peak in peaks) / len(peaks) if peaks else 0.0

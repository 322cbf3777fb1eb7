"""Rates of a reading against its truth.

`cer` and `wer` take the two texts as they are; what the evaluation scores is `fold`ed
before (see `pipeline.evaluation.segments.fold`), so that line breaks and repeated spaces
do not count as errors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.evaluation.edits import Counts, counts
from pipeline.evaluation.segments import graphemes, words


@dataclass(frozen=True, slots=True)
class Found:
    """How many of the true things were found, in whatever order.

    Attributes:
        right: Found and true.
        true: All true ones.
        found: All found ones.
    """

    right: int = 0
    true: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Share of the found ones that are true; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the true ones that were found; 1 where there are none."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both; 1 where there was nothing and nothing was found."""
        both = self.true + self.found
        return 2 * self.right / both if both else 1.0

    def __add__(self, other: Found) -> Found:
        """The sum, so that totals weigh every thing alike (micro average)."""
        return Found(self.right + other.right, self.true + other.true, self.found + other.found)


def character_counts(truth: str, reading: str) -> Counts:
    """The edits between the grapheme clusters of two texts after NFC."""
    return counts(graphemes(truth), graphemes(reading))


def word_counts(truth: str, reading: str) -> Counts:
    """The edits between the words (UAX 29) of two texts after NFC."""
    return counts(words(truth), words(reading))


def cer_n(truth: str, reading: str) -> tuple[float, int]:
    """Character error rate and the number of true characters, to weigh it with."""
    found = character_counts(truth, reading)
    return found.rate, found.length


def wer_n(truth: str, reading: str) -> tuple[float, int]:
    """Word error rate and the number of true words, to weigh it with."""
    found = word_counts(truth, reading)
    return found.rate, found.length


def cer(truth: str, reading: str) -> float:
    """Character error rate: edits per true grapheme cluster, after NFC."""
    return cer_n(truth, reading)[0]


def wer(truth: str, reading: str) -> float:
    """Word error rate: edits per true word (UAX 29), after NFC."""
    return wer_n(truth, reading)[0]


def multiset(truth: Iterable[object], found: Iterable[object]) -> Found:
    """Compare two bags of things: each true one is found at most once."""
    true_bag, found_bag = Counter(truth), Counter(found)
    return Found((true_bag & found_bag).total(), true_bag.total(), found_bag.total())


def words_any_order(truth: str, reading: str) -> Found:
    """Words found whatever their order: for pages whose reading order may differ.

    The "bag of words" measure of the text recognition competitions (S. Pletschacher,
    C. Clausner, A. Antonacopoulos, "Europeana Newspapers OCR Workflow Evaluation", 2015).
    """
    return multiset(words(truth), words(reading))

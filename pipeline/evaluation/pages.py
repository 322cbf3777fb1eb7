"""The score of one page: counts, kinds of error, confusions, and what to colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.evaluation.confusions import Confusion, confusions
from pipeline.evaluation.edits import Counts, Stretch, count, counts, pairs, stretches
from pipeline.evaluation.kinds import ErrorKind, classify, unlikeness
from pipeline.evaluation.metrics import Found, multiset
from pipeline.evaluation.segments import fold, graphemes, words


@dataclass(frozen=True, slots=True)
class Error:
    """One edit: the true cluster and the read one (None where there is none) and its kind."""

    true: str | None
    read: str | None
    kind: ErrorKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of equal text, or one error; line breaks as they stand on either side."""

    true: str
    read: str
    kind: ErrorKind | None


@dataclass(frozen=True)
class PageScore:
    """A page, or a whole file whose pages cannot be told apart, and what became of it.

    Attributes:
        name: The input's name.
        page: From 1; None for a whole file.
        truth: The true text, folded (`segments.fold`).
        reading: The read text, folded.
        characters: Edits between the grapheme clusters.
        words: Edits between the words.
        any_order: Words found whatever their order.
        errors: Every character error.
    """

    name: str
    page: int | None
    truth: str
    reading: str
    characters: Counts
    words: Counts
    any_order: Found
    errors: tuple[Error, ...]

    @property
    def title(self) -> str:
        """Name and page for people."""
        return self.name if self.page is None else f"{self.name}, page {self.page}"

    @cached_property
    def kinds(self) -> Counter[ErrorKind]:
        """The errors by kind; they add up to `characters.errors`."""
        return Counter(error.kind for error in self.errors)

    @cached_property
    def confusions(self) -> tuple[Confusion, ...]:
        """Every differing spot, by words, in order."""
        return tuple(confusions(words(self.truth), words(self.reading)))


def score_page(name: str, page: int | None, truth: str, reading: str) -> PageScore:
    """Score one reading against its truth."""
    truth, reading = fold(truth), fold(reading)
    true_units, read_units = compared(truth), compared(reading)
    found = stretches(true_units, read_units)
    true_words, read_words = words(truth), words(reading)
    return PageScore(
        name,
        page,
        truth,
        reading,
        count(found),
        counts(true_words, read_words),
        multiset(true_words, read_words),
        tuple(_errors(found, true_units, read_units)),
    )


def compared(folded: str) -> list[str]:
    """The clusters of a folded text that are compared: a line break is as good as a space."""
    return graphemes(folded.replace("\n", " "))


def _errors(
    found: Sequence[Stretch], true_units: Sequence[str], read_units: Sequence[str]
) -> Iterator[Error]:
    for stretch in found:
        if stretch.equal:
            continue
        for i, j in pairs(stretch, true_units, read_units, unlikeness):
            true = true_units[i] if i is not None else None
            read = read_units[j] if j is not None else None
            yield Error(true, read, classify(true, read))


def pieces(score: PageScore) -> Iterator[Piece]:
    """The page cut into equal stretches and errors, for showing both sides."""
    true, read = compared(score.truth), compared(score.reading)
    true_shown, read_shown = graphemes(score.truth), graphemes(score.reading)
    errors = iter(score.errors)
    for part in stretches(true, read):
        if part.equal:
            yield Piece(
                "".join(true_shown[part.true_start : part.true_end]),
                "".join(read_shown[part.read_start : part.read_end]),
                None,
            )
            continue
        for i, j in pairs(part, true, read, unlikeness):
            shown = true_shown[i] if i is not None else "", read_shown[j] if j is not None else ""
            yield Piece(*shown, next(errors).kind)

"""How well the subjects of percentages in real texts are found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractors import extract
from extractors.folding import squash
from extractors.train.real_rates import RealRate
from extractors.train.real_rates import real_rates as rates_of

TABLE = Path(__file__).parent / "annotated" / "real_rates.tsv"


def real_rates(corpus: Path) -> Iterator[RealRate]:
    """The annotated percentages in the texts of a corpus folder."""
    return rates_of(TABLE, corpus)


def found_subject(rate: RealRate) -> str | None:
    """What extraction takes for the subject of the percentage; None if it does not find it."""
    for document in extract(rate.text).documents:
        for found in document.percentages:
            if found.start < rate.end and found.end > rate.start:
                return found.subject
    return None


def is_exact(rate: RealRate, subject: str | None) -> bool:
    """Whether a subject is as annotated, case and white space aside."""
    return subject is not None and squash(subject) == squash(rate.subject)


def is_right(rate: RealRate, subject: str | None) -> bool:
    """Whether it is that, or another reading that the definition allows."""
    readings = {squash(each) for each in (rate.subject, *rate.also)}
    return subject is not None and squash(subject) in readings

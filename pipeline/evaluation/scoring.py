"""Scoring a folder of readings against a folder of truths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Protocol

from PIL import Image

from pipeline.errors import UsageError
from pipeline.evaluation.calibration import Calibration, calibrate, words_right
from pipeline.evaluation.edits import Counts
from pipeline.evaluation.jsonform import Json, as_json
from pipeline.evaluation.kinds import ErrorKind
from pipeline.evaluation.metrics import Found
from pipeline.evaluation.pages import PageScore, score_page
from pipeline.evaluation.records import RecordScores, score_records
from pipeline.evaluation.sources import read_tables, read_texts
from pipeline.model import Page

PAGE_BREAK = "\f"


class PageSource(Protocol):
    """What an output folder knows of a page beyond its text, where it does.

    `page` gives its words with boxes and confidences, `image` what was read, upright.
    Either is None where it cannot be had.
    """

    def page(self, name: str, number: int) -> Page | None:
        """The page of the input NAME, from 1."""
        ...

    def image(self, name: str, number: int) -> Image.Image | None:
        """Its upright image, in any resolution."""
        ...


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well a run read.

    Attributes:
        truth: Where the truth came from.
        hypothesis: Where the reading came from.
        raw: Whether the text as it was read is scored, before restoration.
        pages: The pages in order of name and number.
        missing: Truths without a reading; they count as read empty.
        extra: Readings without a truth; they are not scored.
        records: The record tables, where the truth has them.
        calibration: Of the words' confidences ("words") and of the records' ones
            ("references", "documents"), where they are known.
    """

    truth: str
    hypothesis: str
    raw: bool
    pages: tuple[PageScore, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    records: RecordScores | None
    calibration: Mapping[str, Calibration]

    @property
    def characters(self) -> Counts:
        """All pages together, by grapheme clusters."""
        return reduce(Counts.__add__, (page.characters for page in self.pages), Counts())

    @property
    def words(self) -> Counts:
        """All pages together, by words."""
        return reduce(Counts.__add__, (page.words for page in self.pages), Counts())

    @property
    def any_order(self) -> Found:
        """All pages together, by words in whatever order."""
        return reduce(Found.__add__, (page.any_order for page in self.pages), Found())

    @property
    def kinds(self) -> Counter[ErrorKind]:
        """All character errors by kind."""
        return sum((page.kinds for page in self.pages), Counter[ErrorKind]())

    def to_json(self) -> Json:
        """All figures as plain values for `json.dump`; infinite rates are None."""
        return as_json(self)


def evaluate(
    truth: Path, hypothesis: Path, *, raw: bool = False, source: PageSource | None = None
) -> Evaluation:
    """Score a reading against the truth.

    Both are files of text, folders of them, or (either) folders with the record tables
    of an output folder. Two files are compared whatever their names; otherwise NAME is
    compared with NAME. Where both have the same number of pages (parted by form feeds)
    they are scored page by page, else as a whole.

    Args:
        truth: What the paper says.
        hypothesis: What was read.
        raw: Score the text as it was read (`NAME.raw.txt`) instead of the restored one.
        source: Words with confidences of the hypothesis; of no use with `raw`.

    Raises:
        UsageError: One of them does not exist, or the truth holds no text.
        InputError: A text is not UTF-8.
    """
    true_texts = read_texts(truth)
    if not true_texts:
        raise UsageError(f"{truth} holds no text", "It should hold NAME.txt for each input.")
    texts = read_texts(hypothesis, raw=raw)
    if truth.is_file() and hypothesis.is_file():
        texts = dict(zip(true_texts, texts.values(), strict=True))
    pages = tuple(
        page for name in true_texts for page in score_file(name, true_texts[name], texts.get(name))
    )
    records = score_records(read_tables(truth), read_tables(hypothesis))
    return Evaluation(
        str(truth),
        str(hypothesis),
        raw,
        pages,
        tuple(name for name in true_texts if name not in texts),
        tuple(name for name in texts if name not in true_texts),
        records,
        _calibrations(pages, records, None if raw else source),
    )


def score_file(name: str, truth: str, reading: str | None) -> Iterator[PageScore]:
    """The pages of one file; a reading of None is an empty one."""
    true_pages = truth.split(PAGE_BREAK)
    read_pages = [""] if reading is None else reading.split(PAGE_BREAK)
    _even_out(true_pages, read_pages)
    if len(true_pages) != len(read_pages):
        true_pages, read_pages = [truth], [reading or ""]
    numbers: Sequence[int | None] = range(1, len(true_pages) + 1) if len(true_pages) > 1 else [None]
    for number, true, read in zip(numbers, true_pages, read_pages, strict=True):
        yield score_page(name, number, true, read)


def _even_out(true_pages: list[str], read_pages: list[str]) -> None:
    """Take blank pages off the end of the longer side, or add them to an empty reading.

    Some programs end every page with a form feed, others only part pages with it.
    """
    for longer, shorter in ((true_pages, read_pages), (read_pages, true_pages)):
        while len(longer) > len(shorter) and not longer[-1].strip():
            longer.pop()
    if not "".join(read_pages).strip():
        read_pages[:] = [""] * len(true_pages)


def _calibrations(
    pages: Sequence[PageScore], records: RecordScores | None, source: PageSource | None
) -> dict[str, Calibration]:
    judged: dict[str, list[tuple[float, bool]]] = {
        "words": list(_judged_words(pages, source)) if source else [],
        "references": list(records.judged_references()) if records else [],
        "documents": list(records.judged_documents()) if records else [],
    }
    return {name: calibrate(judgements) for name, judgements in judged.items() if judgements}


def _judged_words(pages: Sequence[PageScore], source: PageSource) -> Iterator[tuple[float, bool]]:
    for score in pages:
        page = page_of(score, source)
        if page is not None:
            right = words_right(score.truth.split(), [word.text for word in page.words])
            yield from zip((word.confidence for word in page.words), right, strict=True)


def page_of(score: PageScore, source: PageSource) -> Page | None:
    """The page that a score is of; None for several pages that were scored as one."""
    if score.page is None and source.page(score.name, 2) is not None:
        return None
    return source.page(score.name, score.page or 1)

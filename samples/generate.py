"""Any number of fresh pages with their truth, for measuring, tuning and training.

    for image, text, records in pages(OFFICE, seed=7, n=20, fonts=TEST_FONTS):
        ...

Tune on `TUNING_FONTS`, measure on `TEST_FONTS`, each time with a seed not used before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from samples.compose import papers
from samples.fonts import TUNING_FONTS, FontFamily
from samples.incoming import stamped
from samples.layout import PageLayout, layout
from samples.marks import Incoming, coloured, received, signed
from samples.model import Paper
from samples.scanner import Grade, Image, drawing_dpi, render, scan, through_jpeg, turned
from samples.truth import Tables, Truth, truth_of
from samples.typeset import to_pdf

_SIZES = (13.0, 13.5, 14.0)


class GeneratedPage(NamedTuple):
    """A page and what is true of it.

    Attributes:
        image: As scanned and decoded from JPEG: grey (h, w), or RGB (h, w, 3) where it has marks.
        text: What a person reads on it.
        records: Rows as of `samples.truth.COLUMNS`; `page` is 1 and `document_id` the page's own.
            The first page of a document has its row of `documents` (the signer may stand on a
            later page).
    """

    image: Image
    text: str
    records: Tables


def pages(
    grade: Grade,
    seed: int,
    n: int,
    fonts: Sequence[FontFamily] = TUNING_FONTS,
    *,
    turn: int = 0,
    marks: bool = False,
) -> Iterator[GeneratedPage]:
    """`n` pages of a grade; page by page the same for the same arguments.

    Args:
        grade: How they are scanned.
        seed: Of texts and scans.
        n: How many.
        fonts: One is drawn for each document.
        turn: Degrees clockwise by which the page was put in wrongly: 0, 90, 180 or 270.
        marks: Seal and signature where a page is signed, an incoming stamp below its number.

    Raises:
        FileNotFoundError: A font is not installed; the message names its Debian package.
    """
    return islice(_endless(grade, seed, fonts, turn, marks), n)


def _endless(
    grade: Grade, seed: int, fonts: Sequence[FontFamily], turn: int, marks: bool
) -> Iterator[GeneratedPage]:
    number = 0
    for index, paper in enumerate(papers(seed)):
        rng = np.random.default_rng([seed, index, 1])
        family = fonts[int(rng.integers(len(fonts)))]
        sheets = layout(paper, family, _SIZES[int(rng.integers(len(_SIZES)))])
        truths = _page_truths(paper, sheets, f"{grade.name}-{seed}", number)
        stamp = _incoming(paper, rng) if marks else None
        drawn = render(to_pdf(sheets), drawing_dpi(grade))
        for at, (sheet, truth) in enumerate(zip(sheets, truths, strict=True)):
            page = drawn[at]
            if stamp:
                page = signed(coloured(page), sheet, paper.issuer, rng)
                if at == 0:
                    page = received(page, sheet, stamp, rng)
                    truth = stamped(truth, stamp.lines, stamp.number, stamp.day)
            image = scan(page, grade, rng, drawn[at - 1] if at else None)
            image = turned(through_jpeg(image, grade.quality), turn)
            yield GeneratedPage(image, truth.text, truth.tables)
        number += len(sheets)


def _page_truths(paper: Paper, sheets: Sequence[PageLayout], stem: str, before: int) -> list[Truth]:
    """Truth of each page as of a file of its own; only the first has a row of `documents`."""
    truths = []
    for at, sheet in enumerate(sheets):
        name = f"{stem}-{before + at:04}"
        truth = truth_of(paper, [sheet], f"{name}.1", name, "ocr")
        if at:
            truth.tables["documents"].clear()
        truths.append(truth)
    return truths


def _incoming(paper: Paper, rng: Generator) -> Incoming:
    day = paper.date + timedelta(days=int(rng.integers(1, 9)))
    return Incoming(f"VĂN PHÒNG {paper.place.upper()}", int(rng.integers(1, 3000)), day)

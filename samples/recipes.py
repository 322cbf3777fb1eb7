"""How each sample is made: which documents, scanned how, in what kind of file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from samples.containers import fax_tiff, image_pdf, line_readings, searchable_pdf
from samples.incoming import stamped
from samples.layout import PageLayout, layout
from samples.legacy import with_legacy_layer
from samples.marks import Incoming, coloured, received, signed
from samples.markup import load
from samples.model import Paper
from samples.rowwise import row_images, rowwise
from samples.scanner import (
    CLEAN,
    Grade,
    Image,
    drawing_dpi,
    jpeg,
    render,
    scan,
    to_image,
    turned,
)
from samples.truth import Truth, joined, truth_of
from samples.typeset import to_pdf


@dataclass(frozen=True, slots=True)
class Sample:
    """One file of samples/.

    Attributes:
        file: Its name.
        papers: The documents in it, by name.
        build: Makes its bytes.
        text_source: What the program should say of where its text comes from.
        grade: Of its scan.
        turns: Degrees clockwise by which each page was put in wrongly; empty for none.
        incoming: The stamp of the office that received it.
        seal: Pages that are signed carry seal and signature; the page is in colour.
        by_row: Its text goes row by row, columns not told apart.
    """

    file: str
    papers: tuple[str, ...]
    build: Callable[[Sample], bytes]
    text_source: str = "ocr"
    grade: Grade = CLEAN
    turns: tuple[int, ...] = ()
    incoming: Incoming | None = None
    seal: bool = False
    by_row: bool = False

    @property
    def name(self) -> str:
        """File name without its ending."""
        return Path(self.file).stem

    @property
    def seed(self) -> list[int]:
        """Seed of its scan; its own, so that one sample's change leaves the others alone."""
        return list(self.name.encode())

    def layouts(self) -> list[tuple[Paper, Sequence[PageLayout]]]:
        """Its documents and their pages."""
        papers = [load(name) for name in self.papers]
        return [(paper, self._read(layout(paper))) for paper in papers]

    def _read(self, pages: tuple[PageLayout, ...]) -> tuple[PageLayout, ...]:
        return tuple(rowwise(page) for page in pages) if self.by_row else pages

    def truth(self) -> Truth:
        """Its true text and records."""
        truths, first = [], 1
        for number, (paper, pages) in enumerate(self.layouts(), start=1):
            document = f"{self.name}.{number}"
            truths.append(truth_of(paper, pages, document, self.file, self.text_source, first))
            first += len(pages)
        if self.incoming:
            stamp = self.incoming
            truths[0] = stamped(truths[0], stamp.lines, stamp.number, stamp.day)
        truth = joined(truths)
        if self.by_row:  # no table here: what is parted by a tab is two columns in a row
            return replace(truth, pages=tuple(page.replace("\t", " ") for page in truth.pages))
        return truth


def scanned(sample: Sample) -> list[Image]:
    """The sample's pages as a scanner delivers them."""
    rng = np.random.default_rng(sample.seed)
    images: list[Image] = []
    for paper, pages in sample.layouts():
        drawn = render(to_pdf(pages), drawing_dpi(sample.grade))
        for number, (page, sheet) in enumerate(zip(drawn, pages, strict=True)):
            marked = page
            if sample.seal:
                marked = signed(coloured(page), sheet, paper.issuer, rng)
            if sample.incoming and sample.seal and not images:
                marked = received(marked, sheet, sample.incoming, rng)
            back = drawn[number - 1] if number else None
            image = scan(marked, sample.grade, rng, back)
            turn = sample.turns[len(images)] if sample.turns else 0
            images.append(turned(image, turn))
    return images


def scan_pdf(sample: Sample) -> bytes:
    """A scan as PDF without a text layer."""
    return image_pdf(scanned(sample), sample.grade.dpi, sample.grade.quality)


def garbled_pdf(sample: Sample) -> bytes:
    """A scan over the text that an engine without Vietnamese read in it."""
    return searchable_pdf(scanned(sample), sample.grade.dpi, sample.grade.quality, "eng")


def born_digital_pdf(sample: Sample) -> bytes:
    """What a word processor exports."""
    return to_pdf([page for _, pages in sample.layouts() for page in pages])


def legacy_pdf(sample: Sample) -> bytes:
    """What a word processor of the years before Unicode printed to PDF."""
    return with_legacy_layer(born_digital_pdf(sample))


def tiff(sample: Sample) -> bytes:
    """A multi-page black-and-white TIFF."""
    return fax_tiff(scanned(sample), sample.grade.dpi)


def photo(sample: Sample) -> bytes:
    """A single page as JPEG."""
    return jpeg(scanned(sample)[0], sample.grade.quality)


def garbled_text(sample: Sample) -> bytes:
    """What an engine without Vietnamese reads, a line for each row of print."""
    dpi = sample.grade.dpi
    readings = []
    for _, pages in sample.layouts():
        for image, page in zip(render(to_pdf(pages), dpi), pages, strict=True):
            rows = row_images(to_image(image), page, dpi / 72)
            readings.append("".join(f"{line}\n" for line in line_readings(rows, dpi, "eng")))
    return "\f".join(readings).encode()

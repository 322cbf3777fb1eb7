"""What is measured on: real texts beside the checkout, held-out lines, pages made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from diacritics.train.corpus import Part, read_part

SYSTEM_TESSDATA = "/usr/share/tesseract-ocr/5/tessdata"


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the data is.

    Attributes:
        shared: A folder with `corpus`, `examples` and `scans`.
        seen: Tessdata folder of an engine the channel was trained on.
        unseen: Tessdata folder of one it was not; None to leave that test out.
        outlines: Tessdata folder that holds Tesseract's older recogniser; None to leave it out.
        samples: The project's samples.
        truth: Their texts.
        pages: How many pages to set for each typeset test; a quarter of it for the older
            recogniser, which is slow.
        lines: How many held-out lines of each kind to take.
    """

    shared: Path
    seen: str
    unseen: str | None
    outlines: str | None
    samples: Path
    truth: Path
    pages: int
    lines: int

    @property
    def corpus(self) -> Path:
        """The corpus folder."""
        return self.shared / "corpus"


def held_out(sources: Sources) -> Iterator[str]:
    """Held-out lines of the kinds that matter most."""
    for kind in ("admin", "legal"):
        yield from islice(read_part(sources.corpus, kind, Part.TEST), sources.lines)


@cache
def typeset(
    sources: Sources, engine: str, *, seed: int, unseen_font: bool = False
) -> tuple[str, str]:
    """Truth and reading of held-out lines, set in print, spoiled and read by an engine."""
    from diacritics.train import read_pages

    rows = read_pages.read_pages(
        sources.corpus,
        Part.TEST,
        (engine,),
        ((read_pages.UNSEEN_FONT, 1),) if unseen_font else read_pages.TRAIN_FONTS,
        sources.pages // 4 if engine.endswith(":outlines") else sources.pages,
        seed,
        tuple((kind, weight) for kind, weight in read_pages.MIX if kind in ("admin", "legal")),
    )
    pairs = [(row[2], row[3]) for row in rows if row[2].strip() and row[3].strip()]
    return "\n".join(truth for truth, _ in pairs), "\n".join(read for _, read in pairs)

"""What is measured on: real texts beside the checkout, held-out lines, pages made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
        pages: How many pages to set for each typeset test.
        lines: How many held-out lines of each kind to take.
    """

    shared: Path
    seen: str
    unseen: str | None
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


def typeset(sources: Sources, *, unseen: bool) -> tuple[str, str]:
    """Truth and reading of held-out lines, set in print, spoiled and read by an engine.

    The unseen channel is another engine model and another typeface.
    """
    from diacritics.train import read_pages

    folder = (sources.unseen if unseen else sources.seen) or ""
    rows = read_pages.read_pages(
        sources.corpus,
        Part.TEST,
        (f"{folder}:eng",),
        ((read_pages.UNSEEN_FONT, 1),) if unseen else read_pages.TRAIN_FONTS,
        sources.pages,
        12 if unseen else 11,
        tuple((kind, weight) for kind, weight in read_pages.MIX if kind in ("admin", "legal")),
    )
    pairs = [(row[2], row[3]) for row in rows if row[2].strip() and row[3].strip()]
    return "\n".join(truth for truth, _ in pairs), "\n".join(read for _, read in pairs)

"""How well the subjects of quantities in own texts are found."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from extractors import extract
from extractors.folding import squash

ANNOTATED = Path(__file__).parent / "annotated"


def judged() -> Iterator[bool]:
    """Of each annotated quantity whether its subject is right."""
    with (ANNOTATED / "quantities.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text = _texts(row["file"])[int(row["line"]) - 1]
            start = int(row["quantity"].split("-")[0])
            right = {squash(each) for each in (row["subject"], *row["also"].split("; ")) if each}
            yield squash(_subject(text, start)) in (right or {""})


@cache
def _texts(name: str) -> list[str]:
    lines = (ANNOTATED / "sentences" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [re.sub(r"[{}^]", "", line.replace("\\n", "\n")) for line in lines]


def _subject(text: str, start: int) -> str:
    for document in extract(text).documents:
        for quantity in document.quantities:
            if quantity.start == start:
                return quantity.subject
    return "(not found)"

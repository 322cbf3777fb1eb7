"""Making truth: a run's results laid out for correction, and the corrected ones read back.

`prepare_truth` writes a work folder:

    NAME/page-001.jpg, NAME/page-001.txt   each page's image and its text, to correct
    documents.csv, references.csv, ...     the records, to correct
    README.txt                             how

`accept_truth` checks it and writes a truth folder (`NAME.txt` and the tables) that
`evaluate` takes. Offsets are found anew from the raw text of each record, so that nobody
has to count characters.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from pipeline.errors import InputError, UsageError
from pipeline.evaluation.schema import KINDS
from pipeline.evaluation.scoring import PAGE_BREAK, PageSource
from pipeline.evaluation.sources import Row, name_of, read_rows, read_tables, read_text, read_texts
from pipeline.evaluation.truthcheck import Problem, check_tables, placed

JPEG_QUALITY = 85
LEFT_OUT = frozenset(
    ("start", "end", "confidence", "text_source", "read_as", "x0", "y0", "x1", "y1")
    + ("canonical_id", "canonical_confidence", "number_unreadable")
)
"""Columns that a person does not correct."""

DOCUMENTS = "documents"


def prepare_truth(out: Path, work: Path, source: PageSource | None = None) -> tuple[str, ...]:
    """Lay out a run's texts, page images and records for correction.

    Args:
        out: The output folder of the run.
        work: The folder to make; it must be empty or absent.
        source: Gives the page images; without it there are only texts.

    Returns:
        The names that were laid out.

    Raises:
        UsageError: The run has no texts, or the work folder holds something.
    """
    texts = read_texts(out)
    if not texts:
        raise UsageError(f"{out} holds no text", "Digitize something into it first.")
    if work.exists() and any(work.iterdir()):
        raise UsageError(f"{work} is not empty", "Name a new folder, so that no work is lost.")
    for name, text in texts.items():
        _lay_out(work / name, name, text, source)
    for kind, rows in read_tables(out).items():
        _write_rows(work / f"{kind}.csv", [_to_correct(row) for row in rows])
    guide = files("pipeline.evaluation").joinpath("templates/truth.txt").read_text("utf-8")
    (work / "README.txt").write_text(guide, encoding="utf-8")
    return tuple(texts)


def _lay_out(folder: Path, name: str, text: str, source: PageSource | None) -> None:
    folder.mkdir(parents=True)
    for number, page in enumerate(text.split(PAGE_BREAK), start=1):
        path = folder / f"page-{number:03}.txt"
        path.write_text(page.rstrip("\n") + "\n", encoding="utf-8")
        image = source.image(name, number) if source else None
        if image is not None:
            image.convert("RGB").save(path.with_suffix(".jpg"), quality=JPEG_QUALITY)


def _to_correct(row: Row) -> dict[str, str]:
    return {column: value for column, value in row.items() if column not in LEFT_OUT}


def accept_truth(work: Path, truth: Path) -> list[Problem]:
    """Check a corrected work folder and write it as truth, unless it has problems.

    Names that the truth folder already holds are replaced, others stay.

    Returns:
        What a person has to mend first; empty when the truth was written.

    Raises:
        UsageError: The folder holds no pages.
    """
    if not work.is_dir():
        raise UsageError(f"{work} is no folder", "Name the work folder that was corrected.")
    pages = {folder.name: _pages(folder) for folder in _name_folders(work)}
    if not pages:
        raise UsageError(f"{work} holds no pages", "It should hold NAME/page-001.txt.")
    try:
        texts = {name: [read_text(path) for path in found] for name, found in pages.items()}
        tables = {kind: read_rows(work / f"{kind}.csv") for kind in _kinds(work)}
    except InputError as error:
        return [Problem("text", 0, str(error))]
    problems = list(check_tables(tables, texts))
    if not problems:
        _write(truth, texts, tables)
    return problems


def _name_folders(work: Path) -> Iterator[Path]:
    return (path for path in sorted(work.iterdir()) if path.is_dir() and _pages(path))


def _pages(folder: Path) -> list[Path]:
    return sorted(folder.glob("page-*.txt"))


def _kinds(work: Path) -> list[str]:
    return [kind for kind in (DOCUMENTS, *KINDS) if (work / f"{kind}.csv").is_file()]


def _write(
    truth: Path, texts: Mapping[str, Sequence[str]], tables: Mapping[str, Sequence[Row]]
) -> None:
    truth.mkdir(parents=True, exist_ok=True)
    trimmed = {name: [page.strip("\r\n") for page in pages] for name, pages in texts.items()}
    for name, pages in trimmed.items():
        (truth / f"{name}.txt").write_text(PAGE_BREAK.join(pages) + "\n", encoding="utf-8")
    for kind, rows in tables.items():
        path = truth / f"{kind}.csv"
        known = read_rows(path) if path.is_file() else []
        kept = [row for row in known if name_of(row["document_id"]) not in texts]
        fresh = list(rows) if kind == DOCUMENTS else placed(rows, trimmed)
        _write_rows(path, [*kept, *fresh])


def _write_rows(path: Path, rows: Sequence[Row]) -> None:
    """With a byte order mark, so that spreadsheet programs show Vietnamese letters."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, columns or ["document_id"], restval="")
        writer.writeheader()
        writer.writerows(rows)

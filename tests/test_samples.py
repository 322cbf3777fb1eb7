"""The main job on the samples: what a newcomer's first run must get right."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

POOR = "bao-cao-ban-chi-dao.1"
"""The sample scanned so badly that its head may hold errors."""
HEAD = (
    "document_type",
    "number",
    "date",
    "place",
    "issuer",
    "title",
    "signer",
    "signer_title",
    "first_page",
    "last_page",
)
MENTIONS = {
    "references": ("document_id", "page", "number", "date"),
    "dates": ("document_id", "page", "date"),
    "percentages": ("document_id", "page", "value"),
}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_sample_is_done(samples_out: Path, truth: Path) -> None:
    files = _rows(samples_out / "files.csv")
    assert {row["status"] for row in files} == {"done"}
    assert {row["file"] for row in files} == {row["file"] for row in _rows(truth / "documents.csv")}


def test_text_sources(samples_out: Path) -> None:
    sources = {row["file"]: row["text_source"] for row in _rows(samples_out / "documents.csv")}
    assert sources["bao-cao-bien-doi-khi-hau.pdf"] == "born_digital"
    assert sources["bao-cao-giam-ngheo.pdf"] == "legacy_tcvn3"
    assert sources["to-trinh-hoi-khuyen-hoc.pdf"] == "ocr_over_garbled"
    assert sources["cong-van-phong-noi-vu.txt"] == "text_file"
    assert sources["bao-cao-xa-hoi-hoc-tap.pdf"] == "ocr"


def test_a_page_on_its_head_is_turned(samples_out: Path) -> None:
    turned = {
        (row["file"], row["page"]): row["rotation"]
        for row in _rows(samples_out / "pages.csv")
        if row["rotation"] not in ("", "0")
    }
    assert turned == {("quyet-dinh-cong-nhan.pdf", "2"): "180"}


def _documents(folder: Path) -> dict[str, dict[str, str]]:
    return {row["document_id"]: row for row in _rows(folder / "documents.csv")}


def test_header_fields_are_right(samples_out: Path, truth: Path) -> None:
    read = _documents(samples_out)
    wrong = {
        (document, field): (row[field], read.get(document, {}).get(field))
        for document, row in _documents(truth).items()
        for field in HEAD
        if document != POOR and read.get(document, {}).get(field) != row[field]
    }
    assert not wrong


@pytest.mark.parametrize("table", MENTIONS)
def test_mentions_are_found(table: str, samples_out: Path, truth: Path) -> None:
    true = _counted(_rows(truth / f"{table}.csv"), MENTIONS[table])
    read = _counted(_rows(samples_out / f"{table}.csv"), MENTIONS[table])
    missed = true - read
    assert missed.total() <= 0.05 * true.total(), missed


def _counted(rows: Iterable[dict[str, str]], columns: tuple[str, ...]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(row[column] for column in columns) for row in rows)


def test_every_mention_stands_where_it_says(samples_out: Path) -> None:
    texts = {path.stem: path.read_text("utf-8") for path in (samples_out / "text").glob("*.txt")}
    checked = 0
    for table in (*MENTIONS, "quantities"):
        for row in _rows(samples_out / f"{table}.csv"):
            name = row["document_id"].rpartition(".")[0]
            page = texts[name].split("\f")[int(row["page"]) - 1]
            assert page[int(row["start"]) : int(row["end"])] == row["raw"]
            checked += 1
    assert checked > 300

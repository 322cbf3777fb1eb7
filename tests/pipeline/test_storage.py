"""The ledger keeps what is done; the output files are whole or not there."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.model import BBox, Line, Page, TextSource, Word, WordSource
from pipeline.storage.codec import decode_page, encode_page, encode_row
from pipeline.storage.export import cell, datapackage
from pipeline.storage.ledger import Ledger
from pipeline.storage.states import FILE_NAME, InputState, PageState
from pipeline.storage.stored import read_pages
from pipeline.storage.writing import write_csv

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def _page(text: str, raw: str, box: BBox | None = None) -> Page:
    word = Word(text, raw, 0, len(text), 0, len(raw), 0.5, WordSource.OCR, box)
    return Page(1, 595.0, 842.0, 90, TextSource.OCR, text, raw, (Line((word,), box),), ("faded",))


@given(TEXTS, TEXTS)
def test_a_page_comes_back_as_it_was(text: str, raw: str) -> None:
    page = _page(text, raw, BBox(1.25, 2.5, 3.75, 4.0))
    assert decode_page(encode_page(page)) == page


def test_bytes_that_are_no_page_are_refused() -> None:
    with pytest.raises(ValueError, match="not a stored page"):
        decode_page(b"rubbish")


def test_the_ledger_keeps_pages_by_content_and_settings(tmp_path: Path) -> None:
    body = encode_page(_page("số", "s6"))
    with Ledger(tmp_path) as ledger:
        ledger.put_pages("aa", "s1", [PageState(2, "", 1.0, body), PageState(1, "torn", 2.0, None)])
    with Ledger(tmp_path) as ledger:
        assert ledger.pages_done("aa", "s1") == {1, 2}
        assert ledger.pages_done("aa", "s2") == frozenset()
        ledger.forget_failed_pages("aa", "s1")
        assert ledger.pages_done("aa", "s1") == {2}
    stored = read_pages(tmp_path, "aa", "s1")
    assert [page.text for page in stored] == ["số"]


def test_records_follow_their_input(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        for file in ("b.pdf", "a.pdf"):
            ledger.finish_input(
                InputState(file, file, status="done"),
                [("dates", encode_row([file, "1"])), ("dates", encode_row([file, "2"]))],
            )
        assert [row[0] for row in ledger.rows("dates")] == ["a.pdf", "a.pdf", "b.pdf", "b.pdf"]
        ledger.finish_input(InputState("a.pdf", "a.pdf", status="failed"), ())
        ledger.forget_input("b.pdf")
        assert list(ledger.rows("dates")) == []
        assert [state.status for state in ledger.inputs()] == ["failed"]


def test_a_ledger_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database, but long enough to be read as one" * 20)
    with pytest.raises(UsageError, match="cannot be used"):
        Ledger(tmp_path)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (83.8, "83.8"),
        (35642.0, "35642"),
        (0.1 + 0.2, "0.3"),
        (True, "true"),
        (("a", "b"), "a; b"),
    ],
)
def test_cells(value: object, text: str) -> None:
    assert cell(value) == text


def test_an_interrupted_table_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    write_csv(path, ["date"], [["2020"]])

    def rows() -> object:
        yield ["2021"]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_csv(path, ["date"], rows())  # type: ignore[arg-type]
    with path.open(encoding="utf-8") as stream:
        assert list(csv.reader(stream)) == [["date"], ["2020"]]
    assert [entry.name for entry in tmp_path.iterdir()] == ["dates.csv"]


def test_the_description_names_every_column_of_the_interface() -> None:
    named = {
        resource["name"]: [field["name"] for field in resource["schema"]["fields"]]
        for resource in json.loads(json.dumps(datapackage()))["resources"]
    }
    promised = {
        "files": "file, sha256, status, pages, pages_failed, error, seconds",
        "documents": "document_id, file, first_page, last_page, document_type, number, date, "
        "place, issuer, title, signer, signer_title, text_source, confidence",
        "references": "document_id, page, start, end, document_type, number, date, issuer, "
        "raw, confidence",
        "dates": "document_id, page, start, end, date, precision, raw",
        "percentages": "document_id, page, start, end, subject, value, raw",
        "quantities": "document_id, page, start, end, subject, value, unit, raw",
    }
    for table, columns in promised.items():
        own = named[table]
        assert [column for column in own if column in columns.split(", ")] == columns.split(", ")

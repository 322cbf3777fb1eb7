"""Folders and files against each other, and the figures that come out."""

import json
import unicodedata
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.errors import InputError, UsageError
from pipeline.evaluation import evaluate, print_table
from pipeline.evaluation.metrics import Found
from pipeline.model import BBox, Line, Page, TextSource, Word, WordSource

TRUE = "Số: 12/KH-UBND\nTân An, ngày 02 tháng 3 năm 2024\fĐạt 83,8% số hộ"
READ = "Số: 12/KH-UBND\nTân An, ngày 02 tháng 3 năm 2024\fDat 83,8% số hộ"


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name.replace('__', '.')}.txt").write_text(text, encoding="utf-8")
    return folder


def test_two_files_are_compared_whatever_their_names(tmp_path: Path) -> None:
    folder = write(tmp_path, a=TRUE, b__raw=READ)
    found = evaluate(folder / "a.txt", folder / "b.raw.txt")
    assert [page.page for page in found.pages] == [1, 2]
    assert found.characters.errors == 2
    assert found.pages[0].characters.rate == 0


def test_an_output_folder_and_its_raw_texts(tmp_path: Path) -> None:
    truth = write(tmp_path / "truth", plan__gt=TRUE)
    write(tmp_path / "out" / "text", plan=TRUE, plan__raw=READ)
    assert evaluate(truth, tmp_path / "out").characters.errors == 0
    assert evaluate(truth, tmp_path / "out", raw=True).characters.errors == 2


def test_what_has_no_partner_is_named_and_counted(tmp_path: Path) -> None:
    truth = write(tmp_path / "truth", a="một hai", b="ba bốn năm")
    read = write(tmp_path / "read", a="một hai", c="sáu")
    found = evaluate(truth, read)
    assert (found.missing, found.extra) == (("b",), ("c",))
    assert (found.words.deletions, found.words.length) == (3, 5)
    console = Console(record=True, width=100)
    print_table(found, console)
    shown = console.export_text()
    assert "no reading of b" in shown
    assert "no truth for c" in shown


@pytest.mark.parametrize(
    ("true", "read", "pages"),
    [
        ("a\fb", "a\fb\f", 2),  # a form feed behind the last page too
        ("a\f", "a\fx", 2),  # text out of a blank page
        ("a\fb", "a b", 1),  # pages that cannot be told apart
        ("a\fb\fc", "", 3),
        ("", "", 1),
    ],
)
def test_pages(tmp_path: Path, true: str, read: str, pages: int) -> None:
    found = evaluate(write(tmp_path / "t", x=true), write(tmp_path / "r", x=read))
    assert len(found.pages) == pages


def test_names_in_any_unicode_form_and_hidden_files(tmp_path: Path) -> None:
    truth = write(tmp_path / "t", **{unicodedata.normalize("NFD", "kế hoạch"): "a"})
    read = write(tmp_path / "r", **{"kế hoạch": "a", "__hidden": "b"})
    found = evaluate(truth, read)
    assert (found.missing, found.extra) == ((), ())


def test_a_missing_folder_and_one_without_texts(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere does not exist"):
        evaluate(tmp_path / "nowhere", tmp_path)
    with pytest.raises(UsageError, match="holds no text"):
        evaluate(tmp_path, tmp_path)


def test_a_text_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("số".encode("utf-16"))
    with pytest.raises(InputError, match="not UTF-8"):
        evaluate(tmp_path, tmp_path)


def with_records(folder: Path, text: str, value: str, confidence: str) -> Path:
    write(folder, plan=text)
    (folder / "documents.csv").write_text(
        "document_id,first_page,last_page,number,place\nplan.1,1,2,12/KH-UBND,Tân An\n",
        encoding="utf-8-sig",
    )
    (folder / "percentages.csv").write_text(
        f"document_id,page,subject,value,raw\nplan.1,2,số hộ,{value},83.8%\n", encoding="utf-8"
    )
    (folder / "references.csv").write_text(
        "document_id,page,document_type,number,date,issuer,raw,confidence\n"
        f"plan.1,1,kế hoạch,12/KH-UBND,2024,,x,{confidence}\n",
        encoding="utf-8",
    )
    return folder


def test_records_beside_the_texts(tmp_path: Path) -> None:
    truth = with_records(tmp_path / "t", TRUE, "83.8", "")
    found = evaluate(truth, with_records(tmp_path / "r", TRUE, "83.3", "0.9"))
    assert found.records is not None
    assert found.records.value("percentages") == Found(0, 1, 1)
    assert found.records.exact("references") == Found(1, 1, 1)
    assert found.records.header("place") == Found(1, 1, 1)
    assert found.calibration["references"].ece == pytest.approx(0.1)


def test_json_holds_the_same_figures(tmp_path: Path) -> None:
    truth = with_records(tmp_path / "t", TRUE, "83.8", "")
    found = evaluate(truth, with_records(tmp_path / "r", READ, "83.8", "1"))
    figures = json.loads(json.dumps(found.to_json(), allow_nan=False))
    totals = figures["totals"]
    assert totals["characters"]["rate"] == found.characters.rate
    assert totals["characters"]["errors"] == sum(k["errors"] for k in figures["kinds"].values())
    assert sum(page["words"]["errors"] for page in figures["pages"]) == totals["words"]["errors"]
    assert totals["characters"]["low"] <= totals["characters"]["rate"]
    assert figures["records"]["kinds"]["percentages"]["exact"]["f1"] == 1
    assert figures["confusions"]["syllables"] == [{"true": "Đạt", "read": "Dat", "count": 1}]
    assert evaluate(truth, tmp_path / "r").to_json() == found.to_json()


def test_an_infinite_rate_is_null(tmp_path: Path) -> None:
    found = evaluate(write(tmp_path / "t", x=""), write(tmp_path / "r", x="bịa"))
    assert found.characters.rate == float("inf")
    figures = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert figures["totals"]["characters"]["rate"] is None


class Words:
    """A source that knows the words of every page, all equally sure."""

    def page(self, name: str, number: int) -> Page | None:
        text = READ.split("\f")[number - 1]
        words = tuple(
            Word(word, word, 0, 0, 0, 0, 0.8, WordSource.OCR, BBox(0, 0, 1, 1))
            for word in text.split()
        )
        return Page(number, 595, 842, 0, TextSource.OCR, text, text, (Line(words),))

    def image(self, name: str, number: int) -> None:
        return None


def test_confidences_of_words(tmp_path: Path) -> None:
    folder = write(tmp_path / "t", plan=TRUE)
    found = evaluate(folder, write(tmp_path / "r", plan=READ), source=Words())
    words = found.calibration["words"]
    assert words.size == len(TRUE.split())
    assert words.ece == pytest.approx(abs(0.8 - 13 / 14))

"""A truth made by hand out of a run."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from pipeline.errors import UsageError
from pipeline.evaluation import evaluate
from pipeline.evaluation.sources import read_rows
from pipeline.evaluation.truth import accept_truth, prepare_truth
from pipeline.evaluation.truthcheck import is_date
from pipeline.model import Page

PAGES = ["Số: 12/KH-UBND\nNăm 2024 đat 83,8%, năm 2024", "Đến năm\n2030 đạt 100%"]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    (folder / "text").mkdir(parents=True)
    (folder / "text" / "plan.txt").write_text("\f".join(PAGES), encoding="utf-8")
    (folder / "text" / "plan.raw.txt").write_text("x", encoding="utf-8")
    tables = {
        "documents": "document_id,first_page,last_page,number,confidence\nplan.1,1,2,12/KH-UBND,1",
        "dates": "document_id,page,start,end,date,raw\nplan.1,1,15,23,2024,Năm 2024\n"
        "plan.1,2,4,12,2030,năm\n2030",
        "percentages": "document_id,page,start,end,subject,value,raw\nplan.1,2,18,22,,100,100%",
    }
    for name, text in tables.items():
        text = text.replace("năm\n2030", '"năm\n2030"')
        (folder / f"{name}.csv").write_text(text + "\n", encoding="utf-8")
    return folder


class Images:
    def page(self, name: str, number: int) -> Page | None:
        return None

    def image(self, name: str, number: int) -> Image.Image | None:
        return Image.new("L", (50, 70), 255) if number == 1 else None


def edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8-sig")), encoding="utf-8")


def test_what_is_laid_out(out: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    assert prepare_truth(out, work, Images()) == ("plan",)
    assert {path.name for path in (work / "plan").iterdir()} == {
        "page-001.jpg",
        "page-001.txt",
        "page-002.txt",
    }
    assert (work / "plan" / "page-002.txt").read_text(encoding="utf-8") == PAGES[1] + "\n"
    (row,) = read_rows(work / "percentages.csv")
    assert row == {
        "document_id": "plan.1", "page": "2", "subject": "", "value": "100", "raw": "100%"
    }  # fmt: skip
    assert "Correct" in (work / "README.txt").read_text(encoding="utf-8")


def test_an_untouched_work_folder_agrees_with_the_run(out: Path, tmp_path: Path) -> None:
    prepare_truth(out, tmp_path / "work")
    assert not accept_truth(tmp_path / "work", tmp_path / "truth")
    found = evaluate(tmp_path / "truth", out)
    assert (found.characters.errors, found.words.errors) == (0, 0)
    assert found.records is not None
    assert found.records.exact("dates").f1 == 1
    assert found.records.exact("percentages").right == 1
    starts = [(row["start"], row["end"]) for row in read_rows(tmp_path / "truth" / "dates.csv")]
    assert starts == [("15", "23"), ("4", "12")]


def test_corrections_come_back(out: Path, tmp_path: Path) -> None:
    work, truth = tmp_path / "work", tmp_path / "truth"
    prepare_truth(out, work)
    edit(work / "plan" / "page-001.txt", lambda text: "Ngày mới. " + text.replace("đat", "đạt"))
    edit(work / "dates.csv", lambda text: text + "plan.1,1,2024,năm 2024\n")
    assert not accept_truth(work, truth)
    found = evaluate(truth, out)
    assert found.words.errors == 3
    assert found.records is not None
    assert found.records.value("dates").recall == 2 / 3
    text = (truth / "plan.txt").read_text(encoding="utf-8").split("\f")
    for row in read_rows(truth / "dates.csv"):
        page = text[int(row["page"]) - 1]
        assert page[int(row["start"]) : int(row["end"])] == row["raw"]


MISTAKES = [  # table, its text replaced, by, what is said
    ("dates", "2030", "2030-13", "no date"),
    ("dates", "plan.1,1", "plan.1,7", "not among the 2 pages"),
    ("dates", "plan.1,1", "plan.2,1", "documents.csv has no 'plan.2'"),
    ("dates", "plan.1,1", "other.1,1", "no folder of pages has"),
    ("dates", "Năm 2024", "Năm 2025", "does not hold 'Năm 2025'"),
    ("percentages", ",100,", ',"100,0",', "no number"),
    ("documents", ",1,2,", ",1,9,", "page 9"),
]


@pytest.mark.parametrize(("table", "old", "new", "said"), MISTAKES)
def test_mistakes_are_named_and_nothing_is_written(
    out: Path, tmp_path: Path, table: str, old: str, new: str, said: str
) -> None:
    work, truth = tmp_path / "work", tmp_path / "truth"
    prepare_truth(out, work)
    edit(work / f"{table}.csv", lambda text: text.replace(old, new, 1))
    problems = accept_truth(work, truth)
    assert any(said in str(problem) and f"{table}.csv, row" in str(problem) for problem in problems)
    assert not truth.exists()


def test_a_text_in_another_encoding_is_named(out: Path, tmp_path: Path) -> None:
    prepare_truth(out, tmp_path / "work")
    page = tmp_path / "work" / "plan" / "page-001.txt"
    page.write_bytes("số".encode("utf-16"))
    (problem,) = accept_truth(tmp_path / "work", tmp_path / "truth")
    assert "page-001.txt is not UTF-8" in str(problem)


def test_other_names_stay_in_the_truth(out: Path, tmp_path: Path) -> None:
    work, truth = tmp_path / "work", tmp_path / "truth"
    truth.mkdir()
    (truth / "old.txt").write_text("cũ", encoding="utf-8")
    (truth / "dates.csv").write_text("document_id,page,date,raw\nold.1,1,1999,1999\n", "utf-8")
    prepare_truth(out, work)
    for _ in range(2):
        assert not accept_truth(work, truth)
    with (truth / "dates.csv").open(encoding="utf-8-sig", newline="") as stream:
        dates = [row["date"] for row in csv.DictReader(stream)]
    assert dates == ["1999", "2024", "2030"]


def test_no_work_is_overwritten(out: Path, tmp_path: Path) -> None:
    prepare_truth(out, tmp_path / "work")
    with pytest.raises(UsageError, match="not empty"):
        prepare_truth(out, tmp_path / "work")
    with pytest.raises(UsageError, match="holds no pages"):
        accept_truth(out, tmp_path / "truth")


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("2020", True),
        ("2020-07", True),
        ("2020-02-29", True),
        ("2021-02-29", False),
        ("2021/2025", True),
        ("2021-01/2021-03", True),
        ("2020-13", False),
        ("20", False),
        ("26/8/2020", False),
        ("2020-7", False),
    ],
)
def test_is_date(value: str, good: bool) -> None:
    assert is_date(value) is good

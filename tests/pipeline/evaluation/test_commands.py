"""The lab's commands as somebody types them, wrongly too: one line says what to do."""

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.errors import ExitCode

Sohoa = Callable[[str], int]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in: two texts, an empty folder, a text that is none, a run's output."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("true.txt", "một hai\n"), ("read.txt", "mot hai\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfea")
    (tmp_path / "empty").mkdir()
    (tmp_path / "out" / "text").mkdir(parents=True)
    (tmp_path / "out" / "text" / "plan.txt").write_text("Năm 2024 đạt 8,5%\n", encoding="utf-8")
    tables = {"documents": "document_id,number\nplan.1,1/KH\n"}
    tables["percentages"] = 'document_id,page,value,raw\nplan.1,1,8.5,"8,5%"\n'
    for name, table in tables.items():
        (tmp_path / "out" / f"{name}.csv").write_text(table, encoding="utf-8")
    return tmp_path


@pytest.fixture
def sohoa(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Sohoa:
    """Runs a command in that folder; gives its exit code."""

    def run(command: str) -> int:
        monkeypatch.setattr(sys, "argv", ["sohoa", *command.split()])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0)

    return run


WRONG = [  # the command, what is said
    ("evaluate nix read.txt", "nix does not exist"),
    ("evaluate true.txt nix", "nix does not exist"),
    ("evaluate empty read.txt", "empty holds no text"),
    ("evaluate true.txt bad.txt", "bad.txt is not UTF-8"),
    ("evaluate true.txt read.txt --html true.txt/r.html", "cannot be written"),
    ("evaluate true.txt read.txt --json true.txt/r.json", "cannot be written"),
    ("compare true.txt read.txt --truth nix", "nix does not exist"),
    ("truth empty work", "empty holds no text"),
    ("truth out empty/../out", "is not empty"),
    ("truth nix work --accept", "nix is no folder"),
    ("truth empty work --accept", "empty holds no pages"),
]


@pytest.mark.parametrize(("command", "said"), WRONG)
def test_a_wrong_command_is_told_what_is_wrong(
    sohoa: Sohoa, capsys: pytest.CaptureFixture[str], command: str, said: str
) -> None:
    assert sohoa(command) in (ExitCode.SOME_FAILED, ExitCode.WRONG_USAGE)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("sohoa: ")
    assert said in line


def test_figures_are_written_where_they_are_wanted(
    folder: Path, sohoa: Sohoa, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sohoa("evaluate true.txt read.txt --json new/figures.json") == 0
    figures = json.loads((folder / "new" / "figures.json").read_text(encoding="utf-8"))
    assert figures["totals"]["words"]["errors"] == 1
    assert figures["unit"] == "lines"
    assert "WER" in capsys.readouterr().out


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_truth_is_made_of_what_a_spreadsheet_wrote(
    folder: Path, sohoa: Sohoa, delimiter: str
) -> None:
    assert sohoa("truth out work") == 0
    table = folder / "work" / "percentages.csv"
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    with table.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    assert sohoa("truth work truth --accept") == 0
    assert sohoa("evaluate truth out --json figures.json") == 0
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    assert figures["records"]["kinds"]["percentages"]["exact"]["f1"] == 1


def test_a_scan_is_laid_out_and_taken_back_as_truth(
    folder: Path, sohoa: Sohoa, samples: Path
) -> None:
    scan = samples / "nghi-quyet-huyen-uy.tif"
    assert sohoa(f"truth {scan} work") == 0
    (laid_out,) = (path for path in (folder / "work").iterdir() if path.is_dir())
    assert {path.suffix for path in laid_out.iterdir()} == {".jpg", ".txt"}
    assert sohoa("truth work truth --accept") == 0
    (text,) = (folder / "truth").glob("*.txt")
    assert text.stem == scan.stem
    assert "document_id" in (folder / "truth" / "documents.csv").read_text(encoding="utf-8-sig")


def test_a_file_that_cannot_be_read_makes_no_truth(
    folder: Path, sohoa: Sohoa, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    assert sohoa("truth broken.pdf work") != 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("sohoa: broken.pdf: ")
    assert not (folder / "work").exists()


SPOILED = [  # what becomes of a table, what is said
    ("a,b\n", "has no column document_id"),
    ("document_id,page\nplan.1,9\n", "page 9"),
]


@pytest.mark.parametrize(("table", "said"), SPOILED)
def test_a_spoiled_table_is_named(
    folder: Path, sohoa: Sohoa, capsys: pytest.CaptureFixture[str], table: str, said: str
) -> None:
    assert sohoa("truth out work") == 0
    (folder / "work" / "percentages.csv").write_text(table, encoding="utf-8")
    assert sohoa("truth work truth --accept") == ExitCode.SOME_FAILED
    assert said in capsys.readouterr().err
    assert not (folder / "truth").exists()

"""The documents' tables, and the forms in which tables are written."""

from __future__ import annotations

import csv
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from pipeline.frames import load_tables
from pipeline.storage.schema import tables
from pipeline.storage.writing import Forms, write_csv
from tests.conftest import RunSohoa

from .results import rows

REPORT = """ỦY BAN NHÂN DÂN
HUYỆN AN LÃO
Số: 44/BC-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Lão, ngày 5 tháng 3 năm 2021

BÁO CÁO
Kết quả xây dựng thư viện

TT\tXã\tThư viện\tTỷ lệ
1\tAn Hòa\t4\t57,1%
2\tAn Tân\t\t62,5%
\t+ Khu mới\t2

Các xã đạt 60,5% kế hoạch.
\fPhụ lục
Xã\tNgười phụ trách
An Hòa\tTrần Văn Bình
"""
FIRST = [
    ["TT", "Xã", "Thư viện", "Tỷ lệ"],
    ["1", "An Hòa", "4", "57,1%"],
    ["2", "An Tân", "", "62,5%"],
    ["", "+ Khu mới", "2", ""],
]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "=bao-cao.txt").write_text(REPORT, encoding="utf-8")
    return folder


def _cells(path: Path, encoding: str = "utf-8") -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as stream:
        return list(csv.reader(stream))


def test_tables_have_their_cells_in_place(shelf: Path, tmp_path: Path, run_sohoa: RunSohoa) -> None:
    out = tmp_path / "out"
    run_sohoa("extract", shelf, "--out", out, "--jobs", 1, timeout=120)
    listed = rows(out / "tables.csv")
    assert [(row["page"], row["rows"], row["columns"]) for row in listed] == [
        ("1", "4", "4"),
        ("2", "2", "2"),
    ]
    assert [row["path"] for row in listed] == [
        "tables/=bao-cao.1.1.csv",
        "tables/=bao-cao.1.2.csv",
    ]
    assert _cells(out / listed[0]["path"]) == FIRST
    pages = (out / "text" / "=bao-cao.txt").read_text(encoding="utf-8").split("\f")
    place = pages[0][int(listed[0]["start"]) : int(listed[0]["end"])]
    assert place.startswith("TT\tXã") and place.endswith("mới\t2")


def test_tables_go_with_their_input(shelf: Path, tmp_path: Path, run_sohoa: RunSohoa) -> None:
    out = tmp_path / "out"
    run_sohoa("extract", shelf, "--out", out, "--jobs", 1, timeout=120)
    path = shelf / "=bao-cao.txt"
    path.write_text(REPORT.partition("\f")[0], encoding="utf-8")
    run_sohoa("extract", shelf, "--out", out, "--jobs", 1, timeout=120)
    assert [entry.name for entry in (out / "tables").iterdir()] == ["=bao-cao.1.1.csv"]
    path.rename(shelf / "moved.txt")
    run_sohoa("extract", shelf, "--out", out, "--jobs", 1, timeout=120)
    assert [entry.name for entry in (out / "tables").iterdir()] == ["moved.1.1.csv"]


def test_no_cell_is_a_formula_in_excel(shelf: Path, tmp_path: Path, run_sohoa: RunSohoa) -> None:
    out = tmp_path / "out"
    run_sohoa("extract", shelf, "--out", out, "--jobs", 1, "--excel", timeout=120)
    written = [*out.glob("*.csv"), *(out / "tables").glob("*.csv")]
    assert len(written) == len(tables()) + 2
    for path in written:
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        cells = [cell for row in _cells(path, "utf-8-sig") for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert _cells(out / "files.csv", "utf-8-sig")[1][0] == "'=bao-cao.txt"
    assert _cells(out / "tables" / "=bao-cao.1.1.csv", "utf-8-sig")[3][1] == "'+ Khu mới"
    report = frictionless.validate(str(out / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert list(load_tables(out)["percentages"]["value"]) == [57.1, 62.5, 60.5]


def test_a_later_run_may_ask_for_another_form(
    shelf: Path, tmp_path: Path, run_sohoa: RunSohoa
) -> None:
    out = tmp_path / "out"
    written = []
    for options in ((), ("--excel",), ()):
        run_sohoa("extract", shelf, "--out", out, "--jobs", 1, *options, timeout=120)
        written.append((out / "tables" / "=bao-cao.1.1.csv").read_bytes())
    assert written[0] == written[2] != written[1]


def test_numbers_below_zero_stay_numbers_in_excel(tmp_path: Path) -> None:
    columns = tables()["percentages"].columns
    header = [column.name for column in columns]
    row = ["-2.5" if name in ("value", "raw") else "" for name in header]
    write_csv(tmp_path / "p.csv", header, [row], Forms(excel=True), columns)
    (found,) = csv.DictReader((tmp_path / "p.csv").open(encoding="utf-8-sig"))
    assert (found["value"], found["raw"]) == ("-2.5", "'-2.5")


def test_parquet_says_the_same_as_csv(shelf: Path, tmp_path: Path, run_sohoa: RunSohoa) -> None:
    out = tmp_path / "out"
    run_sohoa("extract", shelf, "--out", out, "--jobs", 1, "--parquet", timeout=120)
    for name, frame in load_tables(out).items():
        read = pd.read_parquet(out / f"{name}.parquet", dtype_backend="numpy_nullable")
        pd.testing.assert_frame_equal(read, frame, check_dtype=False)
        assert [kind.kind for kind in read.dtypes] == [kind.kind for kind in frame.dtypes]
    run_sohoa("extract", shelf, "--out", out, "--jobs", 1, timeout=120)
    assert not list(out.glob("*.parquet"))

"""What all inputs of a folder say together: one id for each document, and contradictions."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import RunSohoa

from .results import rows, tables

PLAN = """ỦY BAN NHÂN DÂN
HUYỆN AN LÃO
Số: 31/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Lão, ngày 5 tháng 3 năm 2021

KẾ HOẠCH
Xây dựng thư viện xã

Thực hiện Quyết định số 1521/QĐ-TTg ngày 6/10/2020 của Thủ tướng Chính phủ.
"""
OTHER_PLAN = PLAN.replace("AN LÃO", "BA BỂ").replace("An Lão", "Ba Bể").replace("2021", "2022")
REPORT = """ỦY BAN NHÂN DÂN
XÃ QUẢNG HƯNG
Số: 12/BC-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Hưng, ngày 9 tháng 7 năm 2021

BÁO CÁO
Kết quả xây dựng thư viện

Thực hiện Quyết định số 1521/QD-TTg ngày 16/10/2020 của Thủ tướng Chính phủ và
Kế hoạch số 31/KH-UBND ngày 05/3/2021 của Ủy ban nhân dân huyện An Lão.
Theo Kế hoạch số 31, xã đã mở 4 thư viện.
"""


def _shelf(folder: Path) -> Path:
    folder.mkdir()
    for name, text in (("a-plan", PLAN), ("b-plan", OTHER_PLAN), ("c-report", REPORT)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_one_id_for_each_document(run_sohoa: RunSohoa, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_sohoa("extract", _shelf(tmp_path / "in"), "--out", out, "--jobs", 1, timeout=120)
    documents = {row["document_id"]: row for row in rows(out / "documents.csv")}
    ids = {name: row["canonical_id"] for name, row in documents.items()}
    assert ids == {
        "a-plan.1": "31/KH-UBND",
        "b-plan.1": "31/KH-UBND#2",  # another district's, of another year
        "c-report.1": "12/BC-UBND",
    }
    assert documents["a-plan.1"]["canonical_confidence"] == "1"
    cited = [
        (row["document_id"], row["number"], row["canonical_id"])
        for row in rows(out / "references.csv")
    ]
    assert [number for _, _, number in cited if number.startswith("31")] == ["31/KH-UBND"] * 2
    decrees = {canonical for _, number, canonical in cited if number.startswith("1521")}
    assert len(decrees) == 1  # also where a stroke was lost


def test_contradictions_between_documents(run_sohoa: RunSohoa, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_sohoa("extract", _shelf(tmp_path / "in"), "--out", out, "--jobs", 1, timeout=120)
    found = [row for row in rows(out / "issues.csv") if row["kind"] == "two_dates"]
    assert [(r["document_id"], r["reading"], r["other_reading"]) for r in found] == [
        ("c-report.1", "2020-10-16", "2020-10-06")
    ]
    assert found[0]["other_document"] == "a-plan.1"
    text = (out / "text" / "c-report.txt").read_text(encoding="utf-8")
    place = text[int(found[0]["start"]) : int(found[0]["end"])]
    assert place.startswith("Quyết định số 1521/Q")


def test_the_number_of_workers_changes_nothing(run_sohoa: RunSohoa, tmp_path: Path) -> None:
    shelf = _shelf(tmp_path / "in")
    for jobs in (1, 2):
        run_sohoa("extract", shelf, "--out", tmp_path / f"out{jobs}", "--jobs", jobs, timeout=120)
    assert tables(tmp_path / "out1") == tables(tmp_path / "out2")

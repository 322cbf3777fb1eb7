"""The records of real documents that developers have beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from diacritics import restore
from extractors import Records, extract


def read(shared: Path, name: str) -> Records:
    return extract((shared / "examples" / name).read_text(encoding="utf-8"))


def test_letter_with_the_plan_attached_gives_two_documents(shared: Path) -> None:
    letter, plan = read(shared, "duyen-hai.txt").documents
    assert (letter.document_type, letter.number, letter.date) == (
        "Công văn", "3717/UBND-VX", "2021-11-03",
    )  # fmt: skip
    assert letter.issuer == "Ủy ban nhân dân thị xã Duyên Hải"
    assert (plan.document_type, plan.number, plan.date) == (
        "Kế hoạch", "46/KH-STTTT-TTBCXB", "2021-11-01",
    )  # fmt: skip
    assert plan.signer == "Nguyễn Thanh Luân"


def test_head_on_one_line(shared: Path) -> None:
    (plan,) = read(shared, "trieu-son.truth-part.txt").documents
    assert (plan.number, plan.date, plan.place) == (
        "119/KH-UBND", "2024-02-21", "Thị trấn Triệu Sơn",
    )  # fmt: skip
    assert len([r for r in plan.references if r.is_full]) == 5


@pytest.fixture
def report(shared: Path) -> Records:
    return read(shared, "long-an.txt")


def test_blank_number_and_date_stay_blank(report: Records) -> None:
    (document,) = report.documents
    assert (document.number, document.symbol) == ("", "BC-BCĐ")
    assert (document.date, document.place) == ("2020", "Long An")
    assert document.signer == "Phạm Tấn Hòa"


def test_all_references_of_a_report(report: Records) -> None:
    full = [r for r in report.documents[0].references if r.is_full]
    assert len(full) == 50
    assert len({r.number for r in full}) >= 33


def test_percentages_in_prose_and_in_the_table(report: Records) -> None:
    percentages = report.documents[0].percentages
    prose = [p for p in percentages if "%" in p.raw]
    assert [p.value for p in prose] == [1.52, 18.8, 41.02, 8.82, 5.49, 24.34, 50, 37.96, 43.34]
    table = [p for p in percentages if "%" not in p.raw]
    assert len(table) == 25
    assert (table[0].value, table[0].subject) == (59.72, "2016 | Gia đình học tập")


SCANS = [
    # (file, type, number, date, issuer, signer)
    ("haiduong_01", "Quyết định", "68/QĐ-UBND", "2011-01-10", "Ủy ban nhân dân tỉnh Hải Dương",
     "Lê Hồng Văn"),
    ("lvn_10209604", "Quyết định", "64/QĐ-TTg", "2010-01-13", "Thủ tướng Chính phủ",
     "Nguyễn Tấn Dũng"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind", "number", "date", "issuer", "signer"), SCANS)
def test_heads_of_scans(
    shared: Path, name: str, kind: str, number: str, date: str, issuer: str, signer: str
) -> None:
    text = (shared / "scans" / f"{name}.gt.txt").read_text(encoding="utf-8")
    (document,) = extract(text).documents
    assert document.document_type == kind
    assert document.number == number
    assert document.date == date
    assert document.issuer == issuer
    assert document.signer == signer


def restored(shared: Path, name: str) -> Records:
    text = (shared / "examples" / name).read_text(encoding="utf-8")
    return extract(restore(text).text)


def test_garbled_report_after_restoration(shared: Path) -> None:
    (report,) = restored(shared, "thanh-thuy.garbled.txt").documents
    assert (report.number, report.date) == ("198/BC-UBND", "2020-08-26")
    assert report.signer == "Nguyễn Văn Đức"
    assert [p.value for p in report.percentages] == [83.8, 65.4, 71.2, 100, 33.3, 46.7, 20, 40.7]
    assert report.percentages[0].subject == "Gia đình học tập"
    full = [r.number for r in report.references if r.is_full]
    assert len(full) == 12
    assert {"2053/QĐ-TTg", "208/QĐ-TTg", "164/KH-UBND", "04-NQ/HU"} <= set(full)


def test_garbled_plan_after_restoration(shared: Path) -> None:
    (plan,) = restored(shared, "trieu-son.garbled.txt").documents
    assert (plan.number, plan.date) == ("119/KH-UBND", "2024-02-21")
    assert len([r for r in plan.references if r.is_full]) == 6


def test_contradictions_of_a_report(report: Records) -> None:
    found = [(f.kind, f.what) for f in report.documents[0].findings]
    assert found == [
        ("two_dates", "448/QĐ-KHVN"),
        ("two_dates", "129/KH-UBND"),
        ("two_dates", "22/2020/TT-BGDĐT"),
    ]

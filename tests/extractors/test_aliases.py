"""Short names that a document gives to others: (text, [(raw, type, number, resolves_to)])."""

from __future__ import annotations

import pytest

from extractors import extract

APPROVED = (
    "Quyết định số 89/QĐ-TTg ngày 09/01/2013 của Thủ tướng Chính phủ phê duyệt Đề án “Xây dựng "
    "xã hội học tập giai đoạn 2012 - 2020” "
)
PROGRAMME = "Quyết định số 1600/QĐ-TTg phê duyệt Chương trình mục tiêu quốc gia nông thôn mới "

ROWS = [
    # a project by the number of the decision that approves it, then each mention
    (APPROVED + "(gọi tắt là Đề án 89). Sau 5 năm thực hiện Đề án 89, Đề án số 89",
     [("Đề án 89", "Đề án", "89", "89/QĐ-TTg"), ("Đề án 89", "Đề án", "89", "89/QĐ-TTg"),
      ("Đề án số 89", "Đề án", "89", "89/QĐ-TTg")]),
    # in quotes and without brackets
    (APPROVED + ", sau đây gọi tắt là “Đề án 89”. Đề án\n89 nêu",
     [("Đề án 89", "Đề án", "89", "89/QĐ-TTg"), ("Đề án\n89", "Đề án", "89", "89/QĐ-TTg")]),
    # of the type itself
    ("Nghị quyết số 12-NQ/TU ngày 05/6/2021 (sau đây gọi tắt là Nghị quyết số 12). Theo Nghị "
     "quyết 12",
     [("Nghị quyết số 12", "Nghị quyết", "12", "12-NQ/TU"),
      ("Nghị quyết 12", "Nghị quyết", "12", "12-NQ/TU")]),
    # the type alone, but not where it begins another name
    (PROGRAMME + "(sau đây gọi là Chương trình). Kinh phí của Chương trình là 2 tỷ đồng; Chương "
     "trình hành động khác; Chương trình đã kết thúc.",
     [("Chương trình", "Chương trình", "", "1600/QĐ-TTg")] * 3),
    # a number of its own
    ("Quyết định số 551/QĐ-TTg phê duyệt Chương trình hỗ trợ các xã khó khăn (gọi tắt là Chương "
     "trình 135). Vốn Chương trình 135",
     [("Chương trình 135", "Chương trình", "135", "551/QĐ-TTg")] * 2),
    # a name
    (PROGRAMME + "(viết tắt là Chương trình NTM). Ban Quản lý Chương trình NTM",
     [("Chương trình NTM", "Chương trình", "", "1600/QĐ-TTg")] * 2),
    # a law
    ("Luật Tín ngưỡng, tôn giáo số 02/2016/QH14 (sau đây gọi là Luật). Điều 5 của Luật quy định",
     [("Luật", "Luật", "", "02/2016/QH14")] * 2),
    # two, each of its own
    ("Quyết định số 1/QĐ-UBND (gọi tắt là Quyết định 1), Kế hoạch số 2/KH-UBND (gọi tắt là Kế "
     "hoạch 2)",
     [("Quyết định 1", "Quyết định", "1", "1/QĐ-UBND"), ("Kế hoạch 2", "Kế hoạch", "2",
       "2/KH-UBND")]),
    # the nearest one of the type, not the nearest one
    ("Nghị quyết số 5-NQ/TU và Kế hoạch số 6/KH-UBND của UBND tỉnh (sau đây gọi chung là Nghị "
     "quyết); Nghị quyết có hiệu lực", [("Nghị quyết", "Nghị quyết", "", "5-NQ/TU")] * 2),
    # no document: a body, a fund, a project whose decision is in another sentence
    ("Theo Quyết định số 3/QĐ-UBND. Ban Quản lý dự án (gọi tắt là Ban), Quỹ học bổng (gọi là "
     "Quỹ). Dự án cầu Đông (sau đây gọi là Dự án). Dự án gồm ba phần", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_aliases(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    references = extract(text).documents[0].references
    short = [r for r in references if not r.is_full]
    assert [(r.raw, r.document_type, r.number, r.resolves_to) for r in short] == expected


def test_a_short_name_ends_with_its_document() -> None:
    first, second = (
        f"ỦY BAN NHÂN DÂN XÃ TÂN LẬP\nSố: {number}/BC-UBND\nTân Lập, ngày 5 tháng 6 năm 2023\n"
        f"BÁO CÁO\nKết quả công tác\nToàn xã thực hiện {text}.\n"
        for number, text in ((1, APPROVED + "(gọi tắt là Đề án 89)"), (2, "Đề án 89"))
    )
    text = f"{first}\f{second}"
    first, second = extract(text).documents
    assert [r.number for r in first.references] == ["89/QĐ-TTg", "89"]
    assert second.references == ()

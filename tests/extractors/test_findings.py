"""Contradictions, impossible values, and the identity of documents across an archive."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.findings import contradictions
from extractors.identity import Cited, identify

ROWS = [
    # (text, [(kind, what, reading, other reading)])
    # two dates of one year
    ("Kế hoạch số 129/KH-UBND ngày 02/6/2020; Kế hoạch số 129/KH-UBND ngày 20/6/2020",
     [("two_dates", "129/KH-UBND", "2020-06-20", "2020-06-02")]),
    # the year is in the number
    ("Thông tư số 22/2020/TT-BGDĐT ngày 06/8/2020; Thông tư 22/2020/TT-BGDĐT ngày 26/8/2020",
     [("two_dates", "22/2020/TT-BGDĐT", "2020-08-26", "2020-08-06")]),
    # a slip of one digit in the year
    ("Quyết định số 448/QĐ-KHVN ngày 01/12/2015; Quyết định 448/QĐ-KHVN ngày 01/12/2014",
     [("two_dates", "448/QĐ-KHVN", "2014-12-01", "2015-12-01")]),
    # said thrice, found once
    ("Quyết định số 4/QĐ-TTg ngày 01/6/2020; Quyết định số 4/QĐ-TTg ngày 02/6/2020; Quyết định "
     "số 4/QĐ-TTg ngày 01/6/2020", [("two_dates", "4/QĐ-TTg", "2020-06-02", "2020-06-01")]),
    # numbers begin anew each year
    ("Kế hoạch số 15/KH-UBND ngày 10/01/2019; Kế hoạch số 15/KH-UBND ngày 23/02/2021", []),
    # each body has its own numbers
    ("Kế hoạch số 5/KH-UBND ngày 10/01/2019 của UBND tỉnh; Kế hoạch số 5/KH-UBND ngày 12/02/2019 "
     "của UBND huyện", []),
    # the same date in two forms
    ("Quyết định số 4/QĐ-TTg ngày 01/6/2020; Quyết định số 4/QĐ-TTg ngày 01 tháng 6 năm 2020", []),
    # one without a date
    ("Quyết định số 4/QĐ-TTg ngày 01/6/2020; Quyết định số 4/QĐ-TTg", []),
    # the calendar
    ("báo cáo trước ngày 31/11/2020", [("impossible_date", "ngày 31/11/2020", "2020-11-31", "")]),
    ("ngày 29 tháng 02 năm 2021",
     [("impossible_date", "ngày 29 tháng 02 năm 2021", "2021-02-29", "")]),
    # more than all
    ("Tỷ lệ hộ dùng nước sạch đạt 104%.",
     [("percentage_over_100", "Tỷ lệ hộ dùng nước sạch", "104", "100")]),
    # a plan may be exceeded, and growth has no bound
    ("Thu ngân sách đạt 104% kế hoạch.", []),
    ("Tỷ lệ giải ngân đạt 104% kế hoạch.", []),
    ("Số lượt khách tăng 150%.", []),
    ("Xã\tĐạt (%)\nĐông Hòa\t104\nTây Hòa\t80\n", []),
    ("Xã\tTỷ lệ nghèo (%)\nĐông Hòa\t104\nTây Hòa\t80\n",
     [("percentage_over_100", "Đông Hòa | Tỷ lệ nghèo (%)", "104", "100")]),
    # a column that does not sum to its total
    ("Xã\tSố hộ\nĐông Hòa\t120\nTây Hòa\t80\nTổng cộng\t210\n",
     [("column_sum", "Số hộ", "210", "200")]),
    ("Xã\tSố hộ\nĐông Hòa\t120\nTây Hòa\t80\nTổng cộng\t200\n", []),
    ("Xã\tSố tiền\nĐông Hòa\t1.234.567,5\nTây Hòa\t80.000,2\nTổng cộng\t210\n",
     [("column_sum", "Số tiền", "210", "1314567.7")]),
    # a total above its parts
    ("Xã\tSố hộ\nToàn huyện\t210\nĐông Hòa\t120\nTây Hòa\t80\n",
     [("column_sum", "Số hộ", "210", "200")]),
    # digits and words that differ, and that agree
    ("Tổng số tiền là 2.350.000 đồng (Hai triệu ba trăm mười lăm nghìn đồng).",
     [("number_in_words", "2.350.000", "2.350.000", "2315000")]),
    ("Số tiền: 15.000.000đ (Bằng chữ: Mười lăm triệu đồng chẵn).", []),
    ("Số tiền: 15.500.000 đồng\nBằng chữ: Mười lăm triệu đồng./.",
     [("number_in_words", "15.500.000", "15.500.000", "15000000")]),
    ("Mức thu bằng 50% (năm mươi phần trăm) mức cũ, trong 05 (sáu) ngày.",
     [("number_in_words", "05", "05", "6")]),
    ("Giảm 5% (Năm Phần trăm), trích 6% (sáu phần\ntrăm) số phí.", []),
    ("Cấp 100 triệu đồng (một trăm) và 20 (triệu) đồng, theo khoản 2 (mới).", []),
    # rates do not sum
    ("Xã\tTỷ lệ (%)\nĐông Hòa\t60\nTây Hòa\t80\nTổng cộng\t70\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_findings(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    findings = extract(text).documents[0].findings
    assert [(f.kind, f.what, f.reading, f.other_reading) for f in findings] == expected


def test_contradictions_across_an_archive() -> None:
    texts = {
        "a": "Kế hoạch số 129/KH-UBND ngày 02/6/2020 của UBND tỉnh",
        "b": "Kế hoạch số 130/KH-UBND ngày 02/6/2020",
        "c": "theo Kế hoạch số 129/KH-UBND ngày 20/6/2020",
    }
    found = list(contradictions((name, extract(text).documents[0]) for name, text in texts.items()))
    assert [(name, finding.what) for name, finding in found] == [("c", "129/KH-UBND")]


IDENTITIES = [
    # (mentions, canonical ids)
    # damage that is left
    ([("2053/QĐ-TTg", "2014-11-13", ""), ("2053/QD-TTg", "", "")], ["2053/QĐ-TTg"] * 2),
    # a zero before the number
    ([("04-NQ/HU", "2016-04-13", ""), ("4-NQ/HU", "2016-04-13", "")], ["04-NQ/HU"] * 2),
    # of two bodies
    ([("5/KH-UBND", "", "UBND tỉnh Hải An"), ("5/KH-UBND", "", "UBND huyện Lộc Bình")],
     ["5/KH-UBND", "5/KH-UBND#2"]),
    # of two years
    ([("5/KH-UBND", "2019-01-01", ""), ("5/KH-UBND", "2021-02-03", "")],
     ["5/KH-UBND", "5/KH-UBND#2"]),
    # two spellings of one body
    ([("5/KH-UBND", "2019-01-01", "UBND tỉnh Hải An"), ("5/KH-UBND", "", "UBND tỉnh")],
     ["5/KH-UBND"] * 2),
    # the damaged spelling comes first
    ([("2053/QP-TTg", "", ""), ("2053/QĐ-TTg", "2014-11-13", "")], ["2053/QĐ-TTg"] * 2),
    # no spelling is known: the most frequent one
    ([("7/QĐ-XDĐ", "", ""), ("7/QĐ-XDD", "", ""), ("7/QĐ-XDD", "", "")], ["7/QĐ-XDD"] * 3),
    # one body in the country: the contradicting dates of one document
    ([("22/2020/TT-BGDĐT", "2020-08-06", ""), ("22/2020/TT-BGDĐT", "2020-08-26", "")],
     ["22/2020/TT-BGDĐT"] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("mentions", "expected"), IDENTITIES)
def test_identity(mentions: list[tuple[str, str, str]], expected: list[str]) -> None:
    found = identify(Cited(*mention) for mention in mentions)
    assert [identity.canonical_id for identity in found] == expected


def test_identity_is_less_sure_by_the_number_alone() -> None:
    full = Cited("5/KH-UBND", "2019-01-01", "UBND tỉnh Hải An")
    _, same, bare = identify([full, full, Cited("5/KH-UBND", "", "")])
    assert same.sureness == 1.0
    assert bare.sureness < 0.7

"""Laws cited by name: (text, [(raw, type, date, title, resolves_to)])."""

from __future__ import annotations

import pytest

from extractors import extract

LAW, CODE = "Luật", "Bộ luật"
LAND, BUDGET = "Luật Đất đai", "Luật Ngân sách nhà nước"

ROWS = [
    # with a year, one of several laws of that name
    ("theo Luật Đất đai năm 2013,", [("Luật Đất đai năm 2013", LAW, "2013", LAND, "45/2013/QH13")]),
    ("theo Luật Đất đai năm 2024,", [("Luật Đất đai năm 2024", LAW, "2024", LAND, "31/2024/QH15")]),
    # the year alone, and in brackets
    ("Luật Đất đai 2003.", [("Luật Đất đai 2003", LAW, "2003", LAND, "13/2003/QH11")]),
    ("Luật Đất đai (năm 2013)", [("Luật Đất đai (năm 2013)", LAW, "2013", LAND, "45/2013/QH13")]),
    # several in a row
    ("Luật Ngân sách nhà nước năm 2015 và Bộ luật Dân sự 2015",
     [("Luật Ngân sách nhà nước năm 2015", LAW, "2015", BUDGET, "83/2015/QH13"),
      ("Bộ luật Dân sự 2015", CODE, "2015", "Bộ luật Dân sự", "91/2015/QH13")]),
    # the constitution has no number
    ("Hiến pháp năm 2013", [("Hiến pháp năm 2013", "Hiến pháp", "2013", "Hiến pháp", "")]),
    ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013",
     [("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", "Hiến pháp", "2013",
       "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", "")]),
    # no document: the constitution as such
    ("chấp hành Hiến pháp và pháp luật", []),
    # a name of several lines, in small letters, without its commas, with tones placed otherwise
    ("Luật Bảo hiểm\ny tế năm 2008", [("Luật Bảo hiểm\ny tế năm 2008", LAW, "2008",
      "Luật Bảo hiểm y tế", "25/2008/QH12")]),
    ("Luật phòng chống tham nhũng năm 2018", [("Luật phòng chống tham nhũng năm 2018", LAW,
      "2018", "Luật Phòng, chống tham nhũng", "36/2018/QH14")]),
    ("Luật Thuỷ lợi 2017", [("Luật Thuỷ lợi 2017", LAW, "2017", "Luật Thủy lợi", "08/2017/QH14")]),
    # in the capitals of a heading
    ("THI HÀNH LUẬT ĐẤT ĐAI NĂM 2013",
     [("LUẬT ĐẤT ĐAI NĂM 2013", LAW, "2013", LAND, "45/2013/QH13")]),
    # the longest name
    ("Luật Đầu tư công năm 2019", [("Luật Đầu tư công năm 2019", LAW, "2019", "Luật Đầu tư công",
      "39/2019/QH14")]),
    # an ordinance
    ("Pháp lệnh Ưu đãi người có công với cách mạng năm 2020",
     [("Pháp lệnh Ưu đãi người có công với cách mạng năm 2020", "Pháp lệnh", "2020",
       "Pháp lệnh Ưu đãi người có công với cách mạng", "02/2020/UBTVQH14")]),
    # a law that amends another is one of its own
    ("Luật sửa đổi, bổ sung một số điều của Luật Đất đai năm 2018",
     [("Luật sửa đổi, bổ sung một số điều của Luật Đất đai năm 2018", LAW, "2018",
       "Luật sửa đổi, bổ sung một số điều của Luật Đất đai", "")]),
    # of several laws, and with a date or a number, which is not that of the law it amends
    ("Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Đất đai ngày 22/11/2019",
     [("Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Đất đai ngày "
       "22/11/2019", LAW, "2019-11-22", "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức "
       "Chính phủ và Luật Đất đai", "")]),
    ("Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 1/2009/QH12; theo Luật Đất đai thì",
     [("Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 1/2009/QH12", LAW, "",
       "Luật sửa đổi, bổ sung một số điều của Luật Đất đai", ""),
      ("Luật Đất đai", LAW, "", LAND, "")]),
    ("Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 45/2013/QH13",
     [("Luật Đất đai số 45/2013/QH13", LAW, "", LAND, "")]),
    ("Luật sửa đổi, bổ sung một số điều của Bộ luật Hình sự số 12/2017/QH14",
     [("Luật sửa đổi, bổ sung một số điều của Bộ luật Hình sự số 12/2017/QH14", LAW, "",
       "Luật sửa đổi, bổ sung một số điều của Bộ luật Hình sự", "")]),
    ("Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở và Luật Giá thì",
     [("Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở và Luật Giá", LAW, "",
       "Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở và Luật Giá", "")]),
    # a new law of an old name
    ("Luật Đất đai (sửa đổi) năm 2024;",
     [("Luật Đất đai (sửa đổi) năm 2024", LAW, "2024", LAND, "31/2024/QH15")]),
    # abbreviations
    ("Luật NSNN năm 2015", [("Luật NSNN năm 2015", LAW, "2015", BUDGET, "83/2015/QH13")]),
    ("Luật BHXH 2014", [("Luật BHXH 2014", LAW, "2014", "Luật Bảo hiểm xã hội", "58/2014/QH13")]),
    # the number in brackets
    ("Luật Đất đai (số 45/2013/QH13)",
     [("Luật Đất đai (số 45/2013/QH13)", LAW, "", LAND, "")]),
    ("Luật Đất đai năm 2013 (số hiệu 45/2013/QH13)",
     [("Luật Đất đai năm 2013 (số hiệu 45/2013/QH13)", LAW, "", LAND, "")]),
    # a number far from the name
    ("Luật Đất đai. Cơ quan ban hành: Quốc hội. Số: 45/2013/QH13",
     [("Luật Đất đai", LAW, "", LAND, ""), ("Số: 45/2013/QH13", LAW, "", "", "")]),
    # a date that is not the law's
    ("thực hiện Luật Đất đai và báo cáo kết quả về Bộ Công Thương trước ngày 15/01/2021",
     [("Luật Đất đai", LAW, "", LAND, "")]),
    # an unknown law, an unknown year
    ("Luật Khuyến học năm 2030", [("Luật Khuyến học năm 2030", LAW, "2030", "Luật Khuyến học",
      "")]),
    ("Luật Đất đai năm 2016", [("Luật Đất đai năm 2016", LAW, "2016", LAND, "")]),
    # without a year: the law is known, its number is not
    ("quy định của Luật Đất đai về", [("Luật Đất đai", LAW, "", LAND, "")]),
    # without a year, as the document cites it elsewhere: by number, by year
    ("Luật Đất đai số 31/2024/QH15; theo Luật Đất đai thì",
     [("Luật Đất đai số 31/2024/QH15", LAW, "", LAND, ""),
      ("Luật Đất đai", LAW, "", LAND, "31/2024/QH15")]),
    ("Luật Đất đai năm 2013; theo Luật đất đai thì",
     [("Luật Đất đai năm 2013", LAW, "2013", LAND, "45/2013/QH13"),
      ("Luật đất đai", LAW, "", LAND, "45/2013/QH13")]),
    # "this law" behind one cited by its year
    ("Luật Đất đai năm 2013 có hiệu lực. Luật này",
     [("Luật Đất đai năm 2013", LAW, "2013", LAND, "45/2013/QH13"),
      ("Luật này", LAW, "", "", "45/2013/QH13")]),
    # with its date
    ("Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003;",
     [("Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003", LAW, "2003-11-26",
       "Luật Thi đua, khen thưởng", "15/2003/QH11")]),
    # a comma in the name before the number
    ("Luật Phòng, chống thiên tai số 33/2013/QH13",
     [("Luật Phòng, chống thiên tai số 33/2013/QH13", LAW, "", "Luật Phòng, chống thiên tai", "")]),
    # the year of something else
    ("Luật Giáo dục có hiệu lực từ năm 2020", [("Luật Giáo dục", LAW, "", "Luật Giáo dục", "")]),
    # no laws: a lawyer, a faculty, the law in general, a word that only begins like one
    ("Luật sư Trần Văn A; Khoa Luật năm 2013; pháp luật về đất đai; luật chơi; kỷ luật năm 2015",
     []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_laws(text: str, expected: list[tuple[str, str, str, str, str]]) -> None:
    references = extract(text).documents[0].references
    found = [(r.raw, r.document_type, r.date, r.title, r.resolves_to) for r in references]
    assert found == expected


def test_two_laws_of_one_name_and_year_are_both_kept() -> None:
    (law,) = extract("Luật Tổ chức chính quyền địa phương năm 2025").documents[0].references
    assert law.resolves_to == ""
    assert law.candidates == ("65/2025/QH15", "72/2025/QH15")


def test_a_law_by_name_is_no_full_reference() -> None:
    (law,) = extract("Luật Đất đai năm 2013").documents[0].references
    assert not law.is_full
    assert law.number == ""

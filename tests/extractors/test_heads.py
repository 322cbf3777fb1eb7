"""Heads: each case a text and the fields it must give."""

from __future__ import annotations

import pytest

from extractors import DocumentRecord, extract
from tests.extractors.papers import BODY, MOTTO, first

NUMBERS = [
    # (the number line, number, symbol, unreadable)
    ("Số: 119/KH-UBND", "119/KH-UBND", "KH-UBND", False),
    ("Số: 119 /KH-UBND", "119/KH-UBND", "KH-UBND", False),
    ("Số 119/KH-UBND", "119/KH-UBND", "KH-UBND", False),
    ("Số:119/KH-UBND", "119/KH-UBND", "KH-UBND", False),
    ("SỐ: 119/KH-UBND", "119/KH-UBND", "KH-UBND", False),
    # marks lost, and a letter for a digit
    ("So: 1l9/KH-UBND", "119/KH-UBND", "KH-UBND", False),
    # the party's
    ("Số 04-NQ/HU", "04-NQ/HU", "NQ/HU", False),
    # legal acts
    ("Số: 22/2020/TT-BGDĐT", "22/2020/TT-BGDĐT", "TT-BGDĐT", False),
    # a numbered office
    ("Số: 2243/PCCC&CNCH-P6", "2243/PCCC&CNCH-P6", "PCCC&CNCH-P6", False),
    # blank: the symbol stays
    ("Số:        /BC-BCĐ", "", "BC-BCĐ", False),
    ("Số: /BC-BCĐ", "", "BC-BCĐ", False),
    ("Số: ....../BC-BCĐ", "", "BC-BCĐ", False),
    # written by hand and misread
    ("Số: 5Gi/TB-ĐHTĐ", "", "TB-ĐHTĐ", True),
    ("Số: Gf /QĐ-UBND", "", "QĐ-UBND", True),
    # strokes of the pen read as strokes of the number
    ("Số: 3/5 /HD-SYT", "", "HD-SYT", True),
    ("Số:/Q 54 /BC-HKH", "", "BC-HKH", True),
    ("Số: 7-1 /2024/QĐ-UBND", "", "QĐ-UBND", True),
    # spaces round the year are none
    ("Số: 12/2021 /QĐ-UBND", "12/2021/QĐ-UBND", "QĐ-UBND", False),
    # dirt before it
    (". Số: 64/BC-UBND", "64/BC-UBND", "BC-UBND", False),
    # Đ lost
    ("Số: 64/QD-TTg", "64/QĐ-TTg", "QĐ-TTg", False),
]  # fmt: skip


@pytest.mark.parametrize(("line", "number", "symbol", "unreadable"), NUMBERS)
def test_number_lines(line: str, number: str, symbol: str, unreadable: bool) -> None:
    document = first(f"SỞ NỘI VỤ\n{line}\n{MOTTO}Hà Nội, ngày 5 tháng 3 năm 2021\n{BODY}")
    assert (document.number, document.symbol) == (number, symbol)
    assert document.number_unreadable is unreadable


PLACES = [
    # (the line, place, date)
    ("Hà Nội, ngày 05 tháng 3 năm 2021", "Hà Nội", "2021-03-05"),
    ("Thị trấn Triệu Sơn, ngày 21 tháng 02 năm 2024", "Thị trấn Triệu Sơn", "2024-02-21"),
    ("Tp. Hồ Chí Minh, ngày 1 tháng 12 năm 2019", "Tp. Hồ Chí Minh", "2019-12-01"),
    ("Thừa Thiên Huế, ngày 20/8/2019", "Thừa Thiên Huế", "2019-08-20"),
    # no comma
    ("An Khê ngày 14 tháng 3 năm 2023", "An Khê", "2023-03-14"),
    # blank, by and by
    ("Long An, ngày      tháng      năm 2020", "Long An", "2020"),
    ("Long An, ngày tháng năm 2020", "Long An", "2020"),
    ("Long An, ngày      tháng 01 năm 2011", "Long An", "2011-01"),
    ("Long An, ngày .... tháng .... năm ......", "Long An", ""),
    # glued by OCR
    ("Vĩnh Hưng, ngày21 tháng02 năm2024", "Vĩnh Hưng", "2024-02-21"),
    # written by hand and misread: the rest is kept
    ("Vĩnh Hưng, ngày 1f4 tháng 02 năm 2024", "Vĩnh Hưng", "2024-02"),
    ("Vĩnh Hưng, ngày 05% tháng 02 năm 2024", "Vĩnh Hưng", "2024-02"),
    ("Vĩnh Hưng, ngày (1 tháng ị2 năm 2024", "Vĩnh Hưng", "2024"),
    # parted by a wide gap
    ("Vĩnh Hưng, ngày 21 tháng 02\nnăm 2024", "Vĩnh Hưng", "2024-02-21"),
    # a day the calendar does not have
    ("Vĩnh Hưng, ngày 31 tháng 02 năm 2024", "Vĩnh Hưng", "2024"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "place", "date"), PLACES)
def test_place_and_date(line: str, place: str, date: str) -> None:
    document = first(f"SỞ NỘI VỤ\nSố: 7/BC-SNV\n{MOTTO}{line}\nBÁO CÁO\nKết quả\n\n{BODY}")
    assert (document.place, document.date) == (place, date)


BODIES = [
    # (left block, superior, issuer)
    ("ỦY BAN NHÂN DÂN\nTỈNH HẢI AN", "", "Ủy ban nhân dân tỉnh Hải An"),
    ("UBND TỈNH HẢI AN\nSỞ Y TẾ", "Ủy ban nhân dân tỉnh Hải An", "Sở Y tế"),
    ("UỶ BAN NHÂN DÂN\nHUYỆN HOÀ VANG", "", "Ủy ban nhân dân huyện Hoà Vang"),
    ("BỘ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG ĐẠI HỌC TÂY HỒ", "Bộ Giáo dục và Đào tạo",
     "Trường Đại học Tây Hồ"),
    # a name over two lines
    ("BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "", "Bộ Lao động - Thương binh và Xã hội"),
    ("UBND TỈNH HẢI AN\nSỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH", "Ủy ban nhân dân tỉnh Hải An",
     "Sở Văn hóa, Thể thao và Du lịch"),
    ("UBND HUYỆN LỘC AN\nBAN CHỈ ĐẠO XÂY DỰNG\nXÃ HỘI HỌC TẬP", "Ủy ban nhân dân huyện Lộc An",
     "Ban Chỉ đạo xây dựng xã hội học tập"),
    # one body alone
    ("THỦ TƯỚNG CHÍNH PHỦ", "", "Thủ tướng Chính phủ"),
    ("BỘ Y TẾ\n-------", "", "Bộ Y tế"),
    # the party's
    ("ĐẢNG BỘ TỈNH HẢI AN\nHUYỆN ỦY LỘC AN\n*", "Đảng bộ tỉnh Hải An", "Huyện ủy Lộc An"),
    # dirt beside and between the words, a mark misread
    ("UBND TỈNH HẢI AN\nSỞ VĂN HÓA, THỂ THAO _.\nVÀ DU LỊCH -", "Ủy ban nhân dân tỉnh Hải An",
     "Sở Văn hóa, Thể thao và Du lịch"),
    ("SỞ GIÁO DỤC VÀ ĐÀO.TẠO", "", "Sở Giáo dục và Đào tạo"),
    ("ƯBND TĨNH HÀ TĨNH", "", "Ủy ban nhân dân tỉnh Hà Tĩnh"),
    ("TỈNH ỦY HẢI AN -\nĐẢNG GỘNG SẢN VIỆT NAM", "", "Tỉnh ủy Hải An"),
    # bold marks
    ("**ỦY BAN NHÂN DÂN\nTHỊ XÃ DUYÊN AN**", "", "Ủy ban nhân dân thị xã Duyên An"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "superior", "issuer"), BODIES)
@pytest.mark.parametrize("order", ["left first", "right first"])
def test_issuers(block: str, superior: str, issuer: str, order: str) -> None:
    left, right = f"{block}\nSố: 7/BC-X1\n", f"{MOTTO}Hải An, ngày 5 tháng 3 năm 2021\n"
    both = left + right if order == "left first" else right + left
    document = first(f"{both}BÁO CÁO\nKết quả\n\n{BODY}")
    assert (document.superior, document.issuer) == (superior, issuer)


def test_columns_read_as_one_line() -> None:
    document = first(
        "UBND TỈNH HẢI AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc\n"
        "Số: 119 /KH-SNV Hải An, ngày 21 tháng 02 năm 2024\n"
        "KẾ HOẠCH\nĐào tạo cán bộ\n\n" + BODY
    )
    assert (document.superior, document.issuer) == ("Ủy ban nhân dân tỉnh Hải An", "Sở Nội vụ")
    assert (document.number, document.place, document.date) == (
        "119/KH-SNV", "Hải An", "2024-02-21",
    )  # fmt: skip


def test_committee_whose_first_line_is_lost() -> None:
    document = first(
        "HUYỆN LỘC AN Độc lập - Tự do - Hạnh phúc\nSố: 7/BC-UBND Lộc An, ngày 5 tháng 3 năm 2021\n"
        "BÁO CÁO\nKết quả\n\n" + BODY
    )
    assert document.issuer == "Ủy ban nhân dân huyện Lộc An"


def test_damaged_motto_is_no_issuer() -> None:
    document = first(
        "SỞ NỘI VỤ\nSố: 7/BC-SNV\nCQNG HOA XA HQI CHU NGHIA VIET NAM\nDoc lap - Tu do - Hanh phuc\n"
        "Hải An, ngày 5 tháng 3 năm 2021\nBÁO CÁO\nKết quả\n\n" + BODY
    )
    assert document.issuer == "Sở Nội vụ"


TITLES = [
    # (the lines behind the head, type, title)
    ("KẾ HOẠCH\nĐào tạo cán bộ năm 2021\n\nCăn cứ", "Kế hoạch", "Đào tạo cán bộ năm 2021"),
    # over two lines
    ("QUYẾT ĐỊNH\nVề việc ban hành Quy chế\nlàm việc\nCăn cứ", "Quyết định",
     "Về việc ban hành Quy chế làm việc"),
    # the authority in capitals is no part of it
    ("QUYẾT ĐỊNH\nVề việc khen thưởng\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ", "Quyết định",
     "Về việc khen thưởng"),
    ("THÔNG TƯ\nQuy định về A\n\nBỘ TRƯỞNG BỘ Y TẾ", "Thông tư", "Quy định về A"),
    # title in capitals
    ("NGHỊ QUYẾT\nVỀ NHIỆM VỤ NĂM 2021\nHỘI ĐỒNG NHÂN DÂN TỈNH HẢI AN", "Nghị quyết",
     "VỀ NHIỆM VỤ NĂM 2021"),
    # a blank line between type and title
    ("BÁO CÁO\n\nKết quả thực hiện\n\nThực hiện", "Báo cáo", "Kết quả thực hiện"),
    # the title begins with a word that a text often begins with
    ("CHƯƠNG TRÌNH\nThực hiện Nghị quyết đại hội\n\nThực hiện", "Chương trình",
     "Thực hiện Nghị quyết đại hội"),
    # type and title on one line
    ("BÁO CÁO KẾT QUẢ NĂM 2021\n\nThực hiện", "Báo cáo", "KẾT QUẢ NĂM 2021"),
    # no title
    ("PHIẾU CHUYỂN\n\nKính gửi: Phòng Nội vụ", "Phiếu chuyển", ""),
    # damaged type
    ("KE HOACH ]\nĐào tạo cán bộ\n\nCăn cứ", "Kế hoạch", "Đào tạo cán bộ"),
    # dirt before a line
    ("BÁO CÁO\nì Kết quả\n:học kỳ I\n\nCăn cứ", "Báo cáo", "Kết quả học kỳ I"),
    ("BÁO CÁO\nKết quả “Tuần lễ học tập' năm 2021\n\nCăn cứ", "Báo cáo",
     "Kết quả “Tuần lễ học tập” năm 2021"),
    # other types
    ("TỜ TRÌNH\nVề việc A\nKính gửi: Ủy ban", "Tờ trình", "Về việc A"),
    ("CÔNG ĐIỆN\nVề việc A\n\nCHỦ TỊCH", "Công điện", "Về việc A"),
    ("GIẤY MỜI\nDự hội nghị\n\nKính gửi: ông", "Giấy mời", "Dự hội nghị"),
    ("ĐỀ ÁN\nPhát triển A\n\nPhần I", "Đề án", "Phát triển A"),
    ("BIÊN BẢN\nHọp A\n\nHôm nay", "Biên bản", "Họp A"),
    # official letters
    ("V/v báo cáo\nkết quả\nKính gửi: Sở Nội vụ\n", "Công văn", "V/v báo cáo kết quả"),
    ("V/v: báo cáo\n\nKính gửi: Sở Nội vụ\n", "Công văn", "V/v: báo cáo"),
    ("Kính gửi: Sở Nội vụ\nThực hiện", "Công văn", ""),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "kind", "title"), TITLES)
def test_types_and_titles(lines: str, kind: str, title: str) -> None:
    head = f"SỞ NỘI VỤ\nSố: 7/XX-SNV\n{MOTTO}Hải An, ngày 5 tháng 3 năm 2021\n"
    document = first(f"{head}{lines}\n{BODY}\n")
    assert (document.document_type, document.title) == (kind, title)


def test_subject_of_a_letter_beside_the_date() -> None:
    document = first(
        f"SỞ NỘI VỤ\n{MOTTO}Số: 7/SNV-VP\n"
        "V/v báo cáo kết quả Hải An, ngày 5 tháng 3 năm 2021\nnăm 2020\n\nKính gửi: Sở Y tế\n"
    )
    assert document.title == "V/v báo cáo kết quả năm 2020"
    assert document.date == "2021-03-05"


def test_addressees() -> None:
    letter = first("Số: 7/SNV\nV/v A\nKính gửi:\n- Sở Y tế;\n- UBND các huyện.\n\nThực hiện")
    assert letter.addressees == ("Sở Y tế", "UBND các huyện")
    letter = first("Số: 7/SNV\nV/v A\nKính gửi: Sở Y tế\n\nThực hiện")
    assert letter.addressees == ("Sở Y tế",)


def test_addressees_of_other_types() -> None:
    submission = first("Số: 7/TTr-SNV\nTỜ TRÌNH\nVề việc A\n\nKính gửi: UBND tỉnh\n\nThực hiện")
    assert submission.addressees == ("UBND tỉnh",)
    telegram = first(
        "Số: 7/CĐ-UBND\nCÔNG ĐIỆN\nVề ứng phó bão\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐIỆN:\n"
        "- Các thôn;\n- Trạm Y tế.\n\nYêu cầu trực ban.\n\n"
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nHoàng Văn An\n"
    )
    assert telegram.addressees == ("Các thôn", "Trạm Y tế")
    assert telegram.signer_title == "KT. Chủ tịch, Phó Chủ tịch"


STAMPS = [
    # (the stamp, number, date)
    ("ĐẾN Số: 3391\nNgày: 03/8/2009", "3391", "2009-08-03"),
    ("ĐẾN\nSố: 152\nNgày: 14/01/2010\nChuyển: KHTC", "152", "2010-01-14"),
    ("CÔNG VĂN ĐẾN\nSố 88 Ngày 05.11.21", "88", "2021-11-05"),
    ("Số đến: 407 Ngày đến: 02/3/2020", "407", "2020-03-02"),
    # a nought alone is no number
    ("ĐẾN Số: 0\nNgày: 03/8/2009", "", "2009-08-03"),
    ("", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("stamp", "number", "date"), STAMPS)
def test_incoming_stamps(stamp: str, number: str, date: str) -> None:
    head = f"SỞ NỘI VỤ\nSố: 7/BC-SNV\n{MOTTO}{stamp}\nHải An, ngày 5 tháng 3 năm 2021\n"
    document = first(f"{head}BÁO CÁO\nKết quả\n\n{BODY}")
    assert (document.incoming_number, document.incoming_date) == (number, date)
    assert (document.number, document.date) == ("7/BC-SNV", "2021-03-05")
    assert (document.issuer, document.title) == ("Sở Nội vụ", "Kết quả")


@pytest.mark.parametrize(
    ("mark", "urgency", "secrecy"),
    [("HỎA TỐC", "Hỏa tốc", ""), ("THƯỢNG KHẨN", "Thượng khẩn", ""), ("KHẨN", "Khẩn", ""),
     ("MẬT", "", "Mật"), ("TỐI MẬT", "", "Tối mật"), ("TUYỆT MẬT", "", "Tuyệt mật")],
)  # fmt: skip
def test_marks_of_urgency_and_secrecy(mark: str, urgency: str, secrecy: str) -> None:
    document = first(f"SỞ NỘI VỤ\n{mark}\nSố: 7/BC-SNV\n{MOTTO}BÁO CÁO\nKết quả\n\n{BODY}")
    assert (document.urgency, document.secrecy) == (urgency, secrecy)
    assert document.issuer == "Sở Nội vụ"


RETYPED = [
    ("NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 09/2011/NĐ-CP NGÀY 13 THÁNG 01 NĂM 2011\nQUY ĐỊNH VỀ A\n",
     ("Nghị định", "09/2011/NĐ-CP", "2011-01-13", "Chính phủ", "QUY ĐỊNH VỀ A")),
    ("THÔNG TƯ\nSỐ 10/2010/TT-BTC NGÀY 18 THÁNG 01 NĂM 2010 CỦA BỘ TÀI CHÍNH VỀ PHÍ\n",
     ("Thông tư", "10/2010/TT-BTC", "2010-01-18", "Bộ Tài chính", "VỀ PHÍ")),
]  # fmt: skip


@pytest.mark.parametrize(("head", "fields"), RETYPED)
def test_heads_that_a_publisher_retyped(head: str, fields: tuple[str, ...]) -> None:
    d = first(f"{head}\nCăn cứ Luật Giáo dục;\n")
    assert (d.document_type, d.number, d.date, d.issuer, d.title) == fields


def test_nothing_at_all() -> None:
    (document,) = extract("").documents
    assert document == DocumentRecord(confidence=document.confidence)

"""Heads and feet: each case a text and the fields it must give."""

from __future__ import annotations

import pytest

from extractors import DocumentRecord, extract

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "Căn cứ tình hình thực tế, đơn vị báo cáo như sau:\n1. Kết quả.\n"


def first(text: str) -> DocumentRecord:
    return extract(text).documents[0]


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


FEET = [
    # (the foot, signer, title)
    ("CHỦ TỊCH\n\nTrần Quốc Bảo", "Trần Quốc Bảo", "Chủ tịch"),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn An", "Lê Văn An", "KT. Chủ tịch, Phó Chủ tịch"),
    ("KT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn An", "Lê Văn An", "KT. Chủ tịch, Phó Chủ tịch"),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An", "Lê Văn An", "TM. Ủy ban nhân dân, Chủ tịch"),
    ("TL. BỘ TRƯỞNG\nVỤ TRƯỞNG VỤ PHÁP CHẾ\nLê Văn An", "Lê Văn An",
     "TL. Bộ trưởng, Vụ trưởng Vụ Pháp chế"),
    ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG\nLê Văn An", "Lê Văn An", "TUQ. Giám đốc, Trưởng phòng"),
    ("Q. GIÁM ĐỐC\nLê Văn An", "Lê Văn An", "Q. Giám đốc"),
    ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Văn An", "Lê Văn An", "T/M Ban Thường vụ, Bí thư"),
    # two offices of one person
    ("TRƯỞNG BAN\n\nPHÓ CHỦ TỊCH UBND TỈNH\nLê Văn An", "Lê Văn An",
     "Trưởng ban, Phó Chủ tịch UBND tỉnh"),
    # marks of a copy
    ("GIÁM ĐỐC\n(Đã ký)\nLê Văn An", "Lê Văn An", "Giám đốc"),
    # degrees and ranks are no part of the name
    ("HIỆU TRƯỞNG\nPGS.TS. Lê Văn An", "Lê Văn An", "Hiệu trưởng"),
    ("GIÁM ĐỐC\nThS. Lê Văn An", "Lê Văn An", "Giám đốc"),
    ("GIÁM ĐỐC\nĐại tá Lê Văn An", "Lê Văn An", "Giám đốc"),
    # recipients between title and name
    ("GIÁM ĐỐC\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nLê Văn An", "Lê Văn An", "Giám đốc"),
    # recipients before
    ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An", "Lê Văn An", "Giám đốc"),
    # columns read as one line
    ("Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Sở Y tế;\n- Lưu: VT. Lê Văn An",
     "Lê Văn An", "KT. Giám đốc, Phó Giám đốc"),
    # a long list of recipients whose lines are wrapped
    ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nNơi nhận:\n- Văn phòng Trung ương và các Ban của\nĐảng;\n"
     "- Ban Chỉ đạo Trung ương về phòng,\nchống tham nhũng;\n- Lưu: VT.\nĐỗ Anh Tuấn",
     "Đỗ Anh Tuấn", "KT. Bộ trưởng, Thứ trưởng"),
    # the title is lost
    ("Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nĐỗ Anh Tuấn", "Đỗ Anh Tuấn", ""),
    # marks lost in the title, dirt before it
    ("THỦ TƯỞNG\nĐỗ Anh Tuấn", "Đỗ Anh Tuấn", "Thủ tướng"),
    ("1T. CỤC TRƯỞNG\nĐỗ Anh Tuấn", "Đỗ Anh Tuấn", "KT. Cục trưởng"),
    ("TUỌ. BỘ TRƯỞNG .\nVỤ TRƯỞNG VỤ PHÁP CHẾ. -\nĐỗ Anh Tuấn", "Đỗ Anh Tuấn",
     "TUQ. Bộ trưởng, Vụ trưởng Vụ Pháp chế"),
    ("CHỦ TỊCH\nĐỗ .Anh Tuấn", "Đỗ Anh Tuấn", "Chủ tịch"),
    # a stroke before the name; names that begin with a letter
    ("CHỦ TỊCH\nẸ Đỗ Anh Tuấn", "Đỗ Anh Tuấn", "Chủ tịch"),
    # a peoples' name
    ("CHỦ TỊCH\nLò Thị Phương", "Lò Thị Phương", "Chủ tịch"),
    # not signed
    ("CHỦ TỊCH\n", "", ""),
    # blank is blank
    ("", "", ""),
    # no person: a body with a capital
    ("GIÁM ĐỐC\nCông ty Môi Trường", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("foot", "signer", "title"), FEET)
def test_signers(foot: str, signer: str, title: str) -> None:
    document = first(f"SỞ NỘI VỤ\nSố: 7/BC-SNV\n{MOTTO}BÁO CÁO\nKết quả\n\n{BODY}\n{foot}\n")
    assert document.signer == signer
    if signer:
        assert document.signer_title == title


JOINT = [
    # columns of a text layer
    "KT. BỘ TRƯỞNG BỘ Y TẾ        KT. BỘ TRƯỞNG BỘ NỘI VỤ\nTHỨ TRƯỞNG        THỨ TRƯỞNG\n\n"
    "Đỗ Anh Tuấn        Lê Thị Thu Hà\n",
    # with one space between them
    "KT. BỘ TRƯỞNG BỘ Y TẾ KT. BỘ TRƯỞNG BỘ NỘI VỤ\nTHỨ TRƯỞNG THỨ TRƯỞNG\n\n"
    "Đỗ Anh Tuấn Lê Thị Thu Hà\n",
    # one after the other
    "KT. BỘ TRƯỞNG BỘ Y TẾ\nTHỨ TRƯỞNG\n\nĐỗ Anh Tuấn\n"
    "KT. BỘ TRƯỞNG BỘ NỘI VỤ\nTHỨ TRƯỞNG\n\nLê Thị Thu Hà\n",
]


@pytest.mark.parametrize("foot", JOINT)
@pytest.mark.parametrize("last", ["", "Nơi nhận:\n- Văn phòng Chính phủ;\n- Lưu: VT.\n"])
def test_joint_signers(foot: str, last: str) -> None:
    head = f"BỘ Y TẾ - BỘ NỘI VỤ\nSố: 7/2014/TTLT-BYT-BNV\n{MOTTO}THÔNG TƯ LIÊN TỊCH\nVề A\n\n"
    document = first(f"{head}{BODY}\n{foot}{last}")
    assert document.signer == "Đỗ Anh Tuấn; Lê Thị Thu Hà"
    assert document.signer_title == (
        "KT. Bộ trưởng Bộ Y tế, Thứ trưởng; KT. Bộ trưởng Bộ Nội vụ, Thứ trưởng"
    )


def test_one_signer_with_a_second_block_in_an_annex() -> None:
    head = f"BỘ Y TẾ\nSố: 7/2014/TT-BYT\n{MOTTO}THÔNG TƯ\nVề A\n\n{BODY}\n"
    foot = "BỘ TRƯỞNG\n\nĐỗ Anh Tuấn\nPHỤ LỤC\nBáo cáo\nGIÁM ĐỐC\n\nLê Thị Thu Hà\n"
    assert first(head + foot).signer == "Đỗ Anh Tuấn"


def test_recipients() -> None:
    document = first(
        "Số: 7/SNV\nV/v A\nKính gửi: Sở Y tế\n\nThực hiện.\nNơi nhận:\n- Như trên;\n"
        "- UBND tỉnh (b/c);\n- Lưu: VT, NV.\nGIÁM ĐỐC\nLê Văn An\n"
    )
    assert document.recipients == ("Như trên", "UBND tỉnh (b/c)", "Lưu: VT, NV")


def test_places_hold_the_head_and_the_lines_of_the_signer() -> None:
    _, plan = extract(LETTER + PLAN).documents
    head, *foot = (place.raw for place in plan.places)
    assert head == PLAN[: PLAN.index("\n\nNội dung")]
    assert foot == ["GIÁM ĐỐC", "Trần Văn Bình"]


def test_commas_that_part_items_are_no_part_of_them() -> None:
    document = first(
        "Số: 7/SNV\nV/v A\nKính gửi:\n- Sở Y tế,\n- Sở Nội vụ.\n\nThực hiện.\nNơi nhận:\n"
        "- UBND các xã,\nphường (b/c),\n- Lưu.\nGIÁM ĐỐC\nLê Văn An\n"
    )
    assert document.addressees == ("Sở Y tế", "Sở Nội vụ")
    assert document.recipients == ("UBND các xã, phường (b/c)", "Lưu")


def test_authority_line_is_no_signature() -> None:
    document = first(
        f"SỞ NỘI VỤ\nSố: 7/QĐ-SNV\n{MOTTO}QUYẾT ĐỊNH\nVề việc A\nGIÁM ĐỐC SỞ NỘI VỤ\n"
        "Căn cứ Luật Giáo dục;\nTheo đề nghị của Chánh Văn phòng,\nQUYẾT ĐỊNH:\nĐiều 1. Cử ông\n"
        "Nguyễn Văn Bình\nđi học.\nGIÁM ĐỐC\nLê Văn An\n"
    )
    assert document.signer == "Lê Văn An"


SIGNED = "2020-08-26T08:56:13+0700\n\tNguyễn Văn Bình<binh@an.example> đã ký lên văn bản này!\n"


def test_digital_signature_names_the_signer_where_none_is_printed() -> None:
    document = first(f"Số: 7/BC-SNV\nBÁO CÁO\nKết quả\n\n{BODY}\n{SIGNED}")
    assert document.signer == "Nguyễn Văn Bình"
    (signature,) = document.signatures
    assert (signature.email, signature.time) == ("binh@an.example", "2020-08-26T08:56:13+07:00")
    assert signature.is_person


def test_digital_signature_as_it_is_read_from_paper() -> None:
    text = "Nguyễn Văn Bình-binh@an.example> đã ký lên văn\nbản này!"
    document = first(f"Số: 7/BC-SNV\nBÁO CÁO\nKết quả\n\n{BODY}\n{text}")
    (signature,) = document.signatures
    assert (signature.signer, signature.email) == ("Nguyễn Văn Bình", "binh@an.example")


def test_printed_signer_goes_before_the_digital_one() -> None:
    document = first(f"Số: 7/BC-SNV\nBÁO CÁO\nKết quả\n\n{BODY}\nGIÁM ĐỐC\nLê Văn An\n{SIGNED}")
    assert document.signer == "Lê Văn An"


def test_a_body_that_signs_is_no_signer() -> None:
    text = SIGNED.replace("Nguyễn Văn Bình", "Sở Nội vụ")
    document = first(f"Số: 7/BC-SNV\nBÁO CÁO\nKết quả\n\n{BODY}\n{text}")
    assert document.signer == ""
    assert [s.signer for s in document.signatures] == ["Sở Nội vụ"]


def test_signature_panel_with_labels() -> None:
    document = first(
        "Số: 7/BC-SNV\nBÁO CÁO\nKết quả\n\nNgười ký: Sở Nội vụ\nEmail: snv@an.example\n"
        "Thời gian ký: 26.08.2020 08:56:13 +07:00\n"
    )
    (signature,) = document.signatures
    assert (signature.signer, signature.time) == ("Sở Nội vụ", "2020-08-26T08:56:13+07:00")


LETTER = (
    f"SỞ NỘI VỤ\nSố: 7/SNV-VP\nV/v gửi kế hoạch\n{MOTTO}Hải An, ngày 5 tháng 3 năm 2021\n"
    "Kính gửi: Sở Y tế\nGửi kèm kế hoạch.\nGIÁM ĐỐC\nLê Văn An\n"
)
PLAN = (
    f"UBND TỈNH HẢI AN\nSỞ NỘI VỤ\nSố: 8/KH-SNV\n{MOTTO}Hải An, ngày 4 tháng 3 năm 2021\n"
    "KẾ HOẠCH\nĐào tạo\n\nNội dung.\nGIÁM ĐỐC\nTrần Văn Bình\n"
)
FORM = (
    f"Mẫu số 01\nTÊN CƠ QUAN\nSố: …/BC-…\n{MOTTO}…, ngày … tháng … năm …\nBÁO CÁO\nKết quả A\n"
    "NGƯỜI ĐỨNG ĐẦU\n(Ký tên)\n"
)
BLANK_FORM = (
    f"PHỤ LỤC II\nUBND TỈNH\nSố: /BC-UBND\n{MOTTO}ngày tháng năm\nBÁO CÁO\nKết quả A\nCHỦ TỊCH\n"
)
SEVERAL = [
    # (text, numbers)
    (LETTER + PLAN, ["7/SNV-VP", "8/KH-SNV"]),
    # parted by a page
    (LETTER + "\f" + PLAN, ["7/SNV-VP", "8/KH-SNV"]),
    # three
    (LETTER + PLAN + LETTER.replace("7/SNV", "9/SNV"), ["7/SNV-VP", "8/KH-SNV", "9/SNV-VP"]),
    # forms in an annex have heads of their own, and are no documents
    (PLAN + FORM, ["8/KH-SNV"]),
    (PLAN + "\f" + BLANK_FORM, ["8/KH-SNV"]),
    (PLAN + FORM + LETTER, ["8/KH-SNV", "7/SNV-VP"]),
    # one that cites another in a line of its own
    (PLAN.replace("Nội dung.", "theo Kế hoạch\nSố: 5/KH-UBND của tỉnh."), ["8/KH-SNV"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), SEVERAL)
def test_documents_in_one_file(text: str, numbers: list[str]) -> None:
    assert [document.number for document in extract(text).documents] == numbers


def test_each_document_has_its_pages_and_signer() -> None:
    letter, plan = extract(LETTER + "\f" + PLAN).documents
    assert (letter.first_page, letter.last_page, letter.signer) == (1, 1, "Lê Văn An")
    assert (plan.first_page, plan.last_page, plan.signer) == (2, 2, "Trần Văn Bình")
    assert plan.superior == "Ủy ban nhân dân tỉnh Hải An"


def test_document_that_begins_in_the_middle_of_a_page() -> None:
    _, plan = extract(LETTER + PLAN).documents
    assert (plan.first_page, plan.first_offset) == (1, len(LETTER))


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

"""Heads and feet of bodies that are not committees and departments: unions, courts, the army ...

The rules were written with these rows at hand: they guard them, and measure nothing.
"""

from __future__ import annotations

import pytest

from tests.extractors.papers import BODY, MOTTO, first

PAPERS = [
    # (left block with the number, foot, issuer, superior, signer, title)
    # a union below a union, one with a branch of its own
    ("LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA AN\nLIÊN ĐOÀN LAO ĐỘNG HUYỆN TÂN SƠN\nSố: 73/BC-LĐLĐ",
     "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n\nKhổng Thị Mùi",
     "Liên đoàn Lao động huyện Tân Sơn", "Liên đoàn Lao động tỉnh Hòa An", "Khổng Thị Mùi",
     "TM. Ban Thường vụ, Chủ tịch"),
    ("LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA AN\nCÔNG ĐOÀN NGÀNH GIÁO DỤC\nSố: 73/KH-CĐN",
     "TM. BAN CHẤP HÀNH\nPHÓ CHỦ TỊCH\n\nBùi Thị Lan",
     "Công đoàn ngành Giáo dục", "Liên đoàn Lao động tỉnh Hòa An", "Bùi Thị Lan",
     "TM. Ban Chấp hành, Phó Chủ tịch"),
    # a branch of a bank, in capitals and in small letters
    ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nCHI NHÁNH TỈNH HÒA AN\nSố: 318/BC-HAN",
     "GIÁM ĐỐC\n\nLê Văn An",
     "Chi nhánh tỉnh Hòa An", "Ngân hàng Nhà nước Việt Nam", "Lê Văn An", "Giám đốc"),
    ("Ngân hàng Nhà nước Việt Nam\nChi nhánh tỉnh Hòa An\nSố: 318/BC-HAN",
     "GIÁM ĐỐC\n\nLê Văn An",
     "Chi nhánh tỉnh Hòa An", "Ngân hàng Nhà nước Việt Nam", "Lê Văn An", "Giám đốc"),
    ("Tổng công ty Bưu điện Việt Nam\nBưu điện tỉnh Hòa An\nSố: 5/BC-BĐHA",
     "GIÁM ĐỐC\n\nMa Thị Nguyệt",
     "Bưu điện tỉnh Hòa An", "Tổng công ty Bưu điện Việt Nam", "Ma Thị Nguyệt", "Giám đốc"),
    # an office of no table
    ("CHI CỤC KIỂM LÂM\nHẠT KIỂM LÂM HUYỆN TÂN SƠN\nSố: 12/KH-HKL",
     "HẠT TRƯỞNG\n\nBế Văn Quyền",
     "Hạt Kiểm lâm huyện Tân Sơn", "Chi cục Kiểm lâm", "Bế Văn Quyền", "Hạt trưởng"),
    # surnames of no table, of one word and of two
    ("TỔNG CỤC THỐNG KÊ\nCỤC THỐNG KÊ TỈNH HÒA AN\nSố: 12/BC-CTK",
     "CỤC TRƯỞNG\n\nDiêm Công Thuật",
     "Cục Thống kê tỉnh Hòa An", "Tổng cục Thống kê", "Diêm Công Thuật", "Cục trưởng"),
    ("ỦY BAN NHÂN DÂN\nPHƯỜNG MINH TÂN\nSố: 15/QĐ-UBND",
     "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nÂu Dương Thanh",
     "Ủy ban nhân dân phường Minh Tân", "", "Âu Dương Thanh", "TM. Ủy ban nhân dân, Chủ tịch"),
    # schools
    ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO TÂN SƠN\nTRƯỜNG TIỂU HỌC MINH ĐỨC\nSố: 12/BC-THMĐ",
     "HIỆU TRƯỞNG\n\nNguyễn Thị Hà",
     "Trường Tiểu học Minh Đức", "Phòng Giáo dục và Đào tạo Tân Sơn", "Nguyễn Thị Hà",
     "Hiệu trưởng"),
    ("UBND PHƯỜNG MINH TÂN\nTRƯỜNG MẦM NON HOA HỒNG\nSố: 5/KH-MNHH",
     "KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\n\nVũ Thị Mai",
     "Trường Mầm non Hoa Hồng", "Ủy ban nhân dân phường Minh Tân", "Vũ Thị Mai",
     "KT. Hiệu trưởng, Phó Hiệu trưởng"),
    ("TRƯỜNG ĐẠI HỌC HÒA AN\nKHOA SƯ PHẠM\nSố: 17/TB-KSP",
     "TRƯỞNG KHOA\n\nPGS.TS Trịnh Hoài Nam",
     "Khoa Sư phạm", "Trường Đại học Hòa An", "Trịnh Hoài Nam", "Trưởng khoa"),
    # a hospital on two lines, a health station
    ("SỞ Y TẾ HÒA AN\nBỆNH VIỆN ĐA KHOA KHU VỰC\nPHÍA BẮC\nSố: 5/BC-BVĐKKV",
     "GIÁM ĐỐC\n\nBSCKII. Trần Văn Bình",
     "Bệnh viện Đa khoa khu vực phía Bắc", "Sở Y tế Hòa An", "Trần Văn Bình", "Giám đốc"),
    ("TRUNG TÂM Y TẾ HUYỆN TÂN SƠN\nTRẠM Y TẾ XÃ TÂN LẬP\nSố: 5/BC-TYT",
     "TRẠM TRƯỞNG\n\nLò Văn Inh",
     "Trạm Y tế xã Tân Lập", "Trung tâm Y tế huyện Tân Sơn", "Lò Văn Inh", "Trạm trưởng"),
    # a party cell; the youth union, whose motto is no body
    ("ĐẢNG ỦY XÃ TÂN LẬP\nCHI BỘ THÔN ĐÔNG\n*\nSố 05-BC/CB\nĐẢNG CỘNG SẢN VIỆT NAM",
     "T/M CHI BỘ\nBÍ THƯ\n\nPhạm Văn Sáu",
     "Chi bộ thôn Đông", "Đảng ủy xã Tân Lập", "Phạm Văn Sáu", "T/M Chi bộ, Bí thư"),
    ("TỈNH ĐOÀN HÒA AN\nBAN CHẤP HÀNH HUYỆN ĐOÀN TÂN SƠN\n***\nSố: 44-BC/ĐTN\n"
     "ĐOÀN TNCS HỒ CHÍ MINH",
     "TM. BAN THƯỜNG VỤ HUYỆN ĐOÀN\nBÍ THƯ\n\nSùng Thị Mỷ",
     "Ban Chấp hành Huyện đoàn Tân Sơn", "Tỉnh đoàn Hòa An", "Sùng Thị Mỷ",
     "TM. Ban Thường vụ Huyện đoàn, Bí thư"),
    # companies, one of them with words of no table
    ("TỔNG CÔNG TY ĐIỆN LỰC MIỀN ĐÔNG\nCÔNG TY ĐIỆN LỰC HÒA AN\nSố: 512/TTr-PCHA",
     "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nĐặng Hữu Tâm",
     "Công ty Điện lực Hòa An", "Tổng công ty Điện lực miền Đông", "Đặng Hữu Tâm",
     "KT. Giám đốc, Phó Giám đốc"),
    ("TẬP ĐOÀN BƯU CHÍNH VIỄN THÔNG VIỆT NAM\nTỔ HỢP DỊCH VỤ HÒA AN\nSố: 5/BC-THDV",
     "GIÁM ĐỐC\n\nLê Văn An",
     "Tổ Hợp Dịch Vụ Hòa An", "Tập đoàn Bưu chính Viễn thông Việt Nam", "Lê Văn An", "Giám đốc"),
    ("LIÊN MINH HỢP TÁC XÃ TỈNH HÒA AN\nHỢP TÁC XÃ NÔNG NGHIỆP ĐÔNG HÒA\nSố: 15/BC-HTX",
     "CHỦ TỊCH HĐQT\n\nNgô Văn Ruộng",
     "Hợp tác xã Nông nghiệp Đông Hòa", "Liên minh Hợp tác xã tỉnh Hòa An", "Ngô Văn Ruộng",
     "Chủ tịch HĐQT"),
    # a court of a region, a procuracy on two lines
    ("TÒA ÁN NHÂN DÂN TỈNH HÒA AN\nTÒA ÁN NHÂN DÂN KHU VỰC 3\nSố: 22/TB-TA",
     "CHÁNH ÁN\n\nHồ Thị Yến",
     "Tòa án nhân dân khu vực 3", "Tòa án nhân dân tỉnh Hòa An", "Hồ Thị Yến", "Chánh án"),
    ("VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO\nVIỆN KIỂM SÁT NHÂN DÂN\nTỈNH HÒA AN\nSố: 90/BC-VKS-VP",
     "KT. VIỆN TRƯỞNG\nPHÓ VIỆN TRƯỞNG\n\nCao Xuân Hùng",
     "Viện kiểm sát nhân dân tỉnh Hòa An", "Viện kiểm sát nhân dân tối cao", "Cao Xuân Hùng",
     "KT. Viện trưởng, Phó Viện trưởng"),
    # the army, with a rank; a border post below a command on two lines
    ("BỘ TƯ LỆNH QUÂN KHU 9\nBỘ CHỈ HUY QUÂN SỰ\nTỈNH HÒA AN\nSố: 90/KH-BCH",
     "CHỈ HUY TRƯỞNG\n\nĐại tá Lưu Đình Khải",
     "Bộ Chỉ huy quân sự tỉnh Hòa An", "Bộ Tư lệnh Quân khu 9", "Lưu Đình Khải",
     "Chỉ huy trưởng"),
    ("BỘ CHỈ HUY BỘ ĐỘI BIÊN PHÒNG\nTỈNH HÒA AN\nĐỒN BIÊN PHÒNG CỬA LÁNG\nSố: 90/BC-ĐBP",
     "CHÍNH TRỊ VIÊN\n\nTrung tá Tạ Quang Vinh",
     "Đồn Biên phòng Cửa Láng", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Hòa An", "Tạ Quang Vinh",
     "Chính trị viên"),
    # three ministries
    ("BỘ TÀI CHÍNH - BỘ NỘI VỤ -\nBỘ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 45/2014/TTLT-BTC-BNV-BGDĐT",
     "KT. BỘ TRƯỞNG\nBỘ TÀI CHÍNH\nTHỨ TRƯỞNG\n\nTrần Văn Hiếu\n\n"
     "KT. BỘ TRƯỞNG\nBỘ NỘI VỤ\nTHỨ TRƯỞNG\n\nTrần Anh Tuấn",
     "Bộ Tài chính - Bộ Nội vụ - Bộ Giáo dục và Đào tạo", "", "Trần Văn Hiếu; Trần Anh Tuấn",
     "KT. Bộ trưởng, Thứ trưởng; KT. Bộ trưởng, Thứ trưởng"),
    # an office of a commune since 2025, an acting head
    ("ỦY BAN NHÂN DÂN XÃ TÂN LẬP\nTRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG\nSố: 15/TB-TTPVHCC",
     "PHÓ GIÁM ĐỐC PHỤ TRÁCH\n\nGiàng A Páo",
     "Trung tâm Phục vụ hành chính công", "Ủy ban nhân dân xã Tân Lập", "Giàng A Páo",
     "Phó Giám đốc phụ trách"),
    # numbers in names; an abbreviation; a church
    ("KHO BẠC NHÀ NƯỚC KHU VỰC XII\nPHÒNG GIAO DỊCH SỐ 4\nSố: 5/TB-KBNN",
     "TRƯỞNG PHÒNG\n\nÔn Thị Ngọc",
     "Phòng Giao dịch số 4", "Kho bạc Nhà nước khu vực XII", "Ôn Thị Ngọc", "Trưởng phòng"),
    ("SỞ NÔNG NGHIỆP VÀ PTNT\nBQL RỪNG PHÒNG HỘ TÂN SƠN\nSố: 5/BC-BQL",
     "TRƯỞNG BAN\n\nHà Văn Lâm",
     "BQL rừng phòng hộ Tân Sơn", "Sở Nông nghiệp và PTNT", "Hà Văn Lâm", "Trưởng ban"),
    ("GIÁO HỘI PHẬT GIÁO VIỆT NAM\nBAN TRỊ SỰ TỈNH HÒA AN\nSố: 5/TB-BTS",
     "TM. BAN TRỊ SỰ\nTRƯỞNG BAN\n\nThích Thanh Phúc",
     "Ban Trị sự tỉnh Hòa An", "Giáo hội Phật giáo Việt Nam", "Thích Thanh Phúc",
     "TM. Ban Trị sự, Trưởng ban"),
    # two offices of one person
    ("UBND HUYỆN TÂN SƠN\nBAN CHỈ HUY PHÒNG CHỐNG THIÊN TAI\nVÀ TÌM KIẾM CỨU NẠN\nSố: 5/CĐ-BCH",
     "TRƯỞNG BAN\n\n\nCHỦ TỊCH UBND HUYỆN\nTrịnh Văn Lực",
     "Ban Chỉ huy phòng chống thiên tai và tìm kiếm cứu nạn", "Ủy ban nhân dân huyện Tân Sơn",
     "Trịnh Văn Lực", "Trưởng ban, Chủ tịch UBND huyện"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "foot", "issuer", "superior", "signer", "title"), PAPERS)
def test_papers(left: str, foot: str, issuer: str, superior: str, signer: str, title: str) -> None:
    document = first(
        f"{left}\n{MOTTO}Hòa An, ngày 08 tháng 9 năm 2023\nBÁO CÁO\nKết quả công tác\n\n"
        f"{BODY}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{foot}\n"
    )
    assert (document.issuer, document.superior) == (issuer, superior)
    assert (document.signer, document.signer_title) == (signer, title)


def test_columns_read_as_one_line() -> None:
    document = first(
        "UBND TỈNH HÒA AN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ TÀI NGUYÊN VÀ          Độc lập - Tự do - Hạnh phúc\nMÔI TRƯỜNG\n"
        "Số: 321/STNMT-QLĐĐ          Hòa An, ngày 03 tháng 4 năm 2023\n"
        f"V/v thống kê đất đai\n\nKính gửi: UBND các huyện.\n\n{BODY}"
        "Nơi nhận:                    KT. GIÁM ĐỐC\n- Như trên;                  PHÓ GIÁM ĐỐC\n"
        "- Lưu: VT.\n\n                             Quàng Văn Khoa\n"
    )
    assert document.issuer == "Sở Tài nguyên và Môi trường"
    assert document.superior == "Ủy ban nhân dân tỉnh Hòa An"
    assert (document.signer, document.signer_title) == (
        "Quàng Văn Khoa", "KT. Giám đốc, Phó Giám đốc",
    )  # fmt: skip


def test_no_signer_where_no_person_stands_last() -> None:
    text = f"SỞ Y TẾ\nSố: 5/BC-SYT\n{MOTTO}BÁO CÁO\nKết quả\n\n{BODY}\nGIÁM ĐỐC\n\n{{}}\n"
    assert first(text.format("Hòa An Phú Thọ Đông\nTrang cuối có chữ")).signer == ""
    assert first(text.format("KẾT QUẢ CHUNG\nNguyễn Văn An đã trình bày")).signer == ""

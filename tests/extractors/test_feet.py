"""Feet: each case a text, and who signs it and whom it goes to."""

from __future__ import annotations

import pytest

from tests.extractors.papers import BODY, MOTTO, first

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
    # the seal's letters read into the deputy's title
    ("KT. CỤC TRƯỞNG\nPHG CỤC TRƯỞNG\nĐỗ Anh Tuấn", "Đỗ Anh Tuấn",
     "KT. Cục trưởng, Phó Cục trưởng"),
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


def test_signature_panel_ends_with_its_last_label() -> None:
    panel = "Digitally signed by Lê Văn An\nDate: 2023.03.04 09:10:11 +07'00'"
    (signature,) = first(f"Số: 7/BC-SNV\nBÁO CÁO\nKết quả\n\n{panel}\nPHỤ LỤC\n").signatures
    assert signature.raw == panel.removesuffix("'")
    assert signature.time == "2023-03-04T09:10:11+07:00"


@pytest.mark.parametrize("lead", ["Người ký:", "NGƯỜI KÝ", "Ký bởi:", "KÝ BỞI:", "SIGNED BY:"])
def test_the_words_before_a_signer_in_any_case(lead: str) -> None:
    panel = f"{lead} Nguyễn Văn An\nThời gian ký: 26.08.2020 08:56:13 +07:00\n"
    (signature,) = first(f"Số: 7/BC-SNV\nBÁO CÁO\nKết quả\n\n{panel}").signatures
    assert signature.signer == "Nguyễn Văn An"

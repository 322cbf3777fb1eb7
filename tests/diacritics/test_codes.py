import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics.codes import Code, CodeKind, find_codes, repair_code
from diacritics.codes.tables import agencies, document_types

REPAIRED = [
    # line as read, kind of the code in question, what the paper says
    ("theo Quyét dinh 1187/QD-TTg", CodeKind.NUMBER, "1187/QĐ-TTg"),  # D for Đ
    ("theo Quyét dinh 1187/QP-TTg", CodeKind.NUMBER, "1187/QĐ-TTg"),  # P, and QP is a unit
    ("theo Quyét dinh 1187/QDP-TTg", CodeKind.NUMBER, "1187/QĐ-TTg"),  # DP for one Đ
    ("Nghi quyét 3O/2O19/NQ-HDND", CodeKind.NUMBER, "30/2019/NQ-HĐND"),  # O for 0
    ("Théng tu l2/2018/TT-BGDDT", CodeKind.NUMBER, "12/2018/TT-BGDĐT"),  # l for 1
    ("Thong tu 08/2024/TT-BKHDT;", CodeKind.NUMBER, "08/2024/TT-BKHĐT"),  # not the semicolon
    ("(Cong van 88/SGDDT-GDTrH)", CodeKind.NUMBER, "88/SGDĐT-GDTrH"),  # nor the bracket
    ("Luat so 71/2023/QH15", CodeKind.NUMBER, "71/2023/QH15"),  # the term is no digit field
    ("Lénh 14-LCT/HDNN8", CodeKind.NUMBER, "14-LCT/HĐNN8"),
    ("Ban an 41/2015/HSST-QD", CodeKind.NUMBER, "41/2015/HSST-QĐ"),  # the type comes last
    ("Nghi quyét 09-NQ/TU", CodeKind.NUMBER, "09-NQ/TU"),  # the Party's order
    ("Nghi quyét 27 - NQ/TW", CodeKind.NUMBER, "27 - NQ/TW"),  # spaces stay as on paper
    ("S6: 45 /BC-UBND", CodeKind.NUMBER, "45 /BC-UBND"),
    ("S6:45 /BC-UBND", CodeKind.LABEL, "Số:"),
    ("86:45/TB-SNNMT", CodeKind.LABEL, "Số:"),  # S read 8, ố read 6
    ("Ké hoach s6 45/KH-UBND", CodeKind.LABEL, "số"),  # "s6" before a number
    ("S6:      /BC-BCD", CodeKind.SYMBOL, "/BC-BCĐ"),  # a number not yet given
    ("S6: 5Gi/TB-HDND", CodeKind.SYMBOL, "/TB-HĐND"),  # a number that nobody can read
    ("ban hanh kem theo QD-UBND", CodeKind.SYMBOL, "QĐ-UBND"),
    ("Suối Bạc, ngay21 thango2 ndam 2024", CodeKind.DATE, "ngày 21 tháng 02 năm 2024"),
    ("Ngay 5 thdng 1O nam 2O23", CodeKind.DATE, "Ngày 5 tháng 10 năm 2023"),
    ("ngay ... thang ... nam 2023", CodeKind.DATE, "ngày ... tháng ... năm 2023"),  # blanks
    ("ngày  tháng 6 năm 2021", CodeKind.DATE, "ngày  tháng 6 năm 2021"),  # the space is left
    ("ngay i thang Q nam 2OiL", CodeKind.DATE, "ngày 1 tháng 0 năm 2011"),  # of either case
    ("tir thang 9 nam 2020", CodeKind.DATE, "tháng 9 năm 2020"),
    ("ky ngay 1l/O4/2019", CodeKind.DATE, "11/04/2019"),
    ("2022-03-02T08:10:00+0700", CodeKind.DATE, "2022-03-02T08:10:00+0700"),
    ("I1l. KET QUA", CodeKind.ROMAN, "III."),
    ("lV. KIEN NGHI", CodeKind.ROMAN, "IV."),
    ("l. DAC DIEM CHUNG", CodeKind.ROMAN, "I."),  # before a heading in capitals
    ("l. Dac diem chung", CodeKind.LIST_MARK, "1."),  # and before another line
    ("khoa XIl", CodeKind.ROMAN, "XII"),
    ("2.l. Muc dich", CodeKind.LIST_MARK, "2.1."),
    ("dat 1OO% ké hoach", CodeKind.AMOUNT, "100%"),
    ("HPND xã", CodeKind.ACRONYM, "HĐND"),
    ("Phong GD&DT huyén", CodeKind.ACRONYM, "GD&ĐT"),
    ("gui ve vanthu@example.gov.vn", CodeKind.EMAIL, "vanthu@example.gov.vn"),
    ("tai https://example.gov.vn/a?id=1O.", CodeKind.URL, "https://example.gov.vn/a?id=1O"),
]


@pytest.mark.parametrize(("line", "kind", "expected"), REPAIRED)
def test_repairs(line, kind, expected):
    codes = [code for code in find_codes(line) if code.kind is kind]
    assert len(codes) == 1
    repair = repair_code(codes[0])
    assert repair is not None and repair.text == expected
    assert 0 < repair.confidence <= 1


CORRECT = [
    "Căn cứ Nghị định số 45/2018/NĐ-CP ngày 13 tháng 3 năm 2018 của Chính phủ;",
    "Công văn số 512/UBND-KGVX, Công văn 77/VPCP-NC, Kế hoạch 15/KH-STTTT-TTBCXB;",
    "Chỉ thị 10-CT/TW, Kết luận số 49-KL/TW, Quyết định 5-QĐ/TU, Tờ trình 3-TTr/HU",
    "Thông tư liên tịch 07/2016/TTLT-BNV-BTC-BLĐTBXH và Thông tư 02/2025/TT-BDTTG",
    "Biểu số 03/DL-XYZ, mẫu 12/ABQ-KLM",  # symbols that no table holds
    "- UBND, HĐND, UBMTTQ xã; Sở GD&ĐT; GRDP đạt 8,5% (quý III/2022), 35.642 người",
    "IX. TỔ CHỨC THỰC HIỆN",
    "đ) Trạm y tế có 02 bác sĩ, 1.234.567 đồng, diện tích 12,5 ha",
    "1.2.3. Nhóm A1, lớp 4B, đường D2, khu 7",
]


@pytest.mark.parametrize("line", CORRECT)
def test_correct_codes_stay(line):
    for code in find_codes(line):
        repair = repair_code(code)
        assert repair is None or repair.text == code.text


@pytest.mark.parametrize(
    "line",
    [
        "Xây dựng nông thôn mới gắn với đô thị hóa",
        "PHÁT TRIỂN KINH TẾ-XÃ HỘI",  # hyphen and capitals, and yet words
        "BAO CAO KET QUA CONG TAC",  # a garbled heading's words are no acronyms
        "Pac diém tinh hinh, d6i moi, x4 héi",  # digits inside words are not amounts
        "và/hoặc",
    ],
)
def test_words_are_no_codes(line):
    assert find_codes(line) == ()


def test_an_unknown_symbol_stays_but_its_number_is_repaired():
    (code,) = find_codes("2O/BC-ZXCVB")
    repair = repair_code(code)
    assert repair is not None and repair.text == "20/BC-ZXCVB"
    (known,) = find_codes("2O/BC-UBND")
    sure = repair_code(known)
    assert sure is not None and sure.confidence > repair.confidence


def test_an_impossible_date_is_doubted():
    (right,) = find_codes("ngay 12 thang 6 nam 2020")
    (wrong,) = find_codes("ngay 42 thang 6 nam 2020")
    assert repair_code(wrong).confidence < repair_code(right).confidence
    assert "42" in repair_code(wrong).text  # digits are not guessed


def test_a_lone_digit_is_left_to_the_reader():
    assert repair_code(Code(0, 1, CodeKind.AMOUNT, "6")) is None


def test_every_pair_of_the_tables_survives_the_loss_of_its_marks():
    lost, changed = 0, []
    for kind in sorted(document_types()):
        for agency in ("TTg", "UBND", "HĐND", "BGDĐT", "SNNMT", "BLĐTBXH"):
            number = f"17/{kind}-{agency}"
            (code,) = find_codes(number.replace("Đ", "D"))
            if repair_code(code).text != number:
                lost += 1
                changed.append(number)
    # Types told apart by the mark alone (HD/HĐ, DA/ĐA) cannot be told by the symbol.
    assert {number.split("/")[1].split("-")[0] for number in changed} <= {"HĐ", "ĐA", "QyĐ"}


def test_tables_hold_what_the_decree_lists():
    # Decree 30/2020/NĐ-CP, Annex III: 29 types; the official letter and the thank-you letter
    # (công văn, thư công) have no symbol.
    listed = (
        "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB"
    )
    assert set(listed.split()) <= document_types()
    assert len(listed.split()) == 27
    assert {"BNNMT", "BDTTG", "SNNMT", "SDTTG", "BTNMT", "STTTT"} <= agencies()


READ_AS = str.maketrans("OoQqlLIi|", "000011111")
MADE = st.text("0123456789OlI|ĐDPQTgBCUNSHXVv6s./-:;,& %()ngaytháđ@", max_size=40)


FRAMES = st.lists(
    st.sampled_from(
        ["ngay", "ngày", "thang", "tháng", "nam", "năm", " ", "...", "1l", "Oi", "20Q0"]
    )
).map("".join)


@settings(deadline=None, max_examples=300)
@given(st.one_of(MADE, FRAMES, st.text(max_size=40)))
def test_codes_lie_in_their_line_and_keep_their_digits(line):
    end = 0
    for code in find_codes(line):
        assert code.start >= end and code.text == line[code.start : code.end] != ""
        end = code.end
        repair = repair_code(code)
        if repair is None:
            continue
        if code.kind not in (CodeKind.ROMAN, CodeKind.LABEL, CodeKind.ACRONYM, CodeKind.SYMBOL):
            # Digits may be made of letters, but none is lost or changed.
            plain = re.compile("[^0-9]")
            before = plain.sub("", code.text.translate(READ_AS))
            after = plain.sub("", repair.text.translate(READ_AS))
            assert before == after

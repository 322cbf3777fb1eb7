import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics.judge import TextKind, judge, judge_lines
from diacritics.legacy import Encoding, encode
from diacritics.writing import strip_marks, to_nfd

GOOD = [
    "Căn cứ Kế hoạch của Ủy ban nhân dân huyện về việc tu sửa kênh mương nội đồng năm 2023;",
    "BÁO CÁO TÌNH HÌNH THỰC HIỆN NHIỆM VỤ QUÝ III",  # capitals
    "Nơi nhận:",
    "- Như Điều 3;",
    "Đỗ Thị Hồng Nhung",
    "Thôn Đồi Cao, xã Suối Bạc, huyện Ea Súp, tỉnh Đắk Lắk",  # names of other languages
    "Lê Hoàng Minh <minhlh@example.gov.vn> đã ký số lên tài liệu ngày 02/3/2022",
    "Tải phần mềm Windows Server tại website của Sở, gửi về email vanthu@example.gov.vn",
    "1 Trường Tiểu học Hoa Sen 412 18 95,6 Đạt",  # a table row
    "các xã, phường, thị trấn đã tổ chức 14 lớp tập hụấn cho 530 nguời",  # slips of an OCR
    to_nfd("Tổ chức thực hiện kế hoạch"),
]
GARBLED = [
    "Uy ban nhén dan x4 d6 ban hanh Ké hoach s6 12 vé viéc tu stra kénh muong",
    "Can cir Nghi dinh ctia Chinh phu quy dinh chi tiét mdt s6 diéu",
    "BO GIAO Dl)C vA BAo T~O tru&ng d~i hQc v~ vi~c t6 chirc h(>i nghi",  # another engine
    "diroc cac co quan, don vj triển khai thyc hién nghiém tic, dong b6, hiéu qua",  # one good word
]
FOREIGN = [
    "The committee shall meet at least twice a year and report to the minister.",
    "Les bénéficiaires du projet doivent présenter leur demande avant la fin du mois.",
    "Настоящий документ составлен в двух экземплярах",
    "本文件一式两份，具有同等效力",
    "Quarterly Performance Management Framework",
]


@pytest.mark.parametrize("line", GOOD)
def test_good_lines(line):
    assert judge(line).kind is TextKind.GOOD


@pytest.mark.parametrize("line", GARBLED)
def test_garbled_lines(line):
    assert judge(line).kind is TextKind.GARBLED


@pytest.mark.parametrize("line", FOREIGN)
def test_foreign_lines(line):
    assert judge(line).kind is TextKind.FOREIGN


def test_stripped_and_legacy_lines():
    line = GOOD[0]
    assert judge(strip_marks(line)).kind is TextKind.STRIPPED
    assert judge(encode(line, Encoding.TCVN3)).kind is TextKind.LEGACY_TCVN3
    assert judge(encode(line, Encoding.VNI)).kind is TextKind.LEGACY_VNI


@pytest.mark.parametrize("text", ["", "  ", "12.345 - 8,5%", "-----", "\n\f\n", "1. 2/3"])
def test_no_letters_is_empty(text):
    judgement = judge(text)
    assert judgement.kind is TextKind.EMPTY
    assert judgement.score == 1.0


def test_short_lines_take_the_kind_of_their_page():
    short = ["2. Kh6 khin", "I. MUC TIEU", "Nam 2022", "Noi nhan"]
    page = [GARBLED[0], short[0], GARBLED[1], *short[1:], "", GARBLED[3], "17/8"]
    kinds = [judgement.kind for judgement in judge_lines("\n".join(page))]
    assert [kind for kind, line in zip(kinds, page, strict=True) if line in short] == (
        [TextKind.GARBLED] * 4
    )
    assert kinds[6] is TextKind.EMPTY and kinds[8] is TextKind.EMPTY


def test_lines_of_names_stay_good_on_a_good_page():
    page = [GOOD[0], "Kon Tum", "Gia Lai", "MobiFone", "Thanh tra", "TM. UBND", GOOD[4], GOOD[0]]
    assert {judgement.kind for judgement in judge_lines("\n".join(page))} == {TextKind.GOOD}


def test_a_correct_signature_on_a_garbled_page_stays_good():
    page = [*GARBLED[:2], GARBLED[3], GOOD[6], "2022-03-02T08:10:00+0700", GOOD[6]]
    judgements = judge_lines("\n".join(page))
    assert [judgement.kind for judgement in judgements[-3:]] == [TextKind.GOOD] * 3
    assert judge("\n".join(page)).kind is TextKind.GARBLED


def test_one_judgement_for_each_line_feed():
    text = "Điều 1\r\n\f\u2028Điều 2\n"
    assert len(judge_lines(text)) == len(text.split("\n"))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_taken(text):
    judgement = judge(text)
    assert 0.0 <= judgement.score <= 1.0
    assert (judgement.kind is TextKind.EMPTY) == (not any(map(str.isalpha, text)))


def test_good_text_is_judged_fast():
    text = "\n".join(GOOD * 500)
    judge_lines(text)
    start = time.process_time()
    judge_lines(text)
    # 100,000 syllables a second is far below what it does; a slower one would hold up restoring.
    assert len(text.split()) / (time.process_time() - start) > 100_000


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("thanh-thuy.garbled", TextKind.GARBLED),
        ("trieu-son.garbled", TextKind.GARBLED),
        ("duyen-hai", TextKind.GOOD),
        ("long-an", TextKind.GOOD),
    ],
)
def test_real_documents(shared, name, kind):
    text = (shared / "examples" / f"{name}.txt").read_text("utf-8")
    assert judge(text).kind is kind
    kinds = [judgement.kind for judgement in judge_lines(text)]
    if kind is TextKind.GOOD:
        assert set(kinds) <= {TextKind.GOOD, TextKind.EMPTY}
    else:
        lines = dict(zip(text.split("\n"), kinds, strict=True))
        signed = {lines[line] for line in lines if "đã ký lên văn bản này" in line}
        assert signed <= {TextKind.GOOD}
        assert kinds.count(TextKind.GARBLED) > 0.9 * sum(
            k is not TextKind.EMPTY for k in kinds[:300]
        )

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diacritics import restore
from diacritics.restored import Restored
from diacritics.writing import canonical_text, strip_marks

GOOD = """ỦY BAN NHÂN DÂN
XÃ BÌNH MINH
Số: 45/BC-UBND
Bình Minh, ngày 12 tháng 6 năm 2023

BÁO CÁO
Kết quả thực hiện công tác khuyến học, khuyến tài 6 tháng đầu năm 2023

Trong 6 tháng đầu năm, toàn xã có 12 dòng họ học tập, đạt 83,5% kế hoạch;\t1.250 hộ
gia đình đăng ký danh hiệu “Gia đình học tập” (tăng 3% so với cùng kỳ).
"""

GARBLED = """Uy ban nhan dan xa t6 chirc hoi nghi trién khai ké hoach xay dung
xa hoi hoc tap dugc giao trong nam 2023, phan cong nhiém vu cho cac
thanh vién Ban chi dao va cac co quan, don vi trén dia ban."""

TRUTH = """Ủy ban nhân dân xã tổ chức hội nghị triển khai kế hoạch xây dựng
xã hội học tập được giao trong năm 2023, phân công nhiệm vụ cho các
thành viên Ban chỉ đạo và các cơ quan, đơn vị trên địa bàn."""


def check_spans(raw: str, restored: Restored) -> None:
    """Words are in order, match both texts and cover all that is not white space."""
    at = raw_at = 0
    for word in restored.words:
        assert restored.text[at : word.start].strip() == ""
        assert raw[raw_at : word.raw_start].strip() == ""
        assert restored.text[word.start : word.end] == word.text
        assert raw[word.raw_start : word.raw_end] == word.raw
        assert 0.0 <= word.confidence <= 1.0
        at, raw_at = word.end, word.raw_end
    assert restored.text[at:].strip() == ""
    assert raw[raw_at:].strip() == ""
    assert restored.text.count("\n") == raw.count("\n")
    assert restored.text.count("\f") == raw.count("\f")


def test_garbled_text_is_read() -> None:
    restored = restore(GARBLED)
    assert canonical_text(restored.text) == canonical_text(TRUTH)
    check_spans(GARBLED, restored)


def test_stripped_text_gets_its_marks() -> None:
    raw = strip_marks(TRUTH)
    restored = restore(raw)
    assert canonical_text(restored.text) == canonical_text(TRUTH)
    check_spans(raw, restored)


def test_good_text_is_left_alone() -> None:
    restored = restore(GOOD)
    assert restored.text == GOOD
    check_spans(GOOD, restored)


def test_foreign_text_is_left_alone() -> None:
    text = "The committee adopted the report of its third session without a vote.\n"
    assert restore(text).text == text


def test_digits_of_garbled_text_stay() -> None:
    raw = GARBLED + "\nTong s6 1.234 ngudi, dat 83,8% ké hoach, tang 12% so véi nam 2022."
    assert re.findall(r"\d{2,}", restore(raw).text) == re.findall(r"\d{2,}", raw)


def test_legacy_lines_are_decoded() -> None:
    from diacritics.legacy import Encoding, encode

    line = "Quyết định của Hội đồng nhân dân tỉnh về việc phê duyệt quy hoạch sử dụng đất"
    restored = restore(encode(line, Encoding.TCVN3))
    assert restored.text == line


def test_pages_and_tables_keep_their_shape() -> None:
    raw = GARBLED + "\n\f\n  STT\tTén don vi\tKét qua\n\n" + GARBLED + "\n"
    restored = restore(raw)
    check_spans(raw, restored)
    assert re.findall(r"\s+", restored.text) == re.findall(r"\s+", raw)


@settings(max_examples=60, deadline=None)
@example([*GARBLED.split(), "vl)ng,"])  # a word takes the bracket that parts it from the next
@given(st.lists(st.sampled_from([*GARBLED.split(), *GOOD.split(), "\n", "\f", "§&", "12/3"])))
def test_any_mixture_keeps_spans_and_lines(tokens: list[str]) -> None:
    raw = " ".join(tokens)
    check_spans(raw, restore(raw))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_keeps_spans_and_lines(text: str) -> None:
    check_spans(text, restore(text))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_good_text_in_either_form_keeps_its_words(form: str) -> None:
    text = unicodedata.normalize(form, GOOD)  # type: ignore[arg-type]
    assert unicodedata.normalize("NFC", restore(text).text) == GOOD


def test_slips_of_a_vietnamese_engine_are_put_right() -> None:
    raw = "Ban Chỉ đạo huyện tố chức triến khai thực hiện kế hoạch của Ủy ban nhân dân huyện."
    truth = "Ban Chỉ đạo huyện tổ chức triển khai thực hiện kế hoạch của Ủy ban nhân dân huyện."
    sure = [0.95] * len(raw.split())
    sure[4] = sure[6] = 0.8
    restored = restore(raw, confidences=sure)
    assert restored.text == truth
    check_spans(raw, restored)


def test_good_text_with_confidences_stays() -> None:
    restored = restore(GOOD, confidences=[0.96] * len(GOOD.split()))
    assert restored.text == GOOD


def test_confidences_must_fit_the_tokens() -> None:
    with pytest.raises(ValueError, match="as many as there are tokens"):
        restore("Một câu tốt.", confidences=[0.9])


def test_an_acronym_that_the_document_explains_is_put_right() -> None:
    raw = (
        GARBLED + " Chuong trinh dao tao nghé (CTDTN) dugc trién khai; CTDTN cua huyén dat két qua."
    )
    restored = restore(raw)
    assert restored.text.count("CTĐTN") == 2
    check_spans(raw, restored)

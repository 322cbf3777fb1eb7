import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics import writing
from diacritics.writing import Case, Placement, Tone, canonical, is_syllable, parse_syllable

PARTS = [
    # word, onset, rhyme, glide, nucleus, coda, tone
    ("nghiêng", "ngh", "iêng", "", "iê", "ng", Tone.LEVEL),
    ("Quyết", "qu", "yêt", "", "yê", "t", Tone.ACUTE),  # qu is an onset, not q + glide
    ("khuya", "kh", "uya", "u", "ya", "", Tone.LEVEL),
    ("giếng", "gi", "iêng", "", "iê", "ng", Tone.ACUTE),  # onset and rhyme share the i
    ("gì", "gi", "i", "", "i", "", Tone.GRAVE),
    ("già", "gi", "a", "", "a", "", Tone.GRAVE),
    ("ỦY", "", "uy", "u", "y", "", Tone.HOOK),
    ("xoong", "x", "oong", "", "oo", "ng", Tone.LEVEL),
    ("đường", "đ", "ương", "", "ươ", "ng", Tone.GRAVE),
    ("buýt", "b", "uyt", "u", "y", "t", Tone.ACUTE),  # a loan the tables name
]


@pytest.mark.parametrize(("word", "onset", "rhyme", "glide", "nucleus", "coda", "tone"), PARTS)
def test_a_syllable_is_taken_apart(word, onset, rhyme, glide, nucleus, coda, tone):
    syllable = parse_syllable(word)
    assert syllable is not None
    found = (syllable.onset, syllable.rhyme, syllable.glide, syllable.nucleus, syllable.coda)
    assert found == (onset, rhyme, glide, nucleus, coda)
    assert syllable.tone is tone
    assert syllable.text == word


@pytest.mark.parametrize(
    "word",
    [
        "hòc",  # a stop takes only sắc and nặng
        "mat",  # ... and never the level tone
        "kà",  # k stands before front vowels only
        "cê",
        "ghà",
        "ngê",
        "nghà",
        "qôi",
        "boà",  # no glide after a lip consonant
        "chirc",
        "dugc",
        "thuc1",
        "Đắk",  # a name from another language: a word, but no syllable
        "được2",
        "",
        "wa",
        "tíến",  # two tones
    ],
)
def test_what_is_no_syllable(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("khỏe", "khoẻ"),
        ("thúy", "thuý"),
        ("Ủy", "Uỷ"),
        ("ĐÓA", "ĐOÁ"),
        ("thuở", "thuở"),  # a marked vowel takes the tone in both ways
        ("quý", "quý"),  # the u of qu is no glide
        ("của", "của"),
        ("giá", "giá"),
        ("hoàng", "hoàng"),
        ("huế", "huế"),
        ("tiếng", "tiếng"),
    ],
)
def test_both_places_of_the_tone(old, new):
    assert writing.place_tone(new, Placement.OLD) == old
    assert writing.place_tone(old, Placement.NEW) == new
    assert canonical(new) == canonical(old) == old


@pytest.mark.parametrize(("raw", "right"), [("tóan", "toán"), ("qủa", "quả"), ("vịêc", "việc")])
def test_a_tone_on_the_wrong_vowel_is_read_and_mended_but_not_possible(raw, right):
    syllable = parse_syllable(raw)
    assert syllable is not None and syllable.placement is Placement.WRONG
    assert not is_syllable(raw)
    assert canonical(raw) == right


def test_placement_says_what_a_document_uses():
    words = ["hòa", "hoà", "hoàn", "cũ"]
    found = [syllable.placement for word in words if (syllable := parse_syllable(word))]
    assert found == [Placement.OLD, Placement.NEW, Placement.ANY, Placement.ANY]


def test_canonical_keeps_i_and_y_and_case_and_unknown_words():
    assert [canonical(w) for w in ("kĩ", "kỹ", "HOÀ", "Hoà", "QĐ", "José")] == [
        "kĩ", "kỹ", "HÒA", "Hòa", "QĐ", "José",
    ]  # fmt: skip
    assert writing.canonical_text("Hoà Bình, số 5/UỶ-x") == "Hòa Bình, số 5/ỦY-x"


def test_every_syllable_parses_back_to_its_parts():
    count = 0
    for word in writing.all_syllables():
        syllable = parse_syllable(word)
        assert syllable is not None and syllable.canonical == word
        assert writing.compose(syllable.onset, syllable.rhyme, syllable.tone) == word
        count += 1
    assert 15_000 < count < 18_000


def test_marks_off():
    assert writing.strip_marks("Ủy ban nhân dân huyện Đông Hưng, Ư, ẵ") == (
        "Uy ban nhan dan huyen Dong Hung, U, a"
    )
    assert writing.strip_marks(writing.to_nfd("Phường Đồng Nguyễn")) == "Phuong Dong Nguyen"
    assert writing.strip_marks("Zürich, señor") == "Zürich, señor"
    assert writing.strip_tones("Thửa đất ướt") == "Thưa đât ươt"


def test_eth_is_read_as_the_vietnamese_letter():
    assert writing.normalize("Ðiều ðó") == "Điều đó"


def test_tones():
    assert [writing.tone_of(w) for w in ("ma", "mà", "mả", "mã", "má", "MẠ")] == list(Tone)
    assert writing.put_tone("Ê", Tone.TILDE) == "Ễ"
    with pytest.raises(ValueError, match="'k'"):
        writing.put_tone("k", Tone.DOT)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("xã", Case.LOWER),
        ("Xã", Case.TITLE),
        ("Ở", Case.TITLE),
        ("XÃ", Case.UPPER),
        ("TTg", Case.MIXED),
        ("2053", Case.NONE),
        ("“Nhà", Case.TITLE),
    ],
)
def test_case(word, case):
    assert writing.case_of(word) is case


def test_case_is_given_on():
    assert writing.recase("nguyễn", "TRAN") == "NGUYỄN"
    assert writing.recase("“đề", "De") == "“Đề"
    assert writing.recase("ĐỨC", "ducnv") == "đức"


@given(st.sampled_from(sorted(writing.all_syllables())), st.sampled_from(Placement), st.booleans())
def test_placement_never_changes_the_syllable(word, placement, upper):
    word = word.upper() if upper else word
    placed = writing.place_tone(unicodedata.normalize("NFD", word), placement)
    assert canonical(placed) == word
    assert writing.strip_marks(placed) == writing.strip_marks(word)


@given(st.text(max_size=40))
def test_any_text_is_taken(text):
    parse_syllable(text)
    assert writing.strip_marks(writing.strip_marks(text)) == writing.strip_marks(text)
    assert writing.canonical_text(writing.canonical_text(text)) == writing.canonical_text(text)
    assert len(writing.strip_tones(text)) == len(text)

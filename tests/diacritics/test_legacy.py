import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.legacy import Encoding, decode, encode
from diacritics.writing import all_syllables, marked_letters, to_nfd

LETTERS = sorted(
    marked_letters() | set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0 .,-/")
)
LOWER = [letter for letter in LETTERS if letter == letter.lower()]

KNOWN = [
    # text, TCVN3, VNI: the national motto as the fonts of the time hold it
    (
        "Cộng hoà xã hội chủ nghĩa Việt Nam",
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
        "Coäng hoaø xaõ hoäi chuû nghóa Vieät Nam",
    ),
    (
        "Độc lập - Tự do - Hạnh phúc",
        "§éc lËp - Tù do - H¹nh phóc",
        "Ñoäc laäp - Töï do - Haïnh phuùc",
    ),
    ("thượng hạ tầng lỹ", "th\xad\xeeng h¹ tÇng lü", "thöôïng haï taàng lyõ"),
]


@pytest.mark.parametrize(("text", "tcvn3", "vni"), KNOWN)
def test_known_texts(text, tcvn3, vni):
    assert decode(tcvn3, Encoding.TCVN3) == text
    assert decode(vni, Encoding.VNI) == text
    assert encode(text, Encoding.TCVN3) == tcvn3
    assert encode(text, Encoding.VNI) == vni


def test_tables_hold_every_letter_once():
    for encoding in Encoding:
        codes = [encode(letter, encoding) for letter in sorted(marked_letters())]
        letters = {decode(code, encoding) for code in codes}
        expected = {c for c in marked_letters() if encoding is Encoding.VNI or c in LOWER}
        assert expected <= letters


@given(st.text(st.sampled_from(LETTERS)))
def test_vni_round_trip(text):
    assert decode(encode(text, Encoding.VNI), Encoding.VNI) == text


@given(st.text(st.sampled_from(LOWER)))
def test_tcvn3_round_trip_of_lower_case(text):
    assert decode(encode(text, Encoding.TCVN3), Encoding.TCVN3) == text


@given(st.lists(st.sampled_from(sorted(all_syllables())), min_size=1).map(" ".join))
def test_tcvn3_round_trip_of_a_line_of_capitals(text):
    capitals = f"ĐIỀU LỆ {text.upper()}"
    assert decode(encode(capitals, Encoding.TCVN3), Encoding.TCVN3) == capitals


@given(st.text(), st.sampled_from(Encoding), st.booleans())
def test_any_text_is_taken(text, encoding, capital_font):
    decode(encode(text, encoding), encoding, capital_font=capital_font)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("CéNG HOµ X· HéI", "CỘNG HOÀ XÃ HỘI"),  # "X·" takes its case from its neighbours
        ("Uû ban nh©n d©n x· Hµ §«ng", "Uỷ ban nhân dân xã Hà Đông"),
        ("UBND x· Hµ Lan, HuyÖn §« L\xad¬ng", "UBND xã Hà Lan, Huyện Đô Lương"),
        ("QUYÕT §ÞNH\nVÒ viÖc thi ®ua", "QUYẾT ĐỊNH\nVề việc thi đua"),  # line by line
        ("Điều 1", "Điều 1"),  # not an encoding's character: stays
    ],
)
def test_tcvn3_capitals(raw, text):
    assert decode(raw, Encoding.TCVN3) == text


def test_a_capital_font_is_believed():
    assert decode("b¸o c¸o", Encoding.TCVN3, capital_font=True) == "BÁO CÁO"


def test_decomposed_and_lookalike_codes():
    assert decode(to_nfd("Coäng hoaø"), Encoding.VNI) == "Cộng hoà"
    assert decode("hoμ x∙", Encoding.TCVN3) == "hoà xã"
    assert decode("Aùo", Encoding.VNI) == decode("AÙo", Encoding.VNI) == "Áo"

"""Capitals that engines by outlines take small letters for."""

from diacritics.capitals import lowered
from diacritics.parts import Part
from diacritics.train.capitals import shares

ERRING = "Các xã Và phường Của huyện Có kế hoạch Với các Chính sách của Của tỉnh Và Các Cục Thuế"
SOUND = "Các xã và phường của huyện có kế hoạch với các Chính sách của tỉnh và Cơ quan"


def _line(text: str) -> list[Part]:
    return [Part(at, at + 1, word, 0.9) for at, word in enumerate(text.split())]


def _text(text: str) -> str:
    return " ".join(part.text for part in lowered({0: _line(text)})[0])


def test_capitals_of_an_engine_that_errs_are_made_small_where_words_hardly_have_them() -> None:
    assert _text(ERRING) == (
        "Các xã và phường của huyện có kế hoạch với các Chính sách của của tỉnh và các Cục Thuế"
    )


def test_capitals_of_an_engine_that_does_not_err_stay() -> None:
    assert _text(SOUND) == SOUND


def test_a_sentence_begins_with_a_capital() -> None:
    assert _text(f"{ERRING}. Và xã").endswith("Và xã")


def test_shares_are_counted_inside_sentences() -> None:
    found = shares(["Xã Vân Sơn có Sở: Có xã"] * 30 + ["hội của sở"] * 30)
    assert found == {"có": 0.0, "của": 0.0, "sơn": 1.0, "sở": 0.5, "vân": 1.0, "xã": 0.0}

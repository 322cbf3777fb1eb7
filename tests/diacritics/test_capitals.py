"""Capitals that engines by outlines take small letters for."""

from diacritics.capitals import lowered, raised
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


def test_single_letters_keep_their_capitals() -> None:
    assert _text(f"{ERRING} viện K và khối C").endswith(" viện K và khối C")


def test_a_line_behind_a_stop_begins_with_a_capital() -> None:
    lines = ["căn cứ kế hoạch của huyện;", "- các xã và", "xã Vân Sơn", "", "nay báo cáo"]
    parts = {number: _line(line) for number, line in enumerate(lines) if line}
    found = raised(parts, lines)
    assert [" ".join(part.text for part in found[line]) for line in sorted(found)] == [
        "Căn cứ kế hoạch của huyện;",
        "- Các xã và",
        "xã Vân Sơn",
        "nay báo cáo",
    ]


def test_shares_are_counted_inside_sentences() -> None:
    found = shares(["Xã Vân Sơn có Sở: Có xã"] * 30 + ["hội của sở"] * 30)
    assert found == {"có": 0.0, "của": 0.0, "sơn": 1.0, "sở": 0.5, "vân": 1.0, "xã": 0.0}

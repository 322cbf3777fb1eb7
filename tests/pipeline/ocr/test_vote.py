"""Two engines' readings made one."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.imaging import PageImage
from pipeline.layout import PixelBox, find_lines
from pipeline.ocr import PixelWord
from pipeline.ocr.ctc import WORST, Claim, Letters, log_probabilities
from pipeline.ocr.engine import PixelLine
from pipeline.ocr.frames import HANDWRITTEN_AT_MOST
from pipeline.ocr.second import SecondReader
from pipeline.ocr.vote import vote
from pipeline.ocr.vote.contests import settle
from pipeline.ocr.vote.evidence import EDITS, NAMES, edits, odd_notation
from pipeline.ocr.vote.fit import fit, read_example, truths, write
from pipeline.ocr.vote.headings import in_sequence, numeral_value
from pipeline.ocr.vote.logit import conditional_logit
from pipeline.ocr.vote.rivals import mixtures, rivals
from pipeline.ocr.vote.units import units
from pipeline.ocr.vote.weights import AGREED, ALONE, read_weights
from tests.pipeline.pictures import BODY, body_page, worn

needs_second = pytest.mark.skipif(find_spec("trueocr") is None, reason="TrueOCR is not installed")

BASIC = "abcdefghijklmnopqrstuvwxyzáãâấậẩếểễđùúủụịĩIVXLHT0123456789.,:;-/% ()"


def seen(text: str, sure: float = 0.97, rivals: Sequence[tuple[int, str]] = ()) -> Letters:
    """Letters that show a text: one step each, a blank between; `rivals` are as probable."""
    charset = tuple(sorted({*BASIC, *text}))
    steps = np.full((2 * len(text) + 1, len(charset) + 1), (1 - sure) / len(charset))
    steps[::2, 0] = sure
    for at, letter in enumerate(text):
        steps[2 * at + 1, charset.index(letter) + 1] = sure
    for at, letter in rivals:
        steps[2 * at + 1, charset.index(letter) + 1] = sure
    steps /= steps.sum(axis=1, keepdims=True)
    return Letters(np.log(steps).astype(np.float32), charset, (0, 10 * len(steps)))


def read(*words: tuple[str, float]) -> PixelLine:
    boxes = (PixelBox(60 * place, 0, 60 * place + 50, 20) for place in range(len(words)))
    return tuple(PixelWord(*word, box) for word, box in zip(words, boxes, strict=False))


def said(lines: Sequence[PixelLine]) -> list[str]:
    return [" ".join(word.text for word in line) for line in lines]


def test_log_probabilities_are_those_of_all_spreadings() -> None:
    """Against the sum over every path of a small network, written out."""
    rng = np.random.default_rng(5)
    steps = rng.random((4, 3))
    steps /= steps.sum(axis=1, keepdims=True)
    letters = Letters(np.log(steps).astype(np.float32), ("a", "b"), (0, 4))
    texts = ("", "a", "ab", "aa", "aba", "abab")
    total = dict.fromkeys(texts, 0.0)
    for path in np.ndindex(3, 3, 3, 3):
        kept = [c for k, c in enumerate(path) if c and (k == 0 or path[k - 1] != c)]
        text = "".join(" ab"[c] for c in kept)
        if text in total:
            total[text] += float(np.prod([steps[k, c] for k, c in enumerate(path)]))
    found = log_probabilities([Claim(letters, 0, 4, text) for text in texts])
    assert np.exp(found) == pytest.approx([total[text] for text in texts], rel=1e-4)


def test_claims_on_no_steps_and_of_unknown_letters_are_improbable() -> None:
    letters = seen("ab")
    found = log_probabilities([Claim(letters, 0, 0, ""), Claim(letters, 0, 0, "a")])
    assert found.tolist() == [0.0, WORST]
    known, unknown = log_probabilities([Claim(letters, 0, 5, "ab"), Claim(letters, 0, 5, "ab~")])
    assert unknown < known - 3


@given(st.text("ab c", max_size=8), st.text("ab c", max_size=8))
def test_units_cover_both_readings(first: str, second: str) -> None:
    first, second = " ".join(first.split()), " ".join(second.split())
    line = read(*((word, 0.9) for word in first.split()))
    found = units(line, seen(second))
    assert " ".join(unit.first for unit in found) == first
    assert " ".join(unit.second for unit in found) == second
    assert [word for unit in found for word in unit.words] == list(line)


def test_mixtures_take_each_difference_from_either_side() -> None:
    assert set(mixtures("-Lưu: VT", "- Lưu:VT.")) >= {"- Lưu: VT.", "-Lưu:VT", "- Lưu: VT"}


def test_readings_on_which_both_agree_surely_have_no_rivals() -> None:
    (unit,) = units(read(("lập", 0.95)), seen("lập"))
    assert rivals(unit) == ()


@pytest.mark.parametrize(
    ("meant", "misread", "kinds"),
    [
        ("thị", "thi", {"mark": 1}),
        ("37,2", "37.2", {"point": 1}),
        ("37,2", "3712", {"digit": 1}),
        ("- Lưu", "-Lưu", {"lost_space": 1}),
        ("hoa.", "hoa", {"lost_point": 1}),
        ("III.", "II.", {"lost": 1}),
        ("đa", "Đa", {"case": 1}),
    ],
)
def test_edits_are_counted_by_kind(meant: str, misread: str, kinds: dict[str, int]) -> None:
    assert dict(zip(EDITS, edits(meant, misread), strict=True)) == dict.fromkeys(EDITS, 0) | kinds


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("6.3%", 1),
        ("6,3%", 0),
        ("1.234", 0),
        ("1,234", 1),
        ("1.2.2020", 0),
        ("QH15", 0),
        ("9x", 1),
        ("I.MỤC", 1),
        ("a.b@c.vn", 0),
    ],
)
def test_odd_notation(text: str, odd: int) -> None:
    assert odd_notation(text) == odd


def test_the_second_engine_and_the_language_put_a_mark_right() -> None:
    lines = [read(("kiểm", 0.96), ("tra", 0.96), ("việc", 0.95), ("thi", 0.55), ("hành", 0.96))]
    (line,) = vote(lines, [seen("kiểm tra việc thi hành")], [PixelBox(0, 0, 300, 20)])
    assert said([line]) == ["kiểm tra việc thi hành"]
    wrong = [read(("kiếm", 0.55), ("tra", 0.96), ("việc", 0.95), ("thi", 0.9), ("hành", 0.96))]
    (line,) = vote(wrong, [seen("kiểm tra việc thi hành")], [PixelBox(0, 0, 300, 20)])
    assert said([line]) == ["kiểm tra việc thi hành"]
    assert line[0].box == wrong[0][0].box


def test_a_point_in_a_percentage_is_a_comma_where_the_picture_allows_it() -> None:
    letters = seen("đạt 37,2%", rivals=[(6, ".")])
    (line,) = vote([read(("đạt", 0.96), ("37.2%", 0.7))], [letters], [PixelBox(0, 0, 120, 20)])
    assert said([line]) == ["đạt 37,2%"]


@pytest.mark.parametrize(("first", "second"), [("10,1%;", "10,196;"), ("(%)", "(96)")])
def test_a_percent_sign_is_no_digits(first: str, second: str) -> None:
    (unit,) = units(read((first, 0.9)), seen(second))
    texts = rivals(unit)
    assert first in texts
    assert not {text for text in texts if "9%" in text or "96" in text}


def test_letters_in_a_number_are_the_digits_they_look_like() -> None:
    (unit,) = units(read(("4ó,ó%;", 0.9)), seen("46,66;"))
    assert "46,6%;" in rivals(unit)
    assert "46,66;" not in rivals(unit)


def test_a_year_read_as_a_percent_sign_can_be_put_right() -> None:
    (unit,) = units(read(("19%", 0.6)), seen("1996"))
    assert "1996" in rivals(unit)


@pytest.mark.parametrize(("first", "second"), [("42%...", "42%./"), ("hoa./", "hoa./")])
def test_the_sign_behind_a_document_is_read_whole(first: str, second: str) -> None:
    (line,) = vote([read((first, 0.4))], [seen(second)], [PixelBox(0, 0, 100, 20)])
    assert said([line]) == [second + "."]


def test_a_sign_that_no_paper_has_is_dirt() -> None:
    (line,) = vote([read(("2¿", 0.6))], [seen("2")], [PixelBox(0, 0, 40, 20)])
    assert said([line]) == ["2"]


def test_headings_are_numbered_in_sequence() -> None:
    rivals = [("L", "I."), ("II.", "III."), ("II.", "III."), ("TT", "III."), ("IV.", "VI.")]
    scores = [np.array(each) for each in ([0.0, -1], [0, 0], [0, -2], [0, -3], [0.0, 0])]
    raised = in_sequence(rivals, scores)
    chosen = [texts[int(score.argmax())] for texts, score in zip(rivals, raised, strict=True)]
    assert chosen == ["I.", "II.", "III.", "TT", "IV."]


@pytest.mark.parametrize(
    ("text", "value"), [("I.", 1), ("IV.", 4), ("VIII.", 8), ("IX.", 9), ("II", 0), ("L.", 0)]
)
def test_numerals_have_values(text: str, value: int) -> None:
    assert numeral_value(text) == value


def test_a_numeral_stands_before_a_heading_and_not_alone() -> None:
    (cell,) = units(read(("l", 0.4)), seen("1"))
    assert not [text for text in rivals(cell) if numeral_value(text)]
    heading, *_ = units(read(("l.", 0.4), ("Mục", 0.9), ("tiêu", 0.9)), seen("I. Mục tiêu"))
    assert "II." in rivals(heading)


def test_lines_that_the_second_engine_alone_sees_must_be_surely_text() -> None:
    box = PixelBox(0, 0, 400, 20)
    sure, noise, unsure = vote([(), (), ()], [seen("nơi nhận"), seen("1-"),
                                              seen("lau hung", 0.4)], [box] * 3)  # fmt: skip
    assert len(sure) == 2
    assert sure[0].box.x1 < sure[1].box.x0
    assert (noise, unsure) == ((), ())


def test_digits_in_a_frame_that_the_engines_read_differently_are_unsure() -> None:
    line = read(("ngày", 0.97), ("14", 0.96), ("tháng", 0.96), ("5", 0.96), ("năm", 0.96))
    box = PixelBox(0, 0, 300, 20)
    (same,) = vote([line], [seen("ngày 14 tháng 5 năm")], [box])
    (other,) = vote([line], [seen("ngày 11 tháng 5 năm")], [box])
    assert same[1].confidence > HANDWRITTEN_AT_MOST
    assert other[1].confidence <= HANDWRITTEN_AT_MOST


def test_digits_joined_to_their_frame_stay_unsure() -> None:
    """One engine saw the pen's number apart from the printed symbol, the other did not."""
    line = read(("Số:", 0.97), ("56", 0.8), ("/TB-VHTT", 0.95))
    (found,) = vote([line], [seen("Số: 561/TB-VHTT")], [PixelBox(0, 0, 300, 20)])
    assert all(word.confidence <= HANDWRITTEN_AT_MOST for word in found if "56" in word.text)


def test_a_typeset_number_apart_from_its_symbol_stays_sure() -> None:
    line = read(("Số:", 0.97), ("2243", 0.9), ("/TB-VHTT", 0.95))
    (found,) = vote([line], [seen("Số: 2243/TB-VHTT")], [PixelBox(0, 0, 300, 20)])
    assert all(word.confidence > 0.7 for word in found if "2243" in word.text)


def test_fitted_weights_are_those_the_choices_were_made_with() -> None:
    rng = np.random.default_rng(11)
    rows = rng.normal(size=(6000, 2))
    true = np.array([1.5, -0.7])
    starts = np.arange(0, 6000, 3)
    noise = -np.log(-np.log(rng.random(6000)))
    chosen = starts + (rows @ true + noise).reshape(-1, 3).argmax(axis=1)
    assert conditional_logit(rows, starts, chosen) == pytest.approx(true, abs=0.15)


@needs_second
def test_the_second_engine_reads_lines_with_their_places() -> None:
    gray = body_page().gray
    page = find_lines(gray, 300)
    first = min(range(len(page.boxes)), key=lambda n: page.boxes[n].y0)
    letters = SecondReader().read_page(gray, page.boxes)[first]
    peaks = letters.best()
    text = "".join(peak.letter for peak in peaks)
    assert text.split()[:3] == BODY[0].split()[:3]
    assert letters.x(peaks[0].step) == pytest.approx(page.boxes[first].x0, abs=25)
    assert letters.x(peaks[-1].step) == pytest.approx(page.boxes[first].x1, abs=25)


def test_the_weights_are_as_the_command_writes_them(tmp_path: Path, root: Path) -> None:
    known = (root / "pipeline" / "data" / "vote.toml").read_text(encoding="utf-8")
    write(read_weights(), tmp_path / "vote.toml", known.split("`")[1])
    assert (tmp_path / "vote.toml").read_text(encoding="utf-8") == known


@needs_second
def test_weights_are_fitted_to_a_page_and_its_truth() -> None:
    gray = worn(body_page().gray, 150, grain=8, shade=0.2, seed=3)
    example = read_example(PageImage(gray, 150), "\n".join(BODY))
    texts, _ = settle(example.lines, example.contests, read_weights().rivals)
    known = truths(example, texts)
    assert sorted(" ".join(known.values()).split()) == sorted(" ".join(BODY).split())
    fitted = fit([example])
    assert (len(fitted.rivals), len(fitted.agreed), len(fitted.alone)) == (
        len(NAMES),
        len(AGREED),
        len(ALONE),
    )
    settled, _ = settle(example.lines, example.contests, fitted.rivals)
    assert {(line, place): settled[line][place] for line, place in known} == known

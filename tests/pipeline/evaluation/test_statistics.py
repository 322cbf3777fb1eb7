"""Intervals, significance and calibration."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.bootstrap import RESAMPLES, difference, f1, interval
from pipeline.evaluation.calibration import calibrate, words_right
from pipeline.evaluation.figures import any_order_row, character_row, unit_rows, word_row
from pipeline.evaluation.pages import score_page
from pipeline.evaluation.units import Unit, character_lines, unit_of, word_lines


def test_the_interval_holds_the_true_rate_as_often_as_it_says() -> None:
    random.seed(11)
    held = 0
    for seed in range(100):
        rows = []
        for _ in range(40):
            length = random.randint(50, 150)
            rows.append((sum(random.random() < 0.1 for _ in range(length)), length))
        figure = interval(rows, seed=seed)
        assert figure.low is not None and figure.high is not None
        held += figure.low <= 0.1 <= figure.high
    assert 88 <= held <= 100


def test_the_same_rows_give_the_same_interval() -> None:
    rows = [(1, 10), (3, 20), (0, 15)]
    assert interval(rows) == interval(rows)
    assert interval(rows).value == 4 / 45


def test_one_unit_has_no_interval_and_none_at_all_has_a_value() -> None:
    assert interval([(1, 4)]) == (0.25, None, None)
    assert interval([]) == (0.0, None, None)
    assert interval([], f1) == (1.0, None, None)


def test_an_empty_truth_does_not_spoil_the_interval() -> None:
    figure = interval([(2, 0), (1, 10), (0, 10)])
    assert figure.value == 0.15


def test_a_clear_difference_is_significant_and_a_doubtful_one_is_not() -> None:
    random.seed(3)
    first = [(random.randint(8, 12), 100) for _ in range(30)]
    better = [(errors - 2, length) for errors, length in first]
    clear = difference(first, better)
    assert clear.value == pytest.approx(-0.02)
    assert clear.high is not None and clear.high < 0 and clear.p == 2 / (RESAMPLES + 1)
    doubtful = difference(first, [(e + random.choice((-3, 3)), n) for e, n in first])
    assert doubtful.p is not None and doubtful.p > 0.05
    same = difference(first, first)
    assert same == (0, 0, 0, 1)


def test_a_paired_comparison_needs_pairs() -> None:
    with pytest.raises(ValueError, match="same units"):
        difference([(1, 2)], [])


def test_calibration_by_hand() -> None:
    judged = [(0.95, True), (0.95, True), (0.95, False), (0.05, False), (1.0, True), (0.3, True)]
    found = calibrate(judged)
    assert [(part.low, part.size) for part in found.bins] == [(0.0, 1), (0.3, 1), (0.9, 4)]
    # bins: |0 - 0.05| * 1, |1 - 0.3| * 1, |0.75 - 0.9625| * 4
    assert found.ece == pytest.approx((0.05 + 0.7 + 0.85) / 6)
    assert calibrate([]).ece == 0


def test_perfect_confidences_have_no_calibration_error() -> None:
    random.seed(5)
    judged = [(c := random.random(), random.random() < c) for _ in range(20_000)]
    assert calibrate(judged).ece < 0.02


def test_a_confidence_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match=r"1\.2"):
        calibrate([(1.2, True)])


def test_bins_may_be_of_any_width() -> None:
    found = calibrate([(0.2, False), (0.9, True), (0.95, True), (1.0, True)], (0.0, 0.9, 0.95, 1.0))
    assert [(part.low, part.high, part.size) for part in found.bins] == [
        (0.0, 0.9, 1),
        (0.9, 0.95, 1),
        (0.95, 1.0, 2),
    ]


def test_words_right() -> None:
    assert words_right(["a", "b", "c", "d"], ["a", "x", "c"]) == [True, False, True]


LINES = st.text(alphabet="aăbđ 12.,-\n", max_size=60)


@given(LINES, LINES)
def test_lines_add_up_to_their_page(truth: str, reading: str) -> None:
    page = score_page("x", None, truth, reading)
    for lines, whole in (
        (character_lines(page), page.characters),
        (word_lines(page), page.words),
    ):
        assert len(lines) == page.truth.count("\n") + 1
        assert tuple(map(sum, zip(*lines, strict=True))) == (whole.errors, whole.length)


def test_errors_are_laid_to_their_lines() -> None:
    page = score_page("x", None, "một hai\nba bốn\nnăm", "mot hai\nba bốn năm sáu bảy")
    assert character_lines(page) == [(1, 8), (0, 7), (8, 3)]
    assert word_lines(page) == [(1, 2), (0, 2), (2, 1)]


def test_the_coarsest_unit_is_drawn_of_which_there_are_enough() -> None:
    page = score_page("a", 1, "một\nhai\nba", "mot\nhai\nba")
    pages = [page] * 10
    assert (unit_of([page]), unit_of(pages)) == (Unit.LINE, Unit.PAGE)
    assert unit_of([replace(page, name=str(n)) for n in range(10)]) is Unit.FILE
    assert [len(unit_rows(p, character_row)) for p in ([page], pages)] == [3, 10]
    assert len(unit_rows([page], any_order_row)) == 1


def test_one_page_tells_a_clear_difference_from_a_doubtful_one() -> None:
    truth = "\n".join(f"dòng thứ {n} của trang này" for n in range(40))
    bad = score_page("x", None, truth, truth.replace("dòng", "dong"))
    half = truth.replace("này", "nay", 20).replace("dòng", "dong", 19)
    good = score_page("x", None, truth, truth)
    clear = difference(unit_rows([bad], word_row), unit_rows([good], word_row))
    assert clear.value == -1 / 6 and clear.p is not None and clear.p < 0.01
    other = score_page("x", None, truth, half)
    doubtful = difference(unit_rows([bad], word_row), unit_rows([other], word_row))
    assert doubtful.p is not None and doubtful.p > 0.05

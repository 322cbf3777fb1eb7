"""The parts of the restorer: maps, language model, tokens, channel, lists, alignment."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.align import align_tokens
from diacritics.fixed import fixed_pieces
from diacritics.hashing import mix
from diacritics.lists import list_letters
from diacritics.looks import Look, looks_of
from diacritics.model_files import Model, default_model
from diacritics.passages import passages, tokens_of
from diacritics.spelling import spell
from diacritics.tokens import split_token
from diacritics.train.calibrate import isotonic
from diacritics.train.tables import build


@pytest.fixture(scope="module")
def model() -> Model:
    return default_model()


def test_a_map_finds_what_was_put_in_and_little_else() -> None:
    keys = mix(np.arange(1, 20_001, dtype=np.uint64))
    values = np.arange(20_000, dtype=np.int64) % 64
    table = build(keys, values, value_bits=6, fingerprint_bits=10)
    there, found = table.find(keys)
    assert there.all()
    assert (found == values).all()
    absent = mix(np.arange(1_000_000, 1_100_000, dtype=np.uint64))
    assert table.find(absent)[0].mean() < 3 / 2**10


def test_next_word_probabilities_sum_to_about_one(model: Model) -> None:
    number = model.channel.number
    context = [number[word] for word in ("nhân", "dân", "ban", "ủy")]
    words = np.array([context])
    every = np.arange(len(model.entries))
    windows = np.concatenate([every[:, None], np.repeat(words, len(every), axis=0)], axis=1)
    logp = model.lm.window_scores(windows, np.full(len(every), 5))
    assert np.exp(logp.astype(np.float64)).sum() == pytest.approx(1.0, abs=0.3)  # quantised


@given(st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=20))
def test_pieces_make_up_the_token(token: str) -> None:
    pieces = split_token(token)
    assert "".join(piece.text for piece in pieces) == token
    at = 0
    for piece in pieces:
        assert piece.start == at
        at += len(piece.text)


@pytest.mark.parametrize(
    ("read", "meant"),
    [("dugc", "được"), ("tir", "từ"), ("nghi¢p", "nghiệp"), ("1ap", "lập"), ("hQc", "học")],
)
def test_the_channel_offers_the_word_that_was_meant(model: Model, read: str, meant: str) -> None:
    words = [model.channel.words[word] for word, _ in model.channel.candidates(read, loud=False)]
    assert meant in words


def test_only_the_next_letter_of_a_list_is_put_in() -> None:
    lines = ["a) Một", "b) Hai", "¢) Ba", "d) Bốn", "d) Năm", "e) Sáu"]
    assert list_letters(lines) == {2: (0, "c"), 4: (0, "đ")}
    assert list_letters(["d) Một", "g) Hai"]) == {}


def test_tokens_are_aligned_over_lost_and_stray_spaces() -> None:
    groups = list(
        align_tokens(["ngày", "21", "tháng", "02", "năm"], ["ngay21", "thango2", "n", "ăm"])
    )
    assert groups == [
        (["ngày", "21"], ["ngay21"]),
        (["tháng", "02"], ["thango2"]),
        (["năm"], ["n", "ăm"]),
    ]


def test_codes_are_set_aside_with_what_they_should_read() -> None:
    fixed = {piece.text: piece.fixed for piece in fixed_pieces("S6:198 /QDP-TTg ngay 5 thang 3")}
    assert fixed["S6:198"] == "Số: 198"
    assert fixed["/QDP-TTg"] == "/QĐ-TTg"


def test_capitals_are_told_by_their_neighbours() -> None:
    look = [*looks_of(tokens_of("BO GIAO DUC", 0)).values()]
    assert look == [Look.LOUD] * 3
    look = [*looks_of(tokens_of("theo chuan ABET cua nganh", 0)).values()]
    assert look[2] is Look.ACRONYM


@pytest.mark.parametrize(
    ("surface", "raw", "loud", "spelled"),
    [
        ("được", "dugc", False, "được"),
        ("được", "Dugc", False, "Được"),
        ("được", "DUGC", True, "ĐƯỢC"),
        ("điều", "biéu", False, "Điều"),
        ("lời", "Idi", False, "lời"),
        ("UBND", "UBND", False, "UBND"),
        ("TTg", "TTg", False, "TTg"),
    ],
)
def test_words_take_the_case_that_was_read(
    surface: str, raw: str, loud: bool, spelled: str
) -> None:
    assert spell(surface, raw, loud=loud, initial=False) == spelled


def test_lines_that_go_on_are_read_together() -> None:
    lines = ["Can ctr Ké hoach cua Uy ban nhan dan", "huyén vé viéc trién khai.", "1. Muc dich"]
    found = list(passages(lines, [True, True, True]))
    assert [{token.line for token in one.tokens} for one in found] == [{0, 1}, {2}]


def test_a_curve_of_confidences_is_not_misled_by_equal_ones() -> None:
    points = [(0.5, n % 2 == 0) for n in range(100)] + [(0.9, n % 10 < 7) for n in range(200)]
    assert isotonic(points) == [pytest.approx((0.5, 0.5)), pytest.approx((0.9, 0.7))]

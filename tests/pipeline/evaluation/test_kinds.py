"""The Vietnamese split of errors, and what was read as what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.confusions import confusions
from pipeline.evaluation.kinds import ErrorKind, classify, unlikeness
from pipeline.evaluation.pages import score_page

K = ErrorKind

SUBSTITUTIONS = [  # true, read, kind
    ("ộ", "ô", K.TONE),
    ("à", "a", K.TONE),
    ("a", "ã", K.TONE),
    ("ơ", "o", K.MARK),
    ("ă", "â", K.MARK),
    ("đ", "d", K.MARK),
    ("Đ", "D", K.MARK),
    ("ấ", "a", K.MARK),  # mark and tone lost: the mark is the coarser
    ("Ấ", "ấ", K.CASE),
    ("Đ", "đ", K.CASE),
    ("ị", "l", K.LETTER),
    ("đ", "b", K.LETTER),
    ("o", "0", K.LETTER),  # the true class decides
    ("0", "O", K.DIGIT),
    ("8", "3", K.DIGIT),
    (",", ".", K.PUNCTUATION),
    ("–", "-", K.PUNCTUATION),
    ("%", "9", K.PUNCTUATION),
    (" ", ".", K.JOIN),
    ("i", " ", K.SPLIT),
    (" ", None, K.JOIN),
    (None, " ", K.SPLIT),
    ("5", None, K.DIGIT),
    (None, "“", K.PUNCTUATION),
    (None, "x", K.LETTER),
    ("f", "ﬁ", K.LETTER),
    ("a", "а", K.LETTER),  # a Cyrillic а
]


@pytest.mark.parametrize(("true", "read", "kind"), SUBSTITUTIONS)
def test_classify(true: str | None, read: str | None, kind: ErrorKind) -> None:
    assert classify(true, read) is kind


def test_no_error_has_no_kind() -> None:
    with pytest.raises(ValueError, match="no error"):
        classify("a", "a")


@given(st.text(min_size=1, max_size=1), st.text(min_size=1, max_size=1))
def test_every_error_has_a_kind(true: str, read: str) -> None:
    if true != read:
        assert classify(true, read) in ErrorKind
        assert 0 < unlikeness(true, read) <= 9


def test_a_garbled_line_is_split_by_kind() -> None:
    score = score_page("x", None, "Đã đạt 95% xã hội hóa", "Da dat 96 % xãhội hoa")
    assert score.kinds == {
        K.MARK: 2,  # Đ, đ
        K.TONE: 3,  # ã, ạ, ó
        K.DIGIT: 1,
        K.SPLIT: 1,
        K.JOIN: 1,
    }


CONFUSIONS = [  # truth, reading, pairs
    ("xã hội học tập", "xã hội hoc tập", [("học", "hoc")]),
    ("xã hội học tập", "xãhội học tập", [("xã hội", "xãhội")]),
    ("người dân", "ngư ời dân", [("người", "ngư ời")]),
    ("xã hội học tập", "xãhội hoc tập", [("xã hội", "xãhội"), ("học", "hoc")]),
    ("một hai ba", "một ba", [("hai", "")]),
    ("một ba", "một hai ba", [("", "hai")]),
    ("ngày 21 tháng", "ngay tháng", [("ngày", "ngay"), ("21", "")]),
    ("", "", []),
    ("a", "", [("a", "")]),
]


@pytest.mark.parametrize(("truth", "reading", "expected"), CONFUSIONS)
def test_confusions(truth: str, reading: str, expected: list[tuple[str, str]]) -> None:
    found = confusions(truth.split(), reading.split())
    assert [(spot.true, spot.read) for spot in found] == expected


SYLLABLES = ["xã", "hội", "học", "tập", "xãhội", "hoc", "ngư", "ời", "người"]
WORDS = st.lists(st.sampled_from(SYLLABLES), max_size=20)


@given(WORDS, WORDS)
def test_confusions_hold_all_that_differs(truth: list[str], reading: list[str]) -> None:
    rebuilt: list[str] = []
    at = 0
    for spot in confusions(truth, reading):
        rebuilt += truth[at : spot.true_at] + spot.read.split()
        at = spot.true_at + len(spot.true.split())
    assert rebuilt + truth[at:] == reading

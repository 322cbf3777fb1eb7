"""Rates by hand-checked examples and by their laws."""

import random
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.edits import Counts, counts, pairs, stretches
from pipeline.evaluation.kinds import unlikeness
from pipeline.evaluation.metrics import Found, cer, cer_n, multiset, wer, wer_n, words_any_order
from pipeline.evaluation.pages import pieces, score_page
from pipeline.evaluation.segments import fold, graphemes, words

VIETNAMESE = st.text(alphabet="aăâbcdđeêghioôơưyAĐƯẤấạẻõùỵ .,/-%0123456789\n", max_size=60)
ANY = st.text(max_size=40)

RATES = [  # truth, reading, CER, WER
    ("xã hội học tập", "xã hội học tập", 0, 0),
    ("xã hội học tập", "xã hôi học tap", 2 / 14, 2 / 4),
    ("Ủy ban", "ủy ban", 1 / 6, 1 / 2),
    ("83,8%", "83,3%", 1 / 5, 1),  # one word: the comma stands within a number
    ("44/2014/TT-BGDĐT", "44/2014/TT-BGDDT", 1 / 16, 1 / 4),  # four words, signs left out
    ("a", "", 1, 1),
    ("a", "a b c", 4, 2),  # more read than there is: above 1
    ("", "", 0, 0),  # an empty truth read as empty
    ("", "abc", float("inf"), float("inf")),  # text out of nothing
    ("…", "", 1, 0),  # no word was lost
]


@pytest.mark.parametrize(("truth", "reading", "characters", "by_word"), RATES)
def test_rates(truth: str, reading: str, characters: float, by_word: float) -> None:
    assert cer(truth, reading) == pytest.approx(characters)
    assert wer(truth, reading) == pytest.approx(by_word)


def test_composed_and_decomposed_letters_are_one_character() -> None:
    text = "Quyết định của Thủ tướng"
    assert cer_n(text, unicodedata.normalize("NFD", text)) == (0, 24)
    assert wer_n(unicodedata.normalize("NFD", text), text) == (0, 5)


def test_totals_are_weighted_and_an_empty_truth_counts_in_them() -> None:
    total = counts(list("abcd"), list("abxd")) + counts([], list("yz"))
    assert total == Counts(hits=3, substitutions=1, insertions=2)
    assert total.rate == 3 / 4


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  a \t b\u00a0c ", "a b c"),
        ("a  \r\n\r\n b", "a\nb"),
        ("a\fb", "a\nb"),
        ("1½", "1½"),  # NFC, not NFKC
        ("e\u0302\u0301", "ế"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("truth", "reading", "found"),
    [
        ("a b c", "c b a", Found(3, 3, 3)),
        ("a a b", "a b b", Found(2, 3, 3)),
        ("a b", "", Found(0, 2, 0)),
        ("", "", Found(0, 0, 0)),
    ],
)
def test_words_any_order(truth: str, reading: str, found: Found) -> None:
    assert words_any_order(truth, reading) == found


def test_found_of_nothing_is_perfect_and_of_something_made_up_is_not() -> None:
    assert (Found().precision, Found().recall, Found().f1) == (1, 1, 1)
    assert multiset([], ["x"]).f1 == 0


@given(VIETNAMESE, VIETNAMESE)
def test_counts_add_up(truth: str, reading: str) -> None:
    true, read = graphemes(truth), graphemes(reading)
    found = counts(true, read)
    assert found.length == len(true)
    assert found.hits + found.substitutions + found.insertions == len(read)
    turned = counts(read, true)
    assert found.errors == turned.errors


@given(VIETNAMESE, VIETNAMESE)
def test_alignment_costs_what_was_counted(truth: str, reading: str) -> None:
    true, read = graphemes(truth), graphemes(reading)
    aligned = [pair for s in stretches(true, read) for pair in pairs(s, true, read, unlikeness)]
    assert [i for i, _ in aligned if i is not None] == list(range(len(true)))
    assert [j for _, j in aligned if j is not None] == list(range(len(read)))
    errors = sum(i is None or j is None or true[i] != read[j] for i, j in aligned)
    assert errors == counts(true, read).errors


@given(ANY)
def test_a_text_read_rightly_has_no_errors(text: str) -> None:
    score = score_page("x", None, text, unicodedata.normalize("NFD", text))
    assert (score.characters.rate, score.words.rate, score.any_order.f1) == (0, 0, 1)
    assert not score.errors


@given(ANY, ANY)
def test_pieces_hold_both_texts_and_every_error(truth: str, reading: str) -> None:
    score = score_page("x", None, truth, reading)
    cut = list(pieces(score))
    assert "".join(piece.true for piece in cut) == score.truth
    assert "".join(piece.read for piece in cut) == score.reading
    assert [p.kind for p in cut if p.kind] == [error.kind for error in score.errors]
    assert score.kinds.total() == score.characters.errors


def test_partners_are_those_that_look_alike() -> None:
    true, read = list("nghị"), list("ngi")
    (part,) = [s for s in stretches(true, read) if not s.equal]
    chosen = {
        (true[i], read[j]) for i, j in pairs(part, true, read, unlikeness) if None not in (i, j)
    }
    assert chosen == {("ị", "i")}


def test_a_page_of_ten_thousand_characters_is_scored_in_fifty_milliseconds() -> None:
    random.seed(7)
    alphabet = "aăâbcdđeêghioôơưy ạẻõùỵ"
    truth = "".join(random.choices(alphabet, k=10_000))
    reading = "".join(
        random.choice(alphabet) if random.random() < 0.1 else letter for letter in truth
    )
    times = []
    for _ in range(5):  # the least of them: other programs may take the processor's caches
        began = time.process_time()
        score_page("x", None, truth, reading)
        times.append(time.process_time() - began)
    assert min(times) < 0.05


def test_words_of_vietnamese_are_its_syllables() -> None:
    text = "Số: 2053/QĐ-TTg ngày 23/11/2015; đạt 83,8% (35.642 người)"
    assert words(text) == [
        *["Số", "2053", "QĐ", "TTg", "ngày", "23", "11", "2015", "đạt", "83,8", "35.642"],
        "người",
    ]

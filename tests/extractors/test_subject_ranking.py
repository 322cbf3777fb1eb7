"""How the subject of a percentage is ranked: its window, its words and their scores."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from extractors.subject_features import choice_keys, word_keys
from extractors.subject_ranking import (
    ROLES,
    choice_scores,
    side,
    weights,
)
from extractors.train.examples import of_sentences
from extractors.train.real_rates import of_corpus, real_rates
from extractors.windows import on_one_page, window_around
from extractors.words import lexicon, words_in
from tests.extractors.papers import subjects

WINDOWS = [
    # a sentence, a bullet, a semicolon on a line with percentages and on another
    ("Đã họp. Tỷ lệ đạt [7%].", " Tỷ lệ đạt ", "."),
    ("Kết quả:\n- Tỷ lệ đạt [7%];", "Tỷ lệ đạt ", "|"),
    ("Nữ 5%; nam [7%].", " nam ", ";"),
    ("Đã họp; nam [7%].", " nam ", ","),
    ("nam [7%].", "nam ", "^"),
    # a percentage with its period; the sign in brackets is none
    ("tăng 3%/năm, giảm [7%]", ", giảm ", "%"),
    ("Tỷ lệ phần trăm (%) là [7%]", "Tỷ lệ phần trăm (%) là ", "^"),
    # a sentence that only names what stands alone behind it
    ("a) Tỷ lệ trẻ đi học. [7%]", "Tỷ lệ trẻ đi học. ", "|"),
    ("Trẻ đi học. [7%] bỏ học.", " ", "."),
]


def _amount(text: str) -> tuple[str, int, int]:
    start = text.index("[")
    return text.replace("[", "").replace("]", ""), start, text.index("]") - 1


@pytest.mark.parametrize(("marked", "before", "mark"), WINDOWS)
def test_windows(marked: str, before: str, mark: str) -> None:
    text, start, end = _amount(marked)
    window = window_around(text, start, end)
    assert (text[window.start : start], window.mark) == (before, mark)


BEHIND = [
    # the number again in words, a bound, a period; the next percentage and a mark end it
    ("Nộp [7%] (bảy phần trăm) số phí.", " số phí"),
    ("Có [7%] trở lên hộ dân; cả xã", " hộ dân"),
    ("Tăng [7%]/năm so với trước.", " so với trước"),
    ("Có [7%] nam, 5% nữ", " nam, "),
]


@pytest.mark.parametrize(("marked", "behind"), BEHIND)
def test_words_behind(marked: str, behind: str) -> None:
    text, start, end = _amount(marked)
    window = window_around(text, start, end)
    assert text[window.behind : window.end] == behind


def test_a_sentence_goes_on_over_the_page() -> None:
    text, start, end = _amount("Tỷ lệ bao\f2\nphủ đạt [81%].")
    joined, first, last = on_one_page(text, start, end)
    assert joined[:first] == "Tỷ lệ bao phủ đạt "
    assert joined[first:last] == "81%"


WORDS = [
    # the longest words; a number by what its unit measures; years and marks
    ("Tỷ lệ hộ nghèo", ["tỷ lệ|amount", "hộ|N", "nghèo|A"]),
    ("có 12 hộ", ["có|verb object", "#|number count", "hộ|N"]),
    ("đạt 3,5 tỷ đồng", ["đạt|verb subject", "#|number money"]),
    ("năm 2020,", ["năm|time", "#|date", ",|,"]),
    # a word goes on over a line's end; the end is a mark before a capital letter
    ("Tỷ\nlệ hộ\nBan", ["tỷ lệ|amount", "hộ|N", "¶|¶"]),
    # a noun and its verb are no word
    ("quốc gia tăng", ["quốc gia|N", "tăng|verb subject"]),
    # numbers that may be parts of names
    ("khu vực 3 và 05", ["khu vực|N", "#1|number ", "và|time", "#0|number "]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: list[str]) -> None:
    found = [f"{word.text}|{word.kind}" for word in words_in(text, 0, len(text))]
    assert found[: len(expected)] == expected


def test_a_line_that_leads_in_is_no_subject() -> None:
    assert subjects("1. Kết quả.\nBan Chỉ đạo báo cáo sơ kết như sau:\n- Đạt 41%.\n") == [""]


def test_a_verb_before_an_amount_is_a_word() -> None:
    text = "bảo đảm hợp đồng bằng "
    words = words_in(text, 0, len(text), amount_follows=True)
    assert [word.text for word in words][-2:] == ["hợp đồng", "bằng"]


def test_words_know_their_place() -> None:
    text = "Sản lượng  điện\nước đạt 1.250 triệu kWh (tăng)"
    words = words_in(text, 4, len(text))
    assert "".join("".join(text[each.start : each.end] for each in words).split()) == (
        "".join(text[4:].split())
    )


def test_lexicon_holds_words_of_up_to_four_syllables() -> None:
    assert all(1 <= len(word.split()) <= 4 for word in lexicon())
    assert len(lexicon()) > 10_000


def test_scores_are_the_sums_of_what_was_fitted() -> None:
    """The scores that are added up by words and kinds are those of the features one by one."""
    text = "Ngân sách tỉnh hỗ trợ không quá "
    words = words_in(text, 0, len(text))
    known, values, _ = weights()
    expected = [
        sum(values[known.get(key, 0), : len(ROLES)] for key in keys)
        for keys in word_keys(words, ".")
    ]
    for row, sums in zip(side(behind=False).scores(words, "."), expected, strict=True):
        assert row == pytest.approx(sums.tolist(), abs=1e-4)


def test_choices_are_weighed() -> None:
    before = words_in("tăng ", 0, 5)
    keys = choice_keys(before, [], "%", "before")
    found = [weights().choices[key] for key in keys if key in weights().choices]
    scores = choice_scores(before, [], "%", "before")
    assert scores == pytest.approx([sum(column) for column in zip(*found, strict=True)])
    assert scores[2] > scores[3]


def test_marked_sentences(tmp_path: Path) -> None:
    file = tmp_path / "own.txt"
    file.write_text(
        "# own\n{Sản lượng} đạt 5%, tăng 2%^.\n\nCó từ 7% đến 9% {hộ dân};\\n{nam} 4%.\n",
        encoding="utf-8",
    )
    found = [(each.text[each.start : each.end], each.subject) for each in of_sentences(file)]
    assert found == [
        ("5%", "Sản lượng"), ("2%", "Sản lượng"), ("7% đến 9%", "hộ dân"), ("4%", "nam")
    ]  # fmt: skip


def test_sentences_with_a_subject_too_many_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "own.txt"
    file.write_text("{Sản lượng} đạt 5% {kế hoạch}.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no percentage"):
        list(of_sentences(file))


def test_rates_of_a_corpus_are_found_by_their_places(tmp_path: Path) -> None:
    with lzma.open(tmp_path / "admin.txt.xz", "wt", encoding="utf-8") as corpus:
        corpus.write("Dòng đầu.\nTỷ lệ hộ nghèo còn 4%, giảm 1%.\n")
    table = tmp_path / "rates.tsv"
    table.write_text(
        "half\tfile\ttext\trate\tsubject\talso\n"
        "fitted\tadmin\t10-41\t19-21\t0-14\t6-14\n"
        "held-out\tadmin\t10-41\t28-30\t0-14\t\n",
        encoding="utf-8",
    )
    first, second = real_rates(table, tmp_path)
    assert first.text[first.start : first.end] == "4%"
    assert (first.subject, first.also) == ("Tỷ lệ hộ nghèo", ("hộ nghèo",))
    assert second.text[second.start : second.end] == "1%"
    assert [each.subject for each in of_corpus(table, tmp_path)] == ["Tỷ lệ hộ nghèo"]

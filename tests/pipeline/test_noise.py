"""Lines of text against what is read in seals and signatures."""

from __future__ import annotations

import pytest

from pipeline.model import WordSource
from pipeline.noise import is_text
from pipeline.rawpage import ReadWord, join_lines


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([("Nguyễn", 0.6), ("Văn", 0.6)], True),
        ([("4", 0.95)], True),  # a page number
        ([("12.450", 0.9)], True),
        ([("2021;", 0.9)], True),  # the last line of a paragraph
        ([("98,5%”;", 0.9)], True),
        ([("VT.", 0.9)], True),  # an abbreviation
        ([("6212/UBND-VHXX", 0.8)], True),
        ([("-", 0.39), ("UBNDunh", 0.39), ("(b/c);", 0.39)], True),  # an item of a list
        ([("‡", 0.89)], False),
        ([("=", 0.71), ("M", 0.0), ("Á", 0.7)], False),
        ([("¡|", 0.31)], False),
        ([("5", 0.6)], False),  # a stroke of a signature
        ([("~.———m—..nc", 0.0)], False),
        ([("xƯNG", 0.0)], False),
    ],
)
def test_lines(words: list[tuple[str, float]], text: bool) -> None:
    line = [ReadWord(word, None, confidence, WordSource.OCR) for word, confidence in words]
    assert is_text(line) is text


def test_empty_cells_before_the_first_word_of_a_row_stay() -> None:
    row = [
        ReadWord("Toàn", None, 0.9, WordSource.OCR, "\t"),
        ReadWord("huyện", None, 0.9, WordSource.OCR),
        ReadWord("84,1", None, 0.9, WordSource.OCR, "\t\t"),
    ]
    text, words = join_lines([row, row[1:2]])
    assert text == "\tToàn huyện\t\t84,1\nhuyện"
    assert [text[word.start : word.end] for word in words] == ["Toàn", "huyện", "84,1", "huyện"]

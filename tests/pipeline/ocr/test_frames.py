"""Doubtful digits in the frames of number and date."""

from __future__ import annotations

import pytest

from pipeline.layout import PixelBox
from pipeline.ocr import PixelWord
from pipeline.ocr.frames import HANDWRITTEN_AT_MOST, doubt_handwriting, number_differs

CASES = [
    # (words with confidences, those that must not pass as sure)
    ([("Số:", 0.95), ("417", 0.7), ("/QĐ-UBND", 0.9)], {"417"}),
    ([("Số:", 0.95), ("4", 0.6), ("17", 0.8), ("/QĐ-UBND", 0.9)], {"4", "17"}),
    # typeset apart from its symbol, as signing software does
    ([("Số:", 0.95), ("417", 0.93), ("/QĐ-UBND", 0.9)], set()),
    # glued to the word before it
    ([("Số:30c6", 0.6), ("/QĐ-UBND", 0.9)], {"Số:30c6"}),
    # printed whole
    ([("Số:", 0.95), ("417/QĐ-UBND", 0.7)], set()),
    ([("ngày", 0.97), ("14", 0.6), ("tháng", 0.96), ("5", 0.96), ("năm", 0.9)], {"14"}),
    ([("ngày", 0.97), ("14", 0.96), ("tháng", 0.96), ("5", 0.8), ("năm", 0.9)], {"5"}),
    # no frame: a sentence between the two words
    ([("ngày", 0.9), ("họp", 0.7), ("mỗi", 0.7), ("kỳ", 0.7), ("tháng", 0.9)], set()),
]


@pytest.mark.parametrize(("words", "doubted"), CASES)
def test_doubtful_digits_in_frames_are_unsure(
    words: list[tuple[str, float]], doubted: set[str]
) -> None:
    box = PixelBox(0, 0, 9, 9)
    line = tuple(PixelWord(text, confidence, box) for text, confidence in words)
    found = doubt_handwriting(line)
    assert [word.text for word in found] == [text for text, _ in words]
    lowered = {w.text for w, was in zip(found, line, strict=True) if w.confidence < was.confidence}
    assert lowered == doubted
    assert all(w.confidence <= HANDWRITTEN_AT_MOST for w in found if w.text in doubted)


SIZES = [
    # (height and width of the day "14" beside a year of 40 by 112, whether it may be by pen)
    (40, 55, False),
    (42, 50, False),
    # narrow as "11"
    (39, 34, False),
    # taller, lower or wider than print
    (48, 55, True),
    (34, 55, True),
    (40, 80, True),
]


@pytest.mark.parametrize(("height", "width", "pen"), SIZES)
def test_an_unsure_day_of_the_size_of_the_printed_year_is_print(
    height: int, width: int, pen: bool
) -> None:
    print_box, day_box = PixelBox(0, 0, 112, 40), PixelBox(0, 0, width, height)
    line = tuple(
        PixelWord(text, 0.6 if text == "14" else 0.97, day_box if text == "14" else print_box)
        for text in ("ngày", "14", "tháng", "5", "năm", "2022")
    )
    assert (doubt_handwriting(line)[1].confidence <= HANDWRITTEN_AT_MOST) is pen


NUMBERS = [
    # (read by one engine, by the other, what stands, whether they differ on the number)
    ("417/QĐ-UBND", "417/QĐ-UBND", "417/QĐ-UBND", False),
    # on the symbol alone
    ("417/<H-UBND", "417/KH-UBND", "417/KH-UBND", False),
    ("Số:417/KH-UBND", "S6:417/KH-UBND", "Số:417/KH-UBND", False),
    ("4¿*#/BC-HKH", "46Y/BC-HKH", "46Y/BC-HKH", True),
    ("466/BC-HKH", "464/BC-HKH", "464/BC-HKH", True),
    # nothing before the stroke
    ("/BC-HKH", "/BC-HKH", "/BC-HKH", False),
]


@pytest.mark.parametrize(("first", "second", "text", "differ"), NUMBERS)
def test_engines_that_read_other_numbers_read_no_print(
    first: str, second: str, text: str, differ: bool
) -> None:
    assert number_differs(first, second, text) is differ

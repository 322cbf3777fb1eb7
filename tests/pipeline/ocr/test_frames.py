"""Doubtful digits in the frames of number and date."""

from __future__ import annotations

import pytest

from pipeline.layout import PixelBox
from pipeline.ocr import PixelWord
from pipeline.ocr.frames import HANDWRITTEN_AT_MOST, doubt_handwriting

CASES = [
    # (words with confidences, those that must not pass as sure)
    ([("Số:", 0.95), ("417", 0.7), ("/QĐ-UBND", 0.9)], {"417"}),
    ([("Số:", 0.95), ("4", 0.6), ("17", 0.8), ("/QĐ-UBND", 0.9)], {"4", "17"}),
    # typeset apart from its symbol, as signing software does
    ([("Số:", 0.95), ("417", 0.93), ("/QĐ-UBND", 0.9)], set()),
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

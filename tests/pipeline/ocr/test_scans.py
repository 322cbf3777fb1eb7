"""Real scans whose numbers and days were written by pen, where a developer has them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.imaging import PageImage
from pipeline.ocr import OcrLine, engine, read_page
from pipeline.ocr.frames import HANDWRITTEN_AT_MOST
from pipeline.pdf import draw

BY_PEN = ("haiduong_01", "lvn_10209604", "lvn_10209629", "univ_02")


@pytest.mark.parametrize("name", BY_PEN)
def test_what_was_written_by_pen_is_not_given_out_as_sure(shared: Path, name: str) -> None:
    fields = json.loads((shared / "scans" / "fields.json").read_text(encoding="utf-8"))
    assert set(fields[name]["handwritten_fields"]) == {"number", "date"}
    pixels, dpi = draw(shared / "scans" / f"{name}.pdf", 1, 300, ())
    head = read_page(PageImage(pixels, dpi), engine()).lines[:12]
    number = next(line for line in head if line.text.startswith("Số:"))
    day = next(line for line in head if {"ngày", "tháng"} <= set(line.text.split()))
    assert _sure_digits(number, "Số:", "") == []
    assert _sure_digits(day, "ngày", "tháng") == []


def _sure_digits(line: OcrLine, after: str, before: str) -> list[str]:
    """Words with digits between two words of a line that are read surely; none after a stroke."""
    texts = [word.text for word in line.words]
    start = texts.index(after) + 1
    end = texts.index(before) if before else len(texts)
    return [
        word.text
        for word in line.words[start:end]
        if any(map(str.isdigit, word.text.split("/")[0])) and word.confidence > HANDWRITTEN_AT_MOST
    ]

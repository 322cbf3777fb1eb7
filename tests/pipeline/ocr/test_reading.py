"""Real engines on real pages drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from pipeline.errors import ExitCode, MissingProgram, UsageError
from pipeline.imaging import PageImage
from pipeline.layout import PixelBox, find_lines, line_image
from pipeline.ocr import (
    ENGINES,
    OcrLines,
    PixelWord,
    engine,
    fastest,
    read_page,
    reading_version,
    tessdata,
)
from pipeline.ocr.reread import confidence, read_again
from pipeline.ocr.specks import without_specks, without_stray_points
from pipeline.ocr.upright import read_rest, upright
from pipeline.settings import Settings
from tests.pipeline.pictures import BODY, Sheet, body_page, seal, tilted, worn

TRUTH = "\n".join(BODY)
NAMES = [name for name in ENGINES if name != "trueocr" or find_spec("trueocr") is not None]


def _text(pixels: np.ndarray[Any, Any], dpi: float = 300) -> str:
    return "\n".join(line.text for line in read_page(PageImage(pixels, dpi), engine()).lines)


def _error(truth: str, read: str) -> float:
    return Levenshtein.distance(truth, read) / len(truth)


@pytest.mark.parametrize("name", NAMES)
def test_engines_read_line_pictures(name: str) -> None:
    gray = body_page().gray
    page = find_lines(gray, 300)
    numbers = sorted(range(len(page.boxes)), key=lambda n: page.boxes[n].y0)[:3]
    lines = engine(name).read_lines([line_image(gray, page, n).pixels for n in numbers])
    read = "\n".join(" ".join(word.text for word in line) for line in lines)
    assert _error("\n".join(BODY[:3]), read) < 0.03
    assert all(0 <= word.confidence <= 1 for line in lines for word in line)


@pytest.mark.parametrize("name", NAMES)
def test_engines_read_whole_pages_and_say_their_version(name: str) -> None:
    found = engine(name).read(body_page().gray, 300)
    read = "\n".join(" ".join(word.text for word in line) for line in found)
    assert _error(TRUTH, read) < 0.03
    assert engine(name).version().startswith(("Tesseract ", "TrueOCR "))


def test_engines_are_kept() -> None:
    assert engine() is engine()


def test_an_unknown_engine_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="tesserocr, pytesseract, trueocr"):
        engine("abbyy")


def test_missing_vietnamese_data_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tessdata, "_USUAL_PLACES", ())
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingProgram, match="tesseract-ocr-vie") as raised:
        tessdata.tessdata_path.__wrapped__()
    assert raised.value.exit_code is ExitCode.MISSING_PROGRAM


def test_a_clean_page_is_read_with_its_places() -> None:
    read = read_page(PageImage(body_page().gray, 300), engine())
    assert _error(TRUTH, "\n".join(line.text for line in read.lines)) < 0.005
    first = read.lines[0].words[0]
    assert first.text == "Căn"
    assert first.bbox.x0 == pytest.approx(330 * 0.24, abs=2)
    assert (read.width, read.height) == (pytest.approx(595.2), pytest.approx(312))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_stand_up_whichever_way_they_lie(turn: int) -> None:
    lying = np.ascontiguousarray(np.rot90(body_page().gray, turn // 90))
    read = read_page(PageImage(lying, 300), engine())
    assert read.rotation == turn
    assert _error(TRUTH, "\n".join(line.text for line in read.lines)) < 0.005


def test_an_office_scan_is_read_nearly_without_error() -> None:
    page = worn(tilted(body_page().gray, -1.1), 200, grain=5, shade=0.15, seed=5)
    assert _error(TRUTH, _text(page, 200)) < 0.01


def test_a_poor_scan_is_read_far_better_than_by_the_engine_alone() -> None:
    page = worn(tilted(body_page().gray, 1.7), 150, grain=13, shade=0.45, seed=6)
    alone = "\n".join(" ".join(w.text for w in line) for line in engine().read(page, 150))
    assert _error(TRUTH, _text(page, 150)) < min(0.05, 0.5 * _error(TRUTH, alone))


def test_one_bit_scans_are_read() -> None:
    page = tilted(body_page(pitch=64).gray, 0.6)
    assert _error(TRUTH, _text(np.where(page < 150, 0, 255).astype(np.uint8))) < 0.01


def test_the_print_under_a_seal_is_read() -> None:
    sheet = body_page()
    sheet.centred(1700, 800, "TRƯỞNG PHÒNG")
    sheet.centred(1700, 1100, "Nguyễn Thị Hồng Thắm")
    read = _text(seal(sheet.rgb, 1560, 930))
    assert read.split("\n")[-2:] == ["TRƯỞNG PHÒNG", "Nguyễn Thị Hồng Thắm"]


def test_tables_have_tabs_between_their_cells() -> None:
    sheet = body_page()
    rows = [
        ["TT", "Chỉ tiêu", "Tỷ lệ (%)"],
        ["1", "Hộ nghèo", "4,7"],
        ["2", "Trường chuẩn", "91,5"],
    ]
    edges = [330, 480, 1400, 1900]
    for number, row in enumerate(rows):
        for (left, right), text in zip(pairwise(edges), row, strict=True):
            sheet.pen.rectangle(
                (left, 760 + 90 * number, right, 850 + 90 * number), outline=0, width=3
            )
            sheet.write(left + 30, 775 + 90 * number, text)
    assert _text(sheet.gray).split("\n")[-3:] == ["\t".join(row) for row in rows]


class _NeverAsked:
    """An engine for pages on which there is nothing to read."""

    name = "never"

    def version(self) -> str:
        return "0"

    def read(self, gray: np.ndarray[Any, Any], dpi: float) -> OcrLines:
        raise AssertionError("a blank page was sent to the engine")

    def read_lines(self, lines: Sequence[np.ndarray[Any, Any]]) -> OcrLines:
        assert not lines, "a line of a blank page was sent to the engine"
        return ()


def test_blank_pages_are_not_sent_to_the_engine() -> None:
    page = worn(Sheet().gray, 200, grain=4, shade=0.2, seed=7)
    read = read_page(PageImage(page, 200), _NeverAsked())
    assert read.blank
    assert read.lines == ()
    assert "blank" in read.warnings


def test_unsure_signs_go_from_the_ends_and_words_stay() -> None:
    box = PixelBox(0, 0, 9, 9)
    words = [("~", 0.3), ("-", 0.9), ("năm", 0.2), ("'", 0.4), ("5", 0.1), ("_", 0.5), ("ˆ", 0.2)]
    line = tuple(PixelWord(text, confidence, box) for text, confidence in words)
    assert [word.text for word in without_specks(line)] == ["-", "năm", "'", "5"]


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("nông nghiệp. tăng 3,8%", "nông nghiệp tăng 3,8%"),
        ("năng' suất đạt", "năng suất đạt"),
        # quotes that belong together
        ("danh hiệu ‘thôn văn hóa’ được", "danh hiệu ‘thôn văn hóa’ được"),
        # the end of a sentence, and of a line
        ("đạt kế hoạch. Tổng diện tích.", "đạt kế hoạch. Tổng diện tích."),
        # abbreviations, addresses, points that count
        ("tr. số 5, tp. vinh, v.v. và", "tr. số 5, tp. vinh, v.v. và"),
        ("http://canhsatpccc. gov. vn", "http://canhsatpccc. gov. vn"),
        ("chỉ còn... hai", "chỉ còn... hai"),
        # one letter may be the mark of a list
        ("mục a. phần đầu", "mục a. phần đầu"),
    ],
)
def test_points_within_a_sentence_are_dirt(read: str, kept: str) -> None:
    box = PixelBox(0, 0, 9, 9)
    line = tuple(PixelWord(text, 0.9, box) for text in read.split())
    assert " ".join(word.text for word in without_stray_points(line)) == kept


def test_a_big_page_is_read_at_its_own_size() -> None:
    page = cv2.resize(body_page().gray, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    assert _error(TRUTH, _text(page, 600)) < 0.005


@pytest.mark.parametrize("turn", [0, 180])
def test_the_fast_way_reads_a_page_whichever_way_it_lies(turn: int) -> None:
    lying = np.ascontiguousarray(np.rot90(body_page().gray, turn // 90))
    read = read_page(PageImage(lying, 300), fastest(), fast=True)
    assert read.rotation == turn
    assert _error(TRUTH, "\n".join(line.text for line in read.lines)) < 0.04
    assert (read.width, read.height) == (pytest.approx(595.2, abs=1), pytest.approx(312, abs=1))
    assert read.lines[0].words[0].bbox.x0 == pytest.approx(330 * 0.24, abs=3)


def test_without_a_second_engine_one_reads_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.ocr.read.second_reader", lambda: None)
    monkeypatch.setattr("pipeline.ocr.read.second_version", lambda: "")
    assert _error(TRUTH, _text(body_page().gray)) < 0.005
    assert reading_version(engine()) == engine().version()


def test_unsure_lines_are_looked_at_again_and_the_surest_look_counts() -> None:
    gray = worn(body_page().gray, 90, grain=16, shade=0.3, seed=2)
    page = upright(PageImage(gray, 90), engine())
    first = read_rest(page, engine())
    again = read_again(page, first, engine())
    changed = [(a, b) for a, b in zip(first, again, strict=True) if a != b]
    assert 0 < len(changed) < len(first)
    assert all(confidence(b) > confidence(a) for a, b in changed)
    for line, box in zip(again, page.lines.boxes, strict=True):
        assert all(word.box.overlap_y(box) > 0.5 * word.box.height for word in line)


def test_other_engines_make_other_settings() -> None:
    keys = {
        Settings(engine().name).key(),
        Settings(engine().name, fast=True).key(),
        Settings(fastest().name, fast=True).key(),
        Settings("pytesseract").key(),
    }
    assert len(keys) == (4 if fastest().name == "trueocr" else 3)

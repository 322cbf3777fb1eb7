"""Stamps as black as the print, and the other side's print shining through."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from pipeline.imaging import InkKind, PageImage, prepare
from pipeline.imaging.framed import framed_stamps
from pipeline.imaging.ink import separate
from pipeline.ocr import engine, read_page
from samples.marks import BLUE, RED, inked, signature
from samples.marks import seal as samples_seal
from samples.scanner import OFFICE, POOR, Grade, drawing_dpi, scan
from tests.pipeline.pictures import BODY, Sheet, body_page, in_pixels, tilted

STAMP = ("VĂN PHÒNG HUYỆN", "ĐẾN Số: 4471", "Ngày: 19/05/2021")
FRAME = (150, 330, 700, 560)


def _stamped() -> Sheet:
    """A page with a black incoming stamp left of its title."""
    sheet = body_page(y=700)
    sheet.centred(1400, 380, "BÁO CÁO")
    sheet.centred(1400, 480, "Về công tác văn thư")
    sheet.pen.rectangle(FRAME, outline=70, width=6)
    for n, text in enumerate(STAMP):
        sheet.centred(425, 345 + 68 * n, text, 40)
    return sheet


def _whole(gray: np.ndarray) -> np.ndarray:
    """The page as long as A4, so that the stamp stands in its upper part."""
    return np.pad(gray, ((0, 3508 - gray.shape[0]), (0, 0)), constant_values=255)


@pytest.mark.parametrize("degrees", [-4.0, 0.0, 3.0])
@pytest.mark.parametrize("dpi", [150, 300])
def test_a_black_stamp_is_taken_off_by_its_frame(degrees: float, dpi: int) -> None:
    page = tilted(_whole(_stamped().gray), degrees)
    page = cv2.resize(page, None, fx=dpi / 300, fy=dpi / 300, interpolation=cv2.INTER_AREA)
    inks = separate(page, dpi)
    assert [region.kind for region in inks.regions] == [InkKind.STAMP]
    x0, y0, x1, y1 = in_pixels(inks.regions[0].bbox, dpi)
    inside = np.s_[y0:y1, x0:x1]
    assert inks.stamps is not None
    assert np.count_nonzero(inks.stamps[inside] < 100) > 0.01 * inks.stamps[inside].size
    kept = np.s_[y1:, :]
    assert np.array_equal(inks.printed[kept], page[kept])
    assert np.count_nonzero(inks.printed[inside] < 128) < 0.01 * page[inside].size


@pytest.mark.parametrize("colour", [False, True])
def test_its_text_follows_the_page_s_own(colour: bool) -> None:
    """A gray page of a PDF is drawn in colour: both ways are one."""
    page = _whole(_stamped().gray)
    pixels = np.repeat(page[..., None], 3, axis=2) if colour else page
    read = read_page(PageImage(pixels, 300), engine())
    lines = [line.text for line in read.lines]
    assert lines[:2] == ["BÁO CÁO", "Về công tác văn thư"]
    assert Levenshtein.distance("\n".join(STAMP), "\n".join(lines[-3:])) <= 2
    assert read.warnings == ("stamp",)
    (region,) = read.regions
    assert region.kind is InkKind.STAMP
    assert region.bbox == pytest.approx([side * 0.24 for side in FRAME], abs=4)


def test_tables_and_boxed_paragraphs_are_no_stamps() -> None:
    sheet = Sheet()
    for x in (330, 700, 1100):  # a small table
        for y in (300, 390, 480):
            sheet.pen.rectangle((x, y, x + 400, y + 90), outline=0, width=3)
    sheet.pen.rectangle((330, 700, 2200, 900), outline=0, width=3)  # a wide box
    sheet.pen.rectangle((330, 1000, 520, 1060), outline=0, width=3)  # a box to tick
    sheet.pen.rectangle((900, 1000, 1500, 1240), fill=0)  # a black bar
    assert framed_stamps(_whole(sheet.gray), 300) == []
    assert framed_stamps(_whole(body_page().gray), 300) == []


def _back() -> np.ndarray:
    page = cv2.resize(_whole(body_page().gray), None, fx=4 / 3, fy=4 / 3)
    return page.astype(np.float32) / np.float32(255)


@pytest.mark.parametrize("grade", [OFFICE, POOR], ids=lambda grade: grade.name)
@pytest.mark.parametrize("bleed", [0.1, 0.25])
def test_a_blank_page_stays_blank_whatever_shines_through(grade: Grade, bleed: float) -> None:
    worse = replace(grade, bleed=bleed, dpi=150, border=0.0)
    size = (round(8.27 * drawing_dpi(worse)), round(11.69 * drawing_dpi(worse)))
    back = cv2.resize(_back(), size, interpolation=cv2.INTER_AREA)
    page = scan(np.ones_like(back), worse, np.random.default_rng(3), back)
    prepared = prepare(PageImage(page, 150))
    assert prepared.blank
    assert prepared.warnings == ("blank",)


def test_what_shines_through_is_not_read() -> None:
    worse = replace(OFFICE, bleed=0.2)
    front = cv2.resize(_whole(body_page(y=780).gray), None, fx=4 / 3, fy=4 / 3)
    page = scan(front.astype(np.float32) / 255, worse, np.random.default_rng(4), _back())
    read = "\n".join(line.text for line in read_page(PageImage(page, 200), engine()).lines)
    truth = "\n".join(BODY)
    assert Levenshtein.distance(truth, read) / len(truth) < 0.01


def test_a_worn_seal_is_one_region_and_the_signature_over_it_another() -> None:
    """Its ring is broken into arcs that would each pass for a stamp."""
    sheet = body_page()
    sheet.centred(1600, 700, "CHỦ TỊCH")
    sheet.centred(1600, 1180, "Lê Công Hùng")
    pixels = sheet.rgb.astype(np.float32) / np.float32(255)
    ring = samples_seal("ỦY BAN NHÂN DÂN XÃ PHÚ LÂM", 425)
    ring[:, 195:235] = 0
    ring[:40, 150:280] = ring[-40:, 150:280] = 0
    pen = signature(500, 240, np.random.default_rng(2))
    pixels = inked(inked(pixels, pen, (1680, 960), BLUE), ring, (1500, 960), RED)
    read = read_page(PageImage((pixels * 255).astype(np.uint8), 300), engine())
    assert sorted({region.kind for region in read.regions}) == ["seal", "signature"]
    assert sum(region.kind == "seal" for region in read.regions) == 1
    assert {"CHỦ TỊCH", "Lê Công Hùng"} <= {line.text for line in read.lines}

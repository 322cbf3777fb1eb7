"""Typesetting and scanning."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pdfplumber
import pytest

from samples.fonts import LIBERATION_SERIF, NEEDED, TEST_FONTS, TUNING_FONTS, missing_glyphs
from samples.geometry import PAGE_HEIGHT, TOP
from samples.layout import layout
from samples.legacy import TCVN3, to_tcvn3, with_legacy_layer
from samples.markup import DOCUMENTS, load
from samples.scanner import CLEAN, GRADES, OFFICE, POOR, drawing_dpi, render, scan, turned
from samples.typeset import to_pdf

NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_text_layer_says_what_the_document_says(name):
    pages = layout(load(name))
    with pdfplumber.open(BytesIO(to_pdf(pages))) as pdf:
        for page, sheet in zip(pdf.pages, pages, strict=True):
            layer = page.extract_text(x_tolerance=2)
            assert sorted(layer.split()) == sorted(sheet.text.split())


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_set_outside_the_margins(name):
    for sheet in layout(load(name)):
        assert all(TOP - 30 < line.y < PAGE_HEIGHT - TOP + 1 for line in sheet.lines)


def test_same_pages_give_same_bytes():
    assert to_pdf(layout(load(NAMES[0]))) == to_pdf(layout(load(NAMES[0])))


def test_legacy_layer():
    pages = layout(load("bao-cao-giam-ngheo"))
    with pdfplumber.open(BytesIO(with_legacy_layer(to_pdf(pages)))) as pdf:
        layer = pdf.pages[0].extract_text(x_tolerance=2)
    assert sorted(layer.split()) == sorted(to_tcvn3(pages[0].text).split())
    assert len(set(TCVN3.values())) == len(TCVN3)


def test_fonts_are_kept_apart_and_have_every_glyph():
    assert not set(TUNING_FONTS) & set(TEST_FONTS)
    path = LIBERATION_SERIF.path(bold=True, italic=True)
    assert missing_glyphs(path) == ""
    assert len(set(NEEDED)) > 150


def test_missing_font_names_its_package():
    gone = replace(LIBERATION_SERIF, faces=("A.ttf", "B.ttf", "C.ttf", "D.ttf"))
    with pytest.raises(FileNotFoundError, match="apt-get install fonts-liberation2"):
        gone.path(bold=False, italic=False)


@pytest.fixture(scope="module")
def drawn():
    """The upper left part of a page: enough for what is told by its grey values."""
    page = render(to_pdf(layout(load("thong-bao-tuyen-sinh"))), drawing_dpi(OFFICE))[0]
    return np.ascontiguousarray(page[:1200, :1000])


def test_a_seed_gives_the_same_scan(drawn):
    one, two, other = (scan(drawn, OFFICE, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(one, two)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize("grade", [OFFICE, POOR], ids=lambda grade: grade.name)
def test_a_scan_is_a4_at_its_grade(grade):
    page = render(to_pdf(layout(load("thong-bao-tuyen-sinh"))), drawing_dpi(grade))[0]
    image = scan(page, grade, np.random.default_rng(3))
    assert image.dtype == np.uint8
    assert abs(image.shape[0] - 297 / 25.4 * grade.dpi) <= 2
    assert abs(image.shape[1] - 210 / 25.4 * grade.dpi) <= 2


def test_worse_grades_are_darker_and_noisier(drawn):
    blank = np.ones_like(drawn)
    spread = {
        name: float(scan(blank, grade, np.random.default_rng(4)).std())
        for name, grade in GRADES.items()
    }
    assert spread["clean"] < spread["office"] < spread["poor"]
    assert CLEAN.dpi > OFFICE.dpi


def test_turning_is_clockwise_and_comes_round():
    image = np.array([[1, 2], [3, 4]], np.uint8)
    assert turned(image, 90).tolist() == [[3, 1], [4, 2]]
    assert np.array_equal(turned(turned(image, 270), 90), image)

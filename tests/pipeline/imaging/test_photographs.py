"""Photographs of pages are cut out and straightened; scans stay as they are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from pipeline.imaging import PageImage, prepare
from pipeline.imaging.outline import find_outline
from pipeline.imaging.photograph import CURLED, PHOTOGRAPH, flatten
from pipeline.ocr import engine, read_page
from samples.photograph import TEST_TABLES, TUNING_TABLES, Camera, photograph, stone, wood
from samples.scanner import GRADES, scan
from tests.pipeline.pictures import BODY, body_page, seal, worn

SMALL = Camera(height=2400)


def _page() -> np.ndarray:
    """A whole page, its text in the upper half."""
    body = body_page().gray
    page = np.full((3508, 2480), 250, np.uint8)
    page[: body.shape[0]] = body
    return page


def _taken(table, camera: Camera, seed: int, page: np.ndarray | None = None) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return photograph(_page() if page is None else page, table, camera, rng)


def _errors(image: PageImage) -> float:
    read = "\n".join(line.text for line in read_page(image, engine()).lines)
    truth = "\n".join(BODY)
    return Levenshtein.distance(truth, read) / len(truth)


@pytest.mark.parametrize("table", TUNING_TABLES + TEST_TABLES, ids=lambda table: table.__name__)
def test_the_page_is_found_on_every_table(table) -> None:
    outline = find_outline(_taken(table, Camera(height=1200), 3))
    assert outline is not None
    assert outline.curl < 0.01


def test_corners_are_found_to_a_thousandth_of_the_picture() -> None:
    rng = np.random.default_rng(1)
    picture = wood(1600, 1200, rng)
    corners = np.array([[140, 160], [1040, 90], [1110, 1480], [90, 1400]], np.int32)
    cv2.fillPoly(picture, [corners], (0.93, 0.92, 0.9), cv2.LINE_AA)
    outline = find_outline((picture * 255).astype(np.uint8))
    assert outline is not None
    assert np.abs(outline.corners - corners).max() < 1.6


@pytest.mark.parametrize(("curl", "limit"), [(0.0, 0.01), (0.025, 0.015)])
def test_a_photograph_reads_as_well_as_a_scan(curl: float, limit: float) -> None:
    picture = _taken(stone, Camera(height=3000, curl=curl), 4)
    image = PageImage(picture, picture.shape[0] / 11.69)
    read = read_page(image, engine())
    assert PHOTOGRAPH in read.warnings
    assert (CURLED in read.warnings) == (curl > 0)
    assert (read.width, read.height) == (pytest.approx(595, abs=1), pytest.approx(842, abs=1))
    assert _errors(image) < limit


def test_gray_photographs_are_straightened_too() -> None:
    gray = cv2.cvtColor(_taken(wood, SMALL, 6), cv2.COLOR_RGB2GRAY)
    flat = flatten(PageImage(gray, 200))
    assert flat.warnings == (PHOTOGRAPH,)
    assert flat.pixels.ndim == 2


def test_a_page_lying_on_its_side_becomes_a_wide_page() -> None:
    flat = flatten(PageImage(np.rot90(_taken(wood, SMALL, 7)), 200))
    assert flat.pixels.shape[1] / flat.pixels.shape[0] == pytest.approx(2**0.5, abs=0.01)


def test_yellow_light_leaves_no_colour_on_the_paper() -> None:
    flat = flatten(PageImage(_taken(stone, Camera(height=2400, warmth=0.25), 8), 200))
    assert flat.pixels[-900:-200, 200:-200].mean(axis=(0, 1)) == pytest.approx([250] * 3, abs=8)


def test_a_red_seal_is_still_found_on_a_photographed_page() -> None:
    page = seal(np.repeat(_page()[..., None], 3, axis=2), 1700, 1900)
    prepared = prepare(PageImage(_taken(stone, Camera(height=3000), 9, page), 250))
    assert [region.kind for region in prepared.regions] == ["seal"]


@pytest.mark.parametrize("grade", GRADES.values(), ids=lambda grade: grade.name)
@pytest.mark.parametrize("seed", range(3))
def test_scans_are_never_taken_for_photographs(grade, seed: int) -> None:
    page = cv2.resize(_page(), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA) / np.float32(255)
    image = PageImage(scan(page, grade, np.random.default_rng(seed)), grade.dpi)
    assert flatten(image) is image


def test_pages_with_black_all_round_lay_under_a_lid() -> None:
    page = worn(_page(), 150, grain=4, shade=0.1, seed=2)
    image = PageImage(cv2.copyMakeBorder(page, 60, 40, 50, 70, cv2.BORDER_CONSTANT, value=12), 150)
    assert flatten(image) is image


def test_real_scans_are_no_photographs(shared) -> None:
    from pipeline.pdf import count_pages, draw

    for path in sorted((shared / "scans").glob("*.pdf")):
        for number in range(1, count_pages(path) + 1):
            pixels, dpi = draw(path, number, 60)
            image = PageImage(pixels, dpi)
            assert flatten(image) is image, (path.name, number)

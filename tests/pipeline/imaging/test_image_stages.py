"""Image stages on pages drawn here: straighten, even out, clear, take seals off."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.imaging import InkKind, PageImage, prepare
from pipeline.imaging.background import divide
from pipeline.imaging.blank import is_blank
from pipeline.imaging.borders import clear_borders
from pipeline.imaging.denoise import denoise
from pipeline.imaging.deskew import rotate, sideways, skew
from pipeline.imaging.ink import separate
from tests.pipeline.pictures import Sheet, body_page, in_pixels, seal, tilted, worn


@pytest.mark.parametrize("degrees", [-14.0, -3.3, -0.5, 0.4, 1.0, 7.2])
def test_tilt_is_found_to_a_tenth_of_a_degree(degrees: float) -> None:
    assert skew(tilted(body_page().gray, degrees)) == pytest.approx(degrees, abs=0.1)


def test_tilt_is_found_under_grain_and_shadow() -> None:
    page = worn(tilted(body_page().gray, 1.5), 150, grain=14, shade=0.4, seed=3)
    assert skew(divide(denoise(page), 150)) == pytest.approx(1.5, abs=0.15)


def test_straight_pages_stay_as_they_are() -> None:
    table = Sheet()
    for y in range(200, 1000, 90):
        table.pen.line((300, y, 2200, y), fill=0, width=3)
    for x in (300, 700, 1500, 2200):
        table.pen.line((x, 200, x, 920), fill=0, width=3)
    picture = np.random.default_rng(1).integers(0, 255, (900, 700), np.uint8)
    for page in (body_page().gray, table.gray, picture, np.full((900, 700), 255, np.uint8)):
        assert skew(page) == 0.0


def test_turning_back_undoes_the_tilt() -> None:
    straight = body_page().gray
    back = rotate(tilted(straight, 2.0), 2.0)
    inner = np.s_[150:-150, 150:-150]
    assert np.abs(back[inner].astype(int) - straight[inner]).mean() < 3


def test_sideways_pages_are_known() -> None:
    page = body_page().gray
    assert not sideways(page)
    assert not sideways(np.rot90(page, 2))
    assert sideways(np.rot90(page))
    assert sideways(np.rot90(page, 3))


def test_background_is_evened_out_and_ink_stays() -> None:
    page = worn(body_page().gray, 150, grain=0, shade=0.5, seed=1)
    even = divide(page, 150)
    assert page[:, -40:].mean() < 0.6 * page[:, :40].mean()
    assert even[:, -40:].mean() > 245
    assert np.percentile(even, 0.5) < 130


def test_denoising_leaves_a_clean_page_alone_and_calms_a_grainy_one() -> None:
    page = body_page().gray
    assert denoise(page) is page
    grainy = worn(page, 150, grain=15, shade=0.0, seed=2)
    margin = np.s_[:60, :]
    assert denoise(grainy)[margin].std() < 0.6 * grainy[margin].std()


def test_black_borders_go_and_print_stays() -> None:
    page = body_page().gray
    bordered = page.copy()
    bordered[:60] = 10
    bordered[:, -90:] = 20
    cleared = clear_borders(bordered)
    assert cleared[:40].min() > 240
    assert cleared[:, -70:].min() > 240
    assert np.array_equal(cleared[150:-50, 200:-200], page[150:-50, 200:-200])
    assert clear_borders(page) is page


def test_a_border_in_a_dark_corner_leaves_no_rim() -> None:
    page = worn(body_page().gray, 150, grain=0, shade=0.5, seed=1)
    page[:, -30:] = 10
    even = divide(clear_borders(page), 150)
    assert even[:, -60:].min() > 230


def test_specks_are_blank_and_a_page_number_is_not() -> None:
    specked = np.full((1754, 1240), 250, np.uint8)
    rng = np.random.default_rng(4)
    specked[rng.integers(0, 1754, 300), rng.integers(0, 1240, 300)] = 40
    assert is_blank(specked, 150)
    sheet = Sheet()
    sheet.centred(1240, 100, "12", 50, "Regular")
    assert not is_blank(sheet.gray, 300)


def test_a_red_seal_is_taken_off_and_the_print_beneath_stays() -> None:
    sheet = Sheet()
    sheet.centred(1600, 500, "TRƯỞNG PHÒNG")
    clean = sheet.gray
    inks = separate(seal(sheet.rgb, 1600, 600), 300)
    assert [region.kind for region in inks.regions] == [InkKind.SEAL]
    x0, _, _, y1 = in_pixels(inks.regions[0].bbox, 300)
    assert abs(x0 - 1390) < 12
    assert abs(y1 - 810) < 12
    ink = clean < 100
    assert inks.printed[ink].mean() < 60
    assert inks.printed[~ink & (clean > 250)].min() > 200


def test_coloured_print_is_no_seal() -> None:
    sheet = Sheet()
    sheet.pen.text((400, 300), "Số: 215", fill=(200, 30, 40), font_size=54)
    inks = separate(sheet.rgb, 300)
    assert inks.regions == ()
    assert np.array_equal(inks.printed, sheet.gray)


def test_gray_pages_have_no_inks() -> None:
    page = body_page().gray
    inks = separate(page, 300)
    assert inks.printed is page
    assert inks.stamps is None


def test_places_lead_back_to_the_page_as_it_was_scanned() -> None:
    sheet = body_page()
    sheet.pen.rectangle((1900, 1000, 1960, 1040), fill=0)
    prepared = prepare(PageImage(tilted(sheet.gray, 3.0), 300))
    assert prepared.skew == pytest.approx(3.0, abs=0.1)
    box = prepared.to_page(1900, 1000, 1960, 1040)
    scanned = np.full((1300, 2480), 255, np.uint8)
    scanned[1000:1040, 1900:1960] = 0
    rows, columns = np.nonzero(tilted(scanned, 3.0) < 128)
    assert (box.x0 + box.x1) / 2 == pytest.approx(columns.mean() * 0.24, abs=0.5)
    assert (box.y0 + box.y1) / 2 == pytest.approx(rows.mean() * 0.24, abs=0.5)


def test_coarse_pages_are_raised_and_fine_ones_kept() -> None:
    page = body_page().gray
    coarse = prepare(PageImage(worn(page, 150, grain=0, shade=0, seed=1), 150))
    assert coarse.dpi == pytest.approx(300)
    assert coarse.width == pytest.approx(2480 * 0.24, abs=0.5)
    assert prepare(PageImage(page, 300)).gray.shape == page.shape

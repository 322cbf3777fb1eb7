"""Fresh pages."""

from collections import Counter
from itertools import islice

import numpy as np
import pytest

from samples.compose import papers
from samples.fonts import LIBERATION_SERIF
from samples.generate import GeneratedPage, pages
from samples.layout import layout
from samples.photograph import Camera, photograph, photographs, stone, wood
from samples.scanner import CLEAN, POOR
from samples.truth import COLUMNS, truth_of

FONTS = (LIBERATION_SERIF,)


@pytest.fixture(scope="module")
def fresh() -> list[GeneratedPage]:
    return list(pages(POOR, 5, 2, FONTS, marks=True))


def test_the_same_seed_gives_the_same_pages(fresh):
    for one, two in zip(fresh, pages(POOR, 5, 2, FONTS, marks=True), strict=True):
        assert np.array_equal(one.image, two.image)
        assert one[1:] == two[1:]


def test_another_seed_gives_other_texts(fresh):
    assert next(pages(POOR, 6, 1, FONTS)).text != fresh[0].text


def test_places_count_in_the_page_alone(fresh):
    for page in fresh:
        assert set(page.records) == set(COLUMNS)
        for table in ("references", "dates", "percentages", "quantities"):
            for row in page.records[table]:
                assert row["page"] == "1"
                written = page.text[int(row["start"]) : int(row["end"])]
                assert " ".join(written.split()) == row["raw"]


def test_marks_are_in_colour_and_turning_swaps_sides(fresh):
    assert fresh[0].image.ndim == 3
    (document,) = fresh[0].records["documents"]
    assert document["incoming_number"] in fresh[0].text.splitlines()[-2]
    assert fresh[0].records["dates"][-1]["date"] == document["incoming_date"]
    upright = next(pages(POOR, 5, 1, FONTS)).image
    lying = next(pages(POOR, 5, 1, FONTS, turn=90)).image
    assert upright.ndim == 2
    assert np.array_equal(np.rot90(upright, -1), lying)


def test_composed_documents_are_whole_and_varied():
    """Layout fails where a mention would be parted by a page's end: many documents try it."""
    kinds: Counter[str] = Counter()
    for paper in islice(papers(1), 60):
        truth = truth_of(paper, layout(paper), "x.1", "x", "ocr")
        assert "[" not in truth.text
        assert "{" not in truth.text
        assert len(truth.tables["percentages"]) >= truth.text.count("%") - 1  # one in a table head
        kinds[paper.document_type] += 1
    assert len(kinds) == 6


def test_the_same_seed_gives_the_same_photograph():
    page = np.full((351, 248), 240, np.uint8)
    camera = Camera(height=400)
    one, two = (photograph(page, stone, camera, np.random.default_rng(3)) for _ in range(2))
    assert np.array_equal(one, two)
    assert one.shape == (400, 300, 3)
    assert not np.array_equal(one, photograph(page, stone, camera, np.random.default_rng(4)))


def test_photographs_show_the_pages_on_each_table_in_turn():
    camera = Camera(height=400)
    taken = list(photographs(5, 2, FONTS, (stone, wood), camera))
    assert [page.text for page in taken] == [page.text for page in pages(CLEAN, 5, 2, FONTS)]
    grey, brown = (page.image[:8].mean(axis=(0, 1)) for page in taken)
    assert brown[0] - brown[2] > 2 * (grey[0] - grey[2])

"""Pages without their words still know where each span stands."""

from __future__ import annotations

from itertools import combinations

import pytest

from pipeline.model import BBox, Line, Page, TextSource, Word, WordSource
from pipeline.placed import PlacedPage

TEXT, RAW = "Số: 215 UBND xã", "S6: 2 15 UBND xa"
BOXES = (BBox(40, 50, 60, 62), BBox(65, 49.123, 90, 62), None, BBox(10, 70, 20, 82.5))
SPANS = ((0, 3, 0, 3), (4, 7, 4, 8), (8, 12, 9, 13), (13, 15, 14, 16))


def _page(boxes: tuple[BBox | None, ...] = BOXES) -> Page:
    words = tuple(
        Word(TEXT[a:b], RAW[c:d], a, b, c, d, 0.5, WordSource.OCR, box)
        for (a, b, c, d), box in zip(SPANS, boxes, strict=True)
    )
    return Page(7, 595, 842, 0, TextSource.OCR, TEXT, RAW, (Line(words),), ("faded",))


@pytest.mark.parametrize(
    ("first", "last"), [(n, n) for n in range(4)] + [*combinations(range(4), 2)]
)
def test_a_span_has_the_box_and_the_reading_of_its_words(first: int, last: int) -> None:
    place = PlacedPage.of(_page()).place(SPANS[first][0], SPANS[last][1])
    assert place["read_as"] == RAW[SPANS[first][2] : SPANS[last][3]]
    inside = [box for box in BOXES[first : last + 1] if box is not None]
    box = inside[0] if inside else None
    for other in inside:
        box = other if box is None else box.union(other)
    expected = (None,) * 4 if box is None else tuple(round(side, 2) for side in box)
    assert tuple(place[side] for side in BBox._fields) == expected


def test_part_of_a_word_stands_where_the_word_does() -> None:
    place = PlacedPage.of(_page()).place(5, 6)
    assert (place["read_as"], place["x0"], place["y0"]) == ("2 15", 65, 49.12)


def test_words_are_counted() -> None:
    page = PlacedPage.of(_page())
    assert (page.words, page.words_restored, page.confidence) == (4, 3, 0.5)


def test_a_page_without_words() -> None:
    page = PlacedPage.of(Page(1, 595, 842, 0, TextSource.BLANK, "", "", ()))
    assert (page.words, page.confidence) == (0, None)
    assert page.place(0, 0) == {"read_as": "", "x0": None, "y0": None, "x1": None, "y1": None}

"""Numbers and dates that may be handwriting are blank, never guessed."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from extractors import extract
from pipeline.doubt import sureness, without_doubt
from pipeline.model import TextSource, WordSource
from pipeline.placed import PlacedPage, ReadPages
from pipeline.rawpage import RawPage, ReadWord, join_lines
from pipeline.restoring import restore_page

HEAD = """ỦY BAN NHÂN DÂN XÃ AN HÒA
Số: 64 /QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hòa, ngày 13 tháng 01 năm 2010
QUYẾT ĐỊNH
Về việc giao chỉ tiêu
"""


def placed(text: str, unsure: Collection[str]) -> PlacedPage:
    """A page whose words were read surely but for some."""
    lines = [
        [ReadWord(w, None, 0.4 if w in unsure else 0.95, WordSource.OCR) for w in line.split()]
        for line in text.splitlines()
    ]
    text, words = join_lines(lines)
    return PlacedPage.of(
        restore_page(RawPage(1, 595, 842, 0, TextSource.OCR, text, words), repair=False)
    )


@pytest.mark.parametrize(
    ("unsure", "number", "date", "precision"),
    [
        ((), "64/QĐ-UBND", "2010-01-13", "day"),
        (("64",), "", "2010-01-13", "day"),
        (("13",), "64/QĐ-UBND", "2010-01", "month"),
        (("13", "01"), "64/QĐ-UBND", "2010", "year"),
        (("64", "01"), "", "2010", "year"),
    ],
)
def test_what_was_read_unsurely_is_left_out(
    unsure: tuple[str, ...], number: str, date: str, precision: str
) -> None:
    page = placed(HEAD, unsure)
    (record,) = extract(page.text).documents
    assert (record.number, record.date) == ("64/QĐ-UBND", "2010-01-13")
    doubted = without_doubt(record, page)
    assert (doubted.number, doubted.date) == (number, date)
    assert doubted.number_unreadable == (number == "")
    assert doubted.symbol == "QĐ-UBND"
    (mention,) = (m for m in doubted.dates if m.raw.startswith("ngày 13"))
    assert (mention.date, mention.precision) == (date, precision)


def test_a_number_with_a_letter_that_was_read_unsurely_is_blank() -> None:
    page = placed(HEAD.replace("64 /", "64a /"), ("64a",))
    (record,) = extract(page.text).documents
    doubted = without_doubt(record, page)
    assert (record.number, doubted.number) == ("64a/QĐ-UBND", "")


@pytest.mark.parametrize(("unsure", "number"), [((), "88"), (("88",), "")])
def test_a_stamped_number_that_was_read_unsurely_is_blank(
    unsure: tuple[str, ...], number: str
) -> None:
    page = placed(f"{HEAD}ĐẾN Số: 88\nNgày: 15/01/2010\n", unsure)
    (record,) = extract(page.text).documents
    assert (record.incoming_number, record.incoming_date) == ("88", "2010-01-15")
    doubted = without_doubt(record, page)
    assert (doubted.incoming_number, doubted.incoming_date) == (number, "2010-01-15")


FOOT = "Căn cứ Luật Giáo dục;\nCHỦ TỊCH\nLê Văn An\n"


@pytest.mark.parametrize(
    ("unsure", "confidence"),
    [((), 0.95), (("giao",), 0.4), (("An",), 0.4), (("Luật",), 0.95)],
)
def test_a_record_is_as_sure_as_the_least_sure_word_of_head_and_foot(
    unsure: tuple[str, ...], confidence: float
) -> None:
    page = placed(HEAD + FOOT, unsure)
    pages = ReadPages(lambda number: page)
    pages.add(page)
    (record,) = extract(page.text).documents
    assert (record.confidence, sureness(record, pages)) == (1, confidence)
    (unsigned,) = extract(HEAD).documents
    assert sureness(unsigned, ReadPages(lambda number: page)) == unsigned.confidence < 1

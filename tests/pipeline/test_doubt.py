"""Numbers and dates that may be handwriting are blank, never guessed."""

from __future__ import annotations

import pytest

from extractors import extract
from pipeline.doubt import without_doubt
from pipeline.model import TextSource, WordSource
from pipeline.placed import PlacedPage
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
    lines = [
        [ReadWord(w, None, 0.4 if w in unsure else 0.95, WordSource.OCR) for w in line.split()]
        for line in HEAD.splitlines()
    ]
    text, words = join_lines(lines)
    page = PlacedPage.of(
        restore_page(RawPage(1, 595, 842, 0, TextSource.OCR, text, words), repair=False)
    )
    (record,) = extract(page.text).documents
    assert (record.number, record.date) == ("64/QĐ-UBND", "2010-01-13")
    doubted = without_doubt(record, page)
    assert (doubted.number, doubted.date) == (number, date)
    assert doubted.number_unreadable == (number == "")
    assert doubted.symbol == "QĐ-UBND"
    (mention,) = (m for m in doubted.dates if m.raw.startswith("ngày 13"))
    assert (mention.date, mention.precision) == (date, precision)

"""What holds for every text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import Records, extract

PIECES = [
    "Quyết định số 12/QĐ-UBND", "ngày 05 tháng 3 năm 2021", "của Ủy ban nhân dân huyện", "\n", "\f",
    "Số: 45/KH-UBND", "KẾ HOẠCH", "đạt 83,8%", "35.642 hội viên", "\t", "12-", "/", "-", "KT. ",
    "CHỦ TỊCH", "Nguyễn Văn An", "Nơi nhận:", "- Lưu: VT.", "từ năm 2014 đến", "2016-2020", "%",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "V/v ", "Kính gửi:", " và ", ", ", "QĐ-", "TTg", "1.1.",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40).map(" ".join)


def mentions(records: Records) -> list[object]:
    return [
        mention
        for document in records.documents
        for kind in ("references", "dates", "percentages", "quantities", "signatures", "findings")
        for mention in getattr(document, kind)
    ]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spans_point_at_the_raw_text(text: str) -> None:
    pages = text.split("\f")
    for mention in mentions(extract(text)):
        if hasattr(mention, "raw"):
            assert pages[mention.page - 1][mention.start : mention.end] == mention.raw
            assert mention.raw


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_documents_cover_the_file_in_order(text: str) -> None:
    documents = extract(text).documents
    assert documents[0].first_page == 1
    assert documents[0].first_offset == 0
    assert documents[-1].last_page <= text.count("\f") + 1
    for left, right in zip(documents, documents[1:], strict=False):
        assert (left.last_page, left.last_offset) <= (right.first_page, right.first_offset + 1)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_records(text: str) -> None:
    assert extract(text) == extract(text)


def seconds(text: str) -> float:
    start = time.process_time()
    extract(text)
    return time.process_time() - start


HOSTILE = [
    "1", "1.", "1/", "1-", "A-", "1/A-", "QĐ", "a ", "ngày ", "ngày 1 tháng ", "Số: ", "Số: /",
    "\t", "1\t", "- ", "\n", "\n-", "1%", "1-1%", "%", ",", "V/v ", "Kính gửi: ", "TM. ",
    "KT. CHỦ TỊCH\n",
    "Nguyễn Văn An\n", "<a@b> đã ký lên văn bản này!", "Người ký: ", "và ", "Quyết định ", "số 1 ",
    "2016-", "từ năm 2016 đến ", "...", "(", "“", "của Bộ ", "của ", "Luật A ", "Quyết định này ",
    "Quyết định số 1/QĐ-UBND ngày 1/1/2020 ", "Quyết định 1 ", "năm ", "1.1-", "Số: 1/QĐ-UBND\n",
    "A lần lượt tăng 5%. ", "từ 3 năm đến 7 năm ", "ngày 3, 4 và 5/6/2023, ",
    "Nghị quyết Đại hội X ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_clause_before_an_amount_takes_long(piece: str) -> None:
    """A clause of any repeated piece is read in no time (no pattern explodes)."""
    clause = f"{piece * (250 // len(piece))}x 5%, đạt 7 hộ. "
    assert seconds(clause * 20) < 1


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_alone(piece: str) -> None:
    """No repeated piece makes a longer text cost more than in proportion to its length."""
    short, long = (piece * (size // len(piece)) for size in (1_500, 15_000))
    assert seconds(long) < 10 * 3 * max(seconds(short), 0.01)


PARAGRAPH = """Thực hiện Quyết định số 112/QĐ-UBND ngày 05 tháng 3 năm 2021 của Ủy ban nhân dân xã
về việc phê duyệt kế hoạch, đến hết quý III năm 2021 toàn xã có 1.250 hộ đăng ký, đạt 83,8% kế
hoạch; các thôn tiếp tục rà soát, bổ sung danh sách, niêm yết công khai tại nhà văn hóa và tổng hợp
báo cáo để Ủy ban nhân dân xã xem xét, công nhận theo đúng trình tự, thời gian đã hướng dẫn.

"""


def test_ten_megabytes_in_linear_time() -> None:
    """Ten megabytes take ten times as long as one, and one about a second at most.

    A text as this, whose sentences come again and are remembered, reads at 1.4 MB/s on one core;
    the bound is wide, since the tests share their processor with other programs.
    """
    times = 1_000_000 // len(PARAGRAPH.encode()) + 1
    one = min(seconds(PARAGRAPH * times) for _ in range(2))
    assert one < 2.5, f"{one:.2f} s of processor time for a megabyte"
    assert seconds(PARAGRAPH * times * 10) < 20 * one

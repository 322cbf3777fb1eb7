"""What holds for every text."""

from __future__ import annotations

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

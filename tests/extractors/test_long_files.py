"""Files of many documents are read in parts, and come out as if read in one piece."""

from __future__ import annotations

from dataclasses import replace

from extractors import documents, extract

LETTER = """ỦY BAN NHÂN DÂN XÃ TÂN LẬP
Số: {number}/BC-UBND
Tân Lập, ngày {day} tháng 6 năm 2023
BÁO CÁO
Kết quả trồng cây {number}
Căn cứ Kế hoạch số {number}/KH-UBND ngày 14/3/2023 của huyện,
toàn xã trồng được {number} cây, đạt {day},5% kế hoạch.
{filling}"""
FILLING = "Các thôn tiếp tục chăm sóc diện tích cây đã trồng, làm cỏ và bón phân.\n" * 15
COUNT = 60


def _letter(number: int) -> str:
    return LETTER.format(number=number, day=number % 28 + 1, filling=FILLING)


def test_every_document_of_a_long_file_is_as_it_is_alone() -> None:
    texts = [_letter(number) for number in range(1, COUNT + 1)]
    text = "\f".join(texts)
    assert len(text) > 60_000  # more than is read at once
    found = extract(text).documents
    assert [record.number for record in found] == [f"{n}/BC-UBND" for n in range(1, COUNT + 1)]
    for page, (record, letter) in enumerate(zip(found, texts, strict=True), start=1):
        (alone,) = extract(letter).documents
        assert (record.first_page, record.last_page) == (page, page)
        for table in ("references", "dates", "percentages", "quantities"):
            mentions = getattr(record, table)
            expected = [replace(m, page=page) for m in getattr(alone, table)]
            if table == "percentages":  # how sure a subject is, the text before has a part in
                mentions, expected = (
                    [replace(m, subject_confidence=None) for m in each]
                    for each in (mentions, expected)
                )
            assert list(mentions) == expected
            assert all(m.raw == letter[m.start : m.end] for m in mentions)


def test_documents_of_a_text_without_pages_keep_their_offsets() -> None:
    text = "".join(_letter(number) for number in range(1, COUNT + 1))
    for number, record in enumerate(documents(text), start=1):
        assert record.number == f"{number}/BC-UBND"
        assert all(text[m.start : m.end] == m.raw for m in record.references)
        assert record.references[0].number == f"{number}/KH-UBND"
        assert text.startswith("ỦY BAN", record.first_offset)

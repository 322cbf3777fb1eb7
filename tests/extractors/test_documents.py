"""Documents of one file: where each begins, and what is its own."""

from __future__ import annotations

import pytest

from extractors import extract
from tests.extractors.papers import MOTTO

LETTER = (
    f"SỞ NỘI VỤ\nSố: 7/SNV-VP\nV/v gửi kế hoạch\n{MOTTO}Hải An, ngày 5 tháng 3 năm 2021\n"
    "Kính gửi: Sở Y tế\nGửi kèm kế hoạch.\nGIÁM ĐỐC\nLê Văn An\n"
)
PLAN = (
    f"UBND TỈNH HẢI AN\nSỞ NỘI VỤ\nSố: 8/KH-SNV\n{MOTTO}Hải An, ngày 4 tháng 3 năm 2021\n"
    "KẾ HOẠCH\nĐào tạo\n\nNội dung.\nGIÁM ĐỐC\nTrần Văn Bình\n"
)
FORM = (
    f"Mẫu số 01\nTÊN CƠ QUAN\nSố: …/BC-…\n{MOTTO}…, ngày … tháng … năm …\nBÁO CÁO\nKết quả A\n"
    "NGƯỜI ĐỨNG ĐẦU\n(Ký tên)\n"
)
BLANK_FORM = (
    f"PHỤ LỤC II\nUBND TỈNH\nSố: /BC-UBND\n{MOTTO}ngày tháng năm\nBÁO CÁO\nKết quả A\nCHỦ TỊCH\n"
)
SEVERAL = [
    # (text, numbers)
    (LETTER + PLAN, ["7/SNV-VP", "8/KH-SNV"]),
    # parted by a page
    (LETTER + "\f" + PLAN, ["7/SNV-VP", "8/KH-SNV"]),
    # three
    (LETTER + PLAN + LETTER.replace("7/SNV", "9/SNV"), ["7/SNV-VP", "8/KH-SNV", "9/SNV-VP"]),
    # forms in an annex have heads of their own, and are no documents
    (PLAN + FORM, ["8/KH-SNV"]),
    (PLAN + "\f" + BLANK_FORM, ["8/KH-SNV"]),
    (PLAN + FORM + LETTER, ["8/KH-SNV", "7/SNV-VP"]),
    # one that cites another in a line of its own
    (PLAN.replace("Nội dung.", "theo Kế hoạch\nSố: 5/KH-UBND của tỉnh."), ["8/KH-SNV"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), SEVERAL)
def test_documents_in_one_file(text: str, numbers: list[str]) -> None:
    assert [document.number for document in extract(text).documents] == numbers


def test_each_document_has_its_pages_and_signer() -> None:
    letter, plan = extract(LETTER + "\f" + PLAN).documents
    assert (letter.first_page, letter.last_page, letter.signer) == (1, 1, "Lê Văn An")
    assert (plan.first_page, plan.last_page, plan.signer) == (2, 2, "Trần Văn Bình")
    assert plan.superior == "Ủy ban nhân dân tỉnh Hải An"


def test_document_that_begins_in_the_middle_of_a_page() -> None:
    _, plan = extract(LETTER + PLAN).documents
    assert (plan.first_page, plan.first_offset) == (1, len(LETTER))


def test_places_hold_the_head_and_the_lines_of_the_signer() -> None:
    _, plan = extract(LETTER + PLAN).documents
    head, *foot = (place.raw for place in plan.places)
    assert head == PLAN[: PLAN.index("\n\nNội dung")]
    assert foot == ["GIÁM ĐỐC", "Trần Văn Bình"]

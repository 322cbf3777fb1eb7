"""Resolutions named by their meeting: (text, [title])."""

from __future__ import annotations

import pytest

from extractors import extract

ROWS = [
    # congresses of the party and of other bodies
    ("thực hiện Nghị quyết Đại hội XIII của Đảng và", ["Nghị quyết Đại hội XIII của Đảng"]),
    ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng.",
     ["Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"]),
    ("nghị quyết Đại hội Công đoàn huyện khóa X;", ["Nghị quyết Đại hội Công đoàn huyện khóa X"]),
    ("Nghị quyết của Đại hội Đoàn xã lần thứ ba", ["Nghị quyết Đại hội Đoàn xã lần thứ ba"]),
    # with the term, also alone, in brackets, over a line end
    ("Nghị quyết Đại hội Đảng bộ huyện\nlần thứ XXV, nhiệm kỳ 2020-2025, đến",
     ["Nghị quyết Đại hội Đảng bộ huyện lần thứ XXV, nhiệm kỳ 2020-2025"]),
    ("(Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2020 - 2025)",
     ["Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2020 - 2025"]),
    # plenums
    ("Nghị quyết Trung ương 4 khóa XI về xây dựng Đảng", ["Nghị quyết Trung ương 4 khóa XI"]),
    ("Nghị quyết Trung ương 7 (khóa X) và", ["Nghị quyết Trung ương 7 (khóa X)"]),
    ("Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII",
     ["Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII"]),
    # none without an ordinal or term, or where a number is said, or of another kind of meeting
    ("chỉ tiêu Nghị quyết Đại hội đề ra; Nghị quyết Trung ương khóa XII", []),
    ("Nghị quyết Hội nghị chủ nợ; Nghị quyết của Đại hội đồng cổ đông", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "titles"), ROWS)
def test_resolutions_of_meetings(text: str, titles: list[str]) -> None:
    references = extract(text).documents[0].references
    assert [r.title for r in references] == titles
    assert {(r.document_type, r.number, r.resolves_to) for r in references} <= {
        ("Nghị quyết", "", "")
    }
    assert [f"Nghị quyết {r.issuer}" for r in references] == titles


def test_a_plenum_behind_a_number_is_its_issuer() -> None:
    (reference,) = extract("Nghị quyết Trung ương số 28-NQ/TW").documents[0].references
    assert reference.number == "28-NQ/TW"

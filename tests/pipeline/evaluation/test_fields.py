"""Records found, missed and made up."""

from collections.abc import Mapping

import pytest

from pipeline.evaluation.fields import canonical, match_file
from pipeline.evaluation.headers import match_headers
from pipeline.evaluation.metrics import Found
from pipeline.evaluation.records import score_records
from pipeline.evaluation.schema import KINDS
from pipeline.evaluation.sources import name_of

Row = Mapping[str, str]


def percentage(value: str, subject: str, page: str = "1", document: str = "plan.1") -> Row:
    raw = value.replace(".", ",") + "%"
    given = {"document_id": document, "page": page, "subject": subject, "value": value}
    return {**given, "raw": raw}


TRUE = [
    percentage("83.8", "hộ gia đình học tập"),
    percentage("100", "xã có trung tâm học tập"),
    percentage("100", "trường đạt chuẩn", "2"),
]

CASES = [  # found, exact, value, subjects right of the value matches
    (TRUE, Found(3, 3, 3), Found(3, 3, 3), Found(3, 3, 3)),
    (TRUE[::-1], Found(3, 3, 3), Found(3, 3, 3), Found(3, 3, 3)),
    ([], Found(0, 3, 0), Found(0, 3, 0), Found(0, 0, 0)),
    # the right value with another subject
    ([percentage("83.8", "hộ")], Found(0, 3, 1), Found(1, 3, 1), Found(0, 1, 1)),
    # the value on another page
    (
        [percentage("83.8", "hộ gia đình học tập", "2")],
        Found(0, 3, 1),
        Found(1, 3, 1),
        Found(1, 1, 1),
    ),
    # one of two equal values, and the partner is the one with the same subject
    ([percentage("100", "trường đạt chuẩn", "2")], Found(1, 3, 1), Found(1, 3, 1), Found(1, 1, 1)),
    # each true record is found once
    ([TRUE[0], TRUE[0]], Found(1, 3, 2), Found(1, 3, 2), Found(1, 1, 1)),
    # numbers are compared by what they count
    (
        [{**TRUE[0], "value": "83.80", "page": "01"}],
        Found(1, 3, 1),
        Found(1, 3, 1),
        Found(1, 1, 1),
    ),
    # in another document of the same file
    (
        [percentage("83.8", "hộ gia đình học tập", document="plan.2")],
        Found(0, 3, 1),
        Found(1, 3, 1),
        Found(1, 1, 1),
    ),
    ([percentage("7", "")], Found(0, 3, 1), Found(0, 3, 1), Found(0, 0, 0)),
]


@pytest.mark.parametrize(("found", "exact", "value", "subjects"), CASES)
def test_match_file(found: list[Row], exact: Found, value: Found, subjects: Found) -> None:
    match = match_file(KINDS["percentages"], TRUE, found)
    assert (match.exact, match.value) == (exact, value)
    assert match.columns["subject"] == subjects
    assert len(match.missed) == value.true - value.right
    assert len(match.spurious) == value.found - value.right


def test_only_columns_that_the_truth_states_are_compared() -> None:
    true = [{"document_id": "a.1", "date": "2020-08-26"}]
    found = [{"document_id": "a.1", "date": "2020-08-26", "page": "3", "raw": "26/8/2020"}]
    assert match_file(KINDS["dates"], true, found).exact == Found(1, 1, 1)


def test_raw_text_may_break_its_line_elsewhere() -> None:
    true = [{"document_id": "a.1", "date": "2020", "raw": "năm 2020"}]
    found = [{"document_id": "a.1", "date": "2020", "raw": "năm\n2020"}]
    assert match_file(KINDS["dates"], true, found).exact == Found(1, 1, 1)


def test_likeness_of_texts_that_were_cut_elsewhere() -> None:
    found = [percentage("83.8", "Tỷ lệ hộ gia đình học tập"), *TRUE[1:]]
    match = match_file(KINDS["percentages"], TRUE, found)
    assert match.columns["subject"] == Found(2, 3, 3)
    assert match.likeness["subject"] == (pytest.approx(2 + 2 * 5 / 12), 3)
    assert match.differing == (
        ("plan.1", "subject", "hộ gia đình học tập", "Tỷ lệ hộ gia đình học tập"),
    )


@pytest.mark.parametrize(
    ("column", "value", "compared"),
    [
        ("value", "100.0", "100"),
        ("value", "35642", "35642"),
        ("value", "1e3", "1000"),
        ("value", "khoảng 5", "khoảng 5"),
        ("value", "", ""),
        ("subject", "Tỷ  lệ\nhộ ", "tỷ lệ hộ"),
        ("number", "05/KH", "05/KH"),
    ],
)
def test_canonical(column: str, value: str, compared: str) -> None:
    assert canonical(column, value) == compared


def header(number: str, document_id: str = "plan.1", **more: str) -> Row:
    return {"document_id": document_id, "number": number, "signer": "", **more}


def test_headers_count_blanks_neither_as_true_nor_as_found() -> None:
    match = match_headers([header("119/KH-UBND")], [header("119/KH-UBND")])
    assert match.columns == {"number": Found(1, 1, 1), "signer": Found(0, 0, 0)}
    assert match.agree == {"number": 1, "signer": 1}
    assert not match.wrong


def test_a_blank_that_was_guessed_is_an_error() -> None:
    match = match_headers([header("")], [header("12/BC-UBND")])
    assert match.columns["number"] == Found(0, 0, 1)
    assert match.agree["number"] == 0
    assert match.wrong == (("plan.1", "number", "", "12/BC-UBND"),)


def test_a_missing_and_a_made_up_document() -> None:
    missing = match_headers([header("1/KH"), header("2/KH", "plan.2")], [header("1/KH")])
    assert missing.columns["number"] == Found(1, 2, 1)
    assert (missing.documents, missing.found) == (2, 1)
    extra = match_headers([header("1/KH")], [header("1/KH"), header("2/KH", "plan.2")])
    assert extra.columns["number"] == Found(1, 1, 2)


def test_records_of_inputs_without_a_truth_are_not_scored() -> None:
    true = {"documents": [header("1/KH")], "percentages": TRUE}
    other = percentage("5", "x", document="other.1")
    found = {"documents": [header("1/KH"), header("9", "other.1")], "percentages": [*TRUE, other]}
    scores = score_records(true, found)
    assert scores is not None
    assert scores.exact("percentages") == Found(3, 3, 3)
    assert scores.column("percentages", "subject").f1 == 1
    assert scores.header("number") == Found(1, 1, 1)
    assert list(scores.kinds) == ["percentages"]


def test_a_run_without_a_table_has_found_nothing() -> None:
    scores = score_records({"documents": [header("1/KH")], "percentages": TRUE}, {})
    assert scores is not None
    assert scores.value("percentages") == Found(0, 3, 0)
    assert scores.header("number") == Found(0, 1, 0)


@pytest.mark.parametrize(
    ("document_id", "name"),
    [("plan.1", "plan"), ("a.b.12", "a.b"), ("plan", "plan"), ("v1.2-x", "v1.2-x")],
)
def test_name_of(document_id: str, name: str) -> None:
    assert name_of(document_id) == name

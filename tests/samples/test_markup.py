import pytest

from samples.markup import load, parse_inline
from samples.model import Kind, Table


def test_spans_count_in_plain_text():
    marked = parse_inline("theo {r:{t:Kế hoạch} số {n:5/KH-UBND}} đạt {p:83,8%|hộ nghèo}.")
    assert marked.text == "theo Kế hoạch số 5/KH-UBND đạt 83,8%."
    found = {span.kind: marked.text[span.start : span.end] for span in marked.spans}
    assert found == {
        Kind.REFERENCE: "Kế hoạch số 5/KH-UBND",
        Kind.TYPE: "Kế hoạch",
        Kind.NUMBER: "5/KH-UBND",
        Kind.PERCENTAGE: "83,8%",
    }
    assert marked.spans[-1].subject == "hộ nghèo"


def test_bold_beginning():
    marked = parse_inline("**Điều 1.** Công nhận {q:11 xã}")
    assert marked.text[: marked.bold] == "Điều 1."


@pytest.mark.parametrize("source", ["{d:năm 2020", "năm 2020}"])
def test_braces_that_do_not_match(source):
    with pytest.raises(ValueError, match="braces"):
        parse_inline(source)


def test_table_of_a_document():
    (table,) = (b for b in load("bao-cao-xa-hoi-hoc-tap").body if isinstance(b, Table))
    assert len(table.header) == len(table.widths) == len(table.rows[0])

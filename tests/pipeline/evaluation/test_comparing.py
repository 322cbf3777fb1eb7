"""Two runs against one truth, and the guard that remembers one."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from pipeline.evaluation.changes import better_spots
from pipeline.evaluation.comparing import Comparison, Verdict, compare, judge
from pipeline.evaluation.guard import Outcome, check, explain, snapshot
from pipeline.evaluation.html import write_comparison_html
from pipeline.evaluation.pages import score_page
from pipeline.evaluation.scoring import evaluate
from pipeline.evaluation.terminal_compare import print_comparison

TRUE = "Ủy ban nhân dân xã Tân An báo cáo kết quả"
CASES = [  # first, second, gained, lost: (truth, first, second)
    (TRUE, TRUE, [], []),
    ("Uy ban nhân dân xã Tân An báo cáo kết quả", TRUE, [("Ủy", "Uy", "Ủy")], []),
    (TRUE, "Ủy ban nhândân xã Tân An báo cáo kết quả", [], [("nhân dân", "nhân dân", "nhândân")]),
    # the same spot wrong in both, differently: neither
    ("Uy" + TRUE[2:], "Úy" + TRUE[2:], [], []),
    # words made up
    (TRUE + " x", TRUE, [("", "x", "")], []),
    (TRUE, TRUE + " x", [], [("", "", "x")]),
    (TRUE + " x", TRUE + " x", [], []),
    # one mended, another spoiled
    (
        TRUE.replace("xã", "xa"),
        TRUE.replace("quả", "qua"),
        [("xã", "xa", "xã")],
        [("quả", "quả", "qua")],
    ),
]


def run(folder: Path, **texts: str) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("first", "second", "gained", "lost"), CASES)
def test_gains_and_losses(
    tmp_path: Path,
    first: str,
    second: str,
    gained: list[tuple[str, str, str]],
    lost: list[tuple[str, str, str]],
) -> None:
    truth = run(tmp_path / "t", a=TRUE)
    found = compare(run(tmp_path / "1", a=first), run(tmp_path / "2", a=second), truth)
    assert [(c.true, c.first, c.second) for c in found.gained] == gained
    assert [(c.true, c.first, c.second) for c in found.lost] == lost


def test_context_and_pages(tmp_path: Path) -> None:
    truth = run(tmp_path / "t", a=f"một\f{TRUE}")
    first = run(tmp_path / "1", a=f"một\f{TRUE.replace('Tân', 'Tan')}")
    (change,) = compare(first, run(tmp_path / "2", a=f"một {TRUE}"), truth).gained
    assert (change.page, change.before, change.after) == ("a", "nhân dân xã", "An báo cáo")
    (change,) = compare(first, run(tmp_path / "3", a=f"một\f{TRUE}"), truth).gained
    assert change.page == "a, page 2"


TEXTS = st.lists(st.sampled_from(["xã", "xa", "hội", "hoi", "học", "x"]), max_size=12).map(" ".join)


@given(TEXTS, TEXTS, TEXTS)
def test_a_change_is_never_gain_and_loss_at_once(truth: str, first: str, second: str) -> None:
    a, b = score_page("x", None, truth, first), score_page("x", None, truth, second)
    assert not list(better_spots(a, a))
    if not a.confusions:
        assert not list(better_spots(a, b))
        assert len(list(better_spots(b, a))) == len(b.confusions)


def many(tmp_path: Path) -> Comparison:
    """Twelve files, the second run wrong in one word less of each but one."""
    wrong, better = TRUE.replace("xã", "xa").replace("cáo", "cao"), TRUE.replace("xã", "xa")
    names = [f"f{number}" for number in range(12)]
    return compare(
        run(tmp_path / "1", **dict.fromkeys(names, wrong)),
        run(tmp_path / "2", **dict.fromkeys(names, better) | {"f0": wrong}),
        run(tmp_path / "t", **dict.fromkeys(names, TRUE)),
    )


def test_significance(tmp_path: Path) -> None:
    found = many(tmp_path)
    difference = found.differences["WER"]
    assert difference.value == pytest.approx(-11 / 12 / 11)
    assert judge("WER", difference) is Verdict.BETTER
    assert judge("word F1", found.differences["word F1"]) is Verdict.BETTER
    assert len(found.gained) == 11


def test_a_comparison_is_shown(tmp_path: Path) -> None:
    found = many(tmp_path)
    console = Console(record=True, width=140)
    print_comparison(found, console)
    assert "Gained: 11 spots" in console.export_text()
    json.dumps(found.to_json(), allow_nan=False)
    write_comparison_html(found, tmp_path / "c.html")
    page = (tmp_path / "c.html").read_text(encoding="utf-8")
    assert "Gained (11)" in page
    assert "Lost (0)" in page


YEARS = [str(year) for year in range(1000, 2000)]


def with_dates(folder: Path, dates: list[str], number: str = "1/KH") -> Path:
    if not folder.exists():
        run(folder, a=TRUE)
    (folder / "documents.csv").write_text(f"document_id,number\na.1,{number}\n", encoding="utf-8")
    rows = "".join(f"a.1,1,{date},{date}\n" for date in dates)
    (folder / "dates.csv").write_text("document_id,page,date,raw\n" + rows, encoding="utf-8")
    return folder


def test_records_gained_and_lost(tmp_path: Path) -> None:
    truth = with_dates(tmp_path / "t", ["2020-01-02", "2021", "2021", "2022"])
    first = with_dates(tmp_path / "1", ["2020-01-02", "2021", "1999"])
    second = with_dates(tmp_path / "2", ["2021", "2021", "2022", "2023"], "1/XX")
    found = compare(first, second, truth)
    assert [(c.kind, c.true, c.first, c.second) for c in found.records_gained] == [
        ("dates", "2021", "", "2021"),
        ("dates", "2022", "", "2022"),
        ("dates", "", "1999", ""),
    ]
    assert [(c.kind, c.true, c.first, c.second) for c in found.records_lost] == [
        ("dates", "2020-01-02", "2020-01-02", ""),
        ("dates", "", "", "2023"),
        ("header", "1/KH", "1/KH", "1/XX"),
    ]


def test_the_guard(tmp_path: Path) -> None:
    truth = with_dates(tmp_path / "t", ["2021", "2022"])
    good = evaluate(truth, with_dates(tmp_path / "1", ["2021", "2022"]))
    worse = evaluate(truth, with_dates(tmp_path / "2", ["2021"], "1/XX"))
    known = json.loads(json.dumps(snapshot(worse)))
    same = check(known, worse)
    assert (same.outcome, same.lost, same.gained) == (Outcome.SAME, (), ())
    gain = check(known, good)
    assert gain.outcome is Outcome.GAIN
    assert gain.gained == ("a.1: number: 1/KH → 1/XX", "a: dates, missed: 2022 (page 1)")
    drop = check(snapshot(good), worse)
    assert drop.outcome is Outcome.DROP
    assert drop.lost == gain.gained


def test_the_guard_names_the_words_that_were_lost(tmp_path: Path) -> None:
    truth = run(tmp_path / "t", a=TRUE)
    good, bad = evaluate(truth, truth), evaluate(truth, run(tmp_path / "1", a=TRUE[:-3] + "qua"))
    verdict = check(snapshot(good), bad)
    assert verdict.outcome is Outcome.DROP
    assert verdict.lost == ("a: cáo kết [quả → qua] ",)
    assert list(explain(verdict)) == [
        "CER: 0.00% -> 2.44%, WORSE",
        "WER: 0.00% -> 9.09%, WORSE",
        "word F1: 100.00% -> 90.91%, WORSE",
        "lost   a: cáo kết [quả → qua] ",
    ]


def test_the_guard_lets_processors_differ_in_letters_and_in_no_record(tmp_path: Path) -> None:
    text = "\n".join([TRUE] * 100)
    truth = with_dates(run(tmp_path / "t", a=text), YEARS)
    known = snapshot(evaluate(truth, truth))
    other = {"a": text[:-3] + "qua"}  # one letter of 4,200, one word of 1,100
    letter = check(known, evaluate(truth, with_dates(run(tmp_path / "1", **other), YEARS)))
    assert (letter.outcome, letter.lost) == (Outcome.SAME, ("a: cáo kết [quả → qua] ",))
    record = check(known, evaluate(truth, with_dates(run(tmp_path / "2", **other), YEARS[1:])))
    assert record.outcome is Outcome.DROP
    assert "a: dates, missed: 1000 (page 1)" in record.lost


def test_the_guard_refuses_another_form(tmp_path: Path) -> None:
    truth = run(tmp_path / "t", a=TRUE)
    with pytest.raises(ValueError, match="form"):
        check({"schema": 0}, evaluate(truth, truth))

"""The truth is whole: nothing that a reader could count or cite was left unmarked."""

import re
from functools import cache
from pathlib import Path

import pytest

from samples.catalogue import SAMPLES
from samples.make import write_truth
from samples.recipes import Sample
from samples.truth import COLUMNS, Truth, iso_date, plain_number

sample_of_each = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)

NUMBER = re.compile(r"\b\d+(?:/\d{4})?[/-](?:[A-ZĐ]+\d*[a-z]*)(?:[-/][A-ZĐ]+[a-z]*)*\b")
DAY = re.compile(r"\b\d{2}/\d{1,2}/\d{4}\b|\b\d{2} tháng \d{1,2} năm \d{4}\b")


@cache
def truth_of(sample: Sample) -> Truth:
    return sample.truth()


@sample_of_each
def test_spans_hold_what_they_say(sample: Sample):
    truth = truth_of(sample)
    for table in ("references", "dates", "percentages", "quantities"):
        for row in truth.tables[table]:
            page = truth.pages[int(row["page"]) - 1]
            written = page[int(row["start"]) : int(row["end"])]
            assert " ".join(written.split()) == row["raw"]


def covered(sample: Sample, pattern: re.Pattern[str], table: str) -> list[str]:
    """What the pattern finds outside of every span of a table."""
    truth = truth_of(sample)
    spans = [(int(r["page"]), int(r["start"]), int(r["end"])) for r in truth.tables[table]]
    return [
        match[0]
        for number, page in enumerate(truth.pages, start=1)
        for match in pattern.finditer(page.replace("\n", " "))
        if not any(p == number and s < match.end() and match.start() < e for p, s, e in spans)
    ]


@sample_of_each
def test_every_percent_sign_is_in_a_percentage(sample: Sample):
    assert covered(sample, re.compile(r"\d%"), "percentages") == []


@sample_of_each
def test_every_day_and_year_is_a_date(sample: Sample):
    assert covered(sample, DAY, "dates") == []
    assert covered(sample, re.compile(r"(?i)\bnăm \d{4}"), "dates") == []
    assert covered(sample, re.compile(r"\b20\d\d ?- ?20\d\d"), "dates") == []


@sample_of_each
def test_every_number_of_a_document_is_a_reference_or_in_a_head(sample: Sample):
    own = [row["number"] for row in truth_of(sample).tables["documents"]]
    assert covered(sample, NUMBER, "references") == own


@sample_of_each
def test_references_are_complete(sample: Sample):
    for row in truth_of(sample).tables["references"]:
        assert row["document_type"]
        if row["raw"].endswith(" này"):  # a short form: the document at hand
            continue
        assert row["number"] or row["document_type"] == "Luật"
        assert row["date"]


def test_committed_truth_is_what_the_documents_say(truth: Path, tmp_path: Path):
    write_truth(SAMPLES, tmp_path)
    for path in tmp_path.iterdir():
        assert (truth / path.name).read_bytes() == path.read_bytes(), path.name


def test_samples_are_there_and_small(samples: Path):
    sizes = [(samples / sample.file).stat().st_size for sample in SAMPLES]
    assert sum(sizes) < 10_000_000
    assert all(sample.file.isascii() for sample in SAMPLES)


@pytest.mark.parametrize(
    ("written", "value"),
    [("35.642", "35642"), ("83,8", "83.8"), ("07", "7"), ("83,0", "83"), ("21.476,5", "21476.5")],
)
def test_plain_number(written, value):
    assert plain_number(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ngày 05 tháng 2 năm 2023", ("2023-02-05", "day")),
        ("30/7/2021", ("2021-07-30", "day")),
        ("tháng 10/2022", ("2022-10", "month")),
        ("năm 2020", ("2020", "year")),
        ("2021 - 2025", ("2021/2025", "period")),
    ],
)
def test_iso_date(written, value):
    assert iso_date(written) == value


def test_every_table_has_its_columns():
    tables = truth_of(SAMPLES[0]).tables
    for name, columns in COLUMNS.items():
        assert all(set(row) <= set(columns.split()) for row in tables[name])

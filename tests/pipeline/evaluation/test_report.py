"""The report: complete, escaped, offline, and good to look at."""

import sys
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pipeline.evaluation import Evaluation, evaluate
from pipeline.evaluation.html import render
from pipeline.evaluation.pages import score_page
from pipeline.evaluation.sidebyside import marked_words, shown_lines
from pipeline.model import BBox, Line, Page, TextSource, Word, WordSource

TRUE = "Số: 12/KH-UBND\nTân An, ngày 02 tháng 3\nĐạt 83,8% <số> hộ & người\nHết"
READ = "Sô: 12/KH-UBND\nTân An, ngày 02 tháng3 Đạt 88,8%\n<số> hộ & ngươi\nHết x"
VOID = {"meta", "img", "input", "br", "path"}


class Paper:
    """A source of one page: its words in rows, drawn as grey boxes."""

    def page(self, name: str, number: int) -> Page | None:
        if number > 1:
            return None
        words = tuple(
            Word(
                text, text, 0, 0, 0, 0, 0.9, WordSource.OCR, BBox(40 + 60 * x, 50, 95 + 60 * x, 62)
            )
            for x, text in enumerate(READ.split())
        )
        return Page(1, 595, 842, 0, TextSource.OCR, READ, READ, (Line(words),))

    def image(self, name: str, number: int) -> Image.Image | None:
        noise = np.random.default_rng(1).integers(200, 255, (421, 298), dtype=np.uint8)
        return Image.fromarray(noise)


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    for folder, text in (("t", TRUE), ("r", READ)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.txt").write_text(text, encoding="utf-8")
    (tmp_path / "t" / "gone.txt").write_text("mất", encoding="utf-8")
    for folder, value in (("t", "83.8"), ("r", "88.8")):
        (tmp_path / folder / "documents.csv").write_text(
            "document_id,number,signer\nplan.1,12/KH-UBND,<b>\n", encoding="utf-8"
        )
        (tmp_path / folder / "percentages.csv").write_text(
            f"document_id,page,subject,value,raw\nplan.1,1,<i>hộ,{value},x\n", encoding="utf-8"
        )
    return evaluate(tmp_path / "t", tmp_path / "r", source=Paper())


class Reader(HTMLParser):
    """Checks that every element is closed, and gathers what the page refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_refers_to_nothing_outside(evaluation: Evaluation) -> None:
    reader = Reader()
    page = render(evaluation, Paper())
    reader.feed(page)
    assert not reader.open
    assert all(link.startswith("data:image/webp;base64,") for link in reader.links)
    assert len(reader.links) == 1
    assert "@import" not in page
    assert reader.tags.count("script") == 1  # within the page, which lets no other be loaded
    assert "default-src 'none'" in page


def test_texts_are_escaped(evaluation: Evaluation) -> None:
    page = render(evaluation)
    assert "<số>" not in page
    assert "&lt;số&gt;" in page
    assert "&lt;i&gt;hộ" in page


def test_figures_and_missing_names_are_shown(evaluation: Evaluation) -> None:
    page = render(evaluation)
    for shown in (
        f"{100 * evaluation.characters.rate:.2f}%",
        f"{100 * evaluation.words.rate:.2f}%",
        "Not read, counted as read empty:</b> gone",
        "Missed percentages (1)",
        "Confidence of words, ECE",
        'title="tone: ố → ô"',
    ):
        assert shown in page


def test_without_matplotlib_it_says_what_plots_need(
    evaluation: Evaluation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)  # as if it were not installed
    page = render(evaluation)
    assert "pip install 'sohoa[report]'" in page
    assert "<figure" not in page


@settings(max_examples=30, deadline=None)
@given(truth=st.text(max_size=60), reading=st.text(max_size=60))
def test_any_texts_make_a_whole_page(truth: str, reading: str) -> None:
    score = score_page("<x>", None, truth, reading)
    found = Evaluation("t&", "<h>", False, (score,), (), (), None, {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "matplotlib", None)  # plots are slow and not meant here
        page = render(found)
    reader = Reader()
    reader.feed(page)
    assert not reader.open
    assert page.count("<x>") == 0


def test_the_same_figures_give_the_same_page(evaluation: Evaluation) -> None:
    assert render(evaluation, Paper()) == render(evaluation, Paper())


def test_lines_stand_beside_each_other() -> None:
    lines = list(shown_lines(score_page("x", None, TRUE, READ)))
    sides = [("".join(s.text for s in x.true), "".join(s.text for s in x.read)) for x in lines]
    assert sides == [
        ("Số: 12/KH-UBND", "Sô: 12/KH-UBND"),
        ("Tân An, ngày 02 tháng 3", "Tân An, ngày 02 tháng3"),
        ("Đạt 83,8% <số> hộ & người", "Đạt 88,8%↵ <số> hộ & ngươi"),
        ("Hết", "Hết x"),
    ]
    assert [line.wrong for line in lines] == [True, True, True, True]


def test_wrong_words_are_marked_on_the_image() -> None:
    page = Paper().page("x", 1)
    assert page is not None
    right, wrong = marked_words(score_page("x", 1, TRUE, READ), page)
    assert [(word.read, word.true) for word in wrong] == [
        ("Sô:", "Số:"),
        ("tháng3", "tháng 3"),
        ("88,8%", "83,8%"),
        ("ngươi", "người"),
        ("x", ""),
    ]
    assert len(right) + len(wrong) == len(READ.split())

"""The report in a real browser; a picture of it is left in build/tests."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipeline.benchmark import browser
from pipeline.evaluation import Evaluation
from pipeline.evaluation.html import write_html
from pipeline.evaluation.pages import score_page
from pipeline.model import BBox, Line, Page, TextSource, Word, WordSource

pytestmark = pytest.mark.skipif(
    not browser.installed(), reason=f"needs Chromium ({browser.PACKAGE})"
)

TRUE = "Số: 12/KH-UBND\nTân An, ngày 02 tháng 3\nĐạt 83,8% số hộ"
READ = "Sô: 12/KH-UBND\nTân An, ngày 02 tháng3\nĐạt 88,8% số hộ"
MEGABYTE = 2**20


class Shelf:
    """Pages that weigh as much as scans do: noise, which no format makes small."""

    def page(self, name: str, number: int) -> Page | None:
        boxes = (BBox(40 + 60 * x, 50, 95 + 60 * x, 62) for x in range(len(READ.split())))
        words = tuple(
            Word(text, text, 0, 0, 0, 0, 0.9, WordSource.OCR, box)
            for text, box in zip(READ.split(), boxes, strict=True)
        )
        return Page(1, 595, 842, 0, TextSource.OCR, READ, READ, (Line(words),))

    def image(self, name: str, number: int) -> Image.Image | None:
        noise = np.random.default_rng(number).integers(0, 255, (420, 300), dtype=np.uint8)
        return Image.fromarray(noise)


def report_of(folder: Path, *pages: tuple[str, str]) -> Path:
    """The report of a file of these truths and readings."""
    scores = (score_page("plan", number, *both) for number, both in enumerate(pages, start=1))
    found = Evaluation("t", "h", False, tuple(scores), (), (), None, {})
    write_html(found, folder / "report.html", source=Shelf())
    return folder / "report.html"


def test_a_page_is_built_when_it_is_unfolded(tmp_path: Path, root: Path) -> None:
    picture = root / "build" / "tests" / "report.png"
    second = "document.querySelectorAll('details.page')[1]"
    with browser.browser() as shown:
        shown.open(report_of(tmp_path, (TRUE, READ), (READ, READ.replace("hộ", "ho"))))
        assert shown.run(f"{second}.querySelectorAll('.line').length") == 0
        shown.run(f"{second}.querySelector('summary').click()")
        shown.screenshot(picture)
        assert shown.run(f"{second}.querySelectorAll('.line').length") == 4
        assert shown.run(f"{second}.querySelectorAll('.e').length") > 0
        assert shown.run("document.querySelector('.page rect title').textContent").endswith("Số:")
        assert shown.run("document.querySelector('img').decode().then(() => true)")
    pixels = np.asarray(Image.open(picture).convert("RGB"))
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 100


def test_a_report_of_a_hundred_pages_opens_in_two_seconds(tmp_path: Path, truth: Path) -> None:
    random.seed(9)
    text = (truth / "nghi-quyet-huyen-uy.txt").read_text(encoding="utf-8")[:2500]
    reading = "".join(random.choice("aêo1 ") if random.random() < 0.1 else one for one in text)
    score = score_page("s", None, text, reading)
    pages = tuple(replace(score, name=f"s{number}", page=number) for number in range(1, 101))
    report = tmp_path / "report.html"
    write_html(Evaluation("t", "h", False, pages, (), (), None, {}), report, source=Shelf())
    assert 7 * MEGABYTE < report.stat().st_size < 20 * MEGABYTE
    for _ in range(5):  # once is enough: the machine may be busy with other things
        with browser.browser() as shown:
            opened = shown.open(report)
        if opened.seconds < 2:
            break
    assert opened.seconds < 2
    assert opened.cpu < 1

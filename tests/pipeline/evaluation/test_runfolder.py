"""Pages and images out of the ledger of a real output folder."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from pipeline.content import fingerprint
from pipeline.evaluation import evaluate
from pipeline.evaluation.html import render
from pipeline.evaluation.runfolder import RunFolder
from pipeline.model import BBox, Line, Page, TextSource, Word, WordSource
from pipeline.storage.codec import encode_page
from pipeline.storage.ledger import Ledger
from pipeline.storage.states import InputState, PageState

TEXT = "Đã đat 83,8%"


def page(rotation: int) -> Page:
    places = {0: BBox(10, 10, 30, 20), 3: BBox(35, 10, 50, 20), 7: BBox(55, 10, 90, 20)}
    words = []
    for text, (start, box) in zip(TEXT.split(), places.items(), strict=True):
        span = start, start + len(text)
        words.append(Word(text, text, *span, *span, 0.9, WordSource.OCR, box))
    return Page(1, 300, 200, rotation, TextSource.OCR, TEXT, TEXT, (Line(tuple(words)),))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A run of one scan that lay on its side: 200 x 300 pixels, black at the top left."""
    scan = tmp_path / "scan.png"
    image = Image.new("L", (200, 300), 255)
    ImageDraw.Draw(image).rectangle((0, 0, 50, 50), fill=0)
    image.save(scan, dpi=(72, 72))
    folder = tmp_path / "out"
    (folder / "text").mkdir(parents=True)
    (folder / "text" / "scan.txt").write_text(TEXT, encoding="utf-8")
    sha256 = fingerprint(scan)
    state = InputState(
        "scan.png", "scan", str(scan), sha256, kind="png", settings="s", pages=1, status="done"
    )
    with Ledger(folder) as ledger:
        ledger.put_input(state)
        ledger.put_pages(sha256, "s", [PageState(1, "", 0.1, encode_page(page(90)))])
    return folder


def test_page_and_upright_image(out: Path) -> None:
    source = RunFolder(out)
    stored = source.page("scan", 1)
    assert stored is not None
    assert [word.text for word in stored.words] == TEXT.split()
    image = source.image("scan", 1)
    assert image is not None
    assert image.size == (300, 200)
    assert [image.getpixel(spot) for spot in ((290, 10), (10, 10))] == [0, 255]


def test_what_is_not_there(out: Path, tmp_path: Path) -> None:
    source = RunFolder(out)
    assert source.page("other", 1) is None
    assert source.page("scan", 2) is None
    assert source.image("other", 1) is None
    Image.new("L", (10, 10)).save(tmp_path / "scan.png")
    assert RunFolder(out).image("scan", 1) is None  # another image lies there now
    (tmp_path / "scan.png").unlink()
    assert RunFolder(out).image("scan", 1) is None
    assert RunFolder(tmp_path / "nowhere").page("scan", 1) is None


def test_a_report_with_the_image_and_the_wrong_word(out: Path, tmp_path: Path) -> None:
    truth = tmp_path / "scan.gt.txt"
    truth.write_text("Đã đạt 83,8%", encoding="utf-8")
    source = RunFolder(out)
    found = evaluate(truth, out, source=source)
    assert found.calibration["words"].size == 3
    shown = render(found, source)
    assert 'src="data:image/webp;base64,' in shown
    assert "<title>đat (90%); truth: đạt</title>" in shown
    assert '<rect x="55' not in shown
    assert '<rect x="35' in shown

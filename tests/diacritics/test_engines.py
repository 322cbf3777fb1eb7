"""The engines that training pages are read with: pairing their lines, reading a set page."""

import random
import shutil
from pathlib import Path

import pytest

from diacritics.measure.data import SYSTEM_TESSDATA
from diacritics.train.align import word_pairs
from diacritics.train.engines import open_engine, pair_lines
from diacritics.train.read_pages import FONTS, TRAIN_FONTS
from diacritics.train.typeset import Style, degrade, set_pages

LINES = [
    "Xã đã hoàn thành tuyến đường liên thôn dài hai cây số.",
    "Các hộ dân đóng góp ngày công và vật liệu.",
    "Ủy ban giao phòng chuyên môn theo dõi, báo cáo trước ngày 15.",
]


def test_lines_are_paired_in_order_past_lost_and_invented_ones() -> None:
    reads = ["~ ~ .", "Xd dii hoin thinh tuy6n dudng li6n th6n dii hai ciy s6.", "|", LINES[2]]
    assert list(pair_lines(LINES, reads)) == [(LINES[0], reads[1]), (LINES[2], reads[3])]


@pytest.mark.parametrize("spec", [f"{SYSTEM_TESSDATA}:eng", "ocrad-ascii", "gocr"])
def test_an_engine_reads_a_set_page_line_by_line(spec: str) -> None:
    font = FONTS / TRAIN_FONTS[0][0]
    program = spec.split("-")[0]
    if ":" not in spec and shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    tesseract = ":" in spec
    if not font.is_file() or (tesseract and not Path(SYSTEM_TESSDATA, "eng.traineddata").exists()):
        pytest.skip("the typeface or Tesseract's data is not installed")
    page = next(set_pages(LINES, Style(font, 14, 1.4)))
    rows = list(open_engine(spec).read(page, degrade(page.image, random.Random(1))))
    assert [truth for truth, _, _ in rows] == LINES
    assert all(list(word_pairs(truth, read)) for truth, read, _ in rows)
    assert all(read != truth for truth, read, _ in rows)  # it knows no Vietnamese


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="gocr is not installed"):
        open_engine("gocr")

"""Where a page's text comes from, on pages of every kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.content import Kind
from pipeline.model import Page, TextSource, WordSource
from pipeline.pages import read_page
from pipeline.restoring import restore_page
from pipeline.settings import Settings

from .conftest import FONT, LETTER, DrawPage

SETTINGS = Settings("tesserocr")
GARBLED = (
    "Can cir Ké hoach s6 87/KH-UBND ngay 14/3/2023 cua huyén,",
    "ty 1é h6 gia dinh dat danh hiéu van héa 1a 91,5%.",
    "Pé nghi cac x4 bao céo trudc ngay 30 thang 6 nam 2023.",
)
INVISIBLE = 3
"""PDF's text rendering mode of the layers that OCR programs put over an image."""

MakePdf = Callable[..., Path]


@pytest.fixture
def make_pdf(tmp_path: Path) -> MakePdf:
    """A PDF page with lines of text, and perhaps an image under or beside them."""
    pdfmetrics.registerFont(TTFont("Serif", FONT))

    def make(
        lines: tuple[str, ...],
        image: Image.Image | None = None,
        box: tuple[float, float, float, float] = (0, 0, 420, 595),
        mode: int = 0,
    ) -> Path:
        path = tmp_path / "page.pdf"
        canvas = Canvas(str(path), pagesize=(420, 595))
        if image is not None:
            canvas.drawImage(ImageReader(image), *box)
        text = canvas.beginText(40, 540)
        text.setFont("Serif", 12, 20)
        text.setTextRenderMode(mode)
        text.textLines("\n".join(lines))
        canvas.drawText(text)
        canvas.save()
        return path

    return make


def _read(path: Path, kind: Kind = Kind.PDF) -> Page:
    return restore_page(read_page(path, kind, 1, SETTINGS))


def test_sound_text_is_taken_to_the_letter(make_pdf: MakePdf) -> None:
    page = _read(make_pdf(LETTER))
    assert page.text_source is TextSource.BORN_DIGITAL
    assert page.text == page.raw_text == "\n".join(LETTER)
    assert {word.source for word in page.words} == {WordSource.TEXT_LAYER}


def test_a_garbled_layer_over_a_scan_is_read_anew(make_pdf: MakePdf, draw_page: DrawPage) -> None:
    page = _read(make_pdf(GARBLED, draw_page(), mode=INVISIBLE))
    assert page.text_source is TextSource.OCR_OVER_GARBLED
    assert "87/KH-UBND ngày 14/3/2023 của huyện" in page.text
    assert "Can cir" not in page.raw_text


def test_a_garbled_layer_without_an_image_is_restored(make_pdf: MakePdf) -> None:
    page = _read(make_pdf(GARBLED, mode=INVISIBLE))
    assert page.text_source is TextSource.GARBLED_LAYER
    assert page.raw_text == "\n".join(GARBLED)
    assert "Kế hoạch số 87/KH-UBND ngày 14/3/2023 của huyện" in page.text


def test_garbled_text_that_is_drawn_right_is_read_as_drawn(make_pdf: MakePdf) -> None:
    """Fonts with a wrong table of characters: the layer lies, the picture does not."""
    page = _read(make_pdf(GARBLED))
    assert page.text_source is TextSource.OCR_OVER_GARBLED


def test_a_page_of_text_and_a_pasted_scan_is_both(make_pdf: MakePdf, draw_page: DrawPage) -> None:
    pasted = draw_page(("Ý kiến chỉ đạo: giao Phòng Nội vụ chủ trì,",)).crop((0, 80, 1165, 220))
    page = _read(make_pdf(LETTER, pasted, (20, 100, 380, 45)))
    assert page.text_source is TextSource.MIXED
    for line in LETTER:
        assert line in page.text
    assert "giao Phòng Nội vụ chủ trì" in page.text
    assert {word.source for word in page.words} == {WordSource.TEXT_LAYER, WordSource.OCR}


def test_a_watermark_is_not_the_text_of_a_scan(make_pdf: MakePdf, draw_page: DrawPage) -> None:
    page = _read(make_pdf(("www.thuvien.vn",), draw_page()))
    assert page.text_source is TextSource.OCR
    assert "báo cáo trước ngày 30 tháng 6" in page.text


def test_a_blank_page_is_kept(tmp_path: Path) -> None:
    Image.new("L", (800, 1100), 255).save(tmp_path / "blank.png")
    page = _read(tmp_path / "blank.png", Kind.PNG)
    assert page.text_source is TextSource.BLANK
    assert page.text == ""
    assert "blank" in page.warnings


@pytest.mark.parametrize(("ending", "kind"), [("png", Kind.PNG), ("tif", Kind.TIFF)])
def test_images_are_read_with_their_resolution(
    ending: str, kind: Kind, draw_page: DrawPage, tmp_path: Path
) -> None:
    path = tmp_path / f"page.{ending}"
    draw_page().save(path, dpi=(200, 200))
    page = _read(path, kind)
    assert page.width == pytest.approx(1165 * 72 / 200, abs=1)
    assert "215/UBND-VX" in page.text


def test_signature_texts_are_never_restored() -> None:
    """What annotations draw is correct, however odd it looks."""
    from pipeline.merge import add_annotations
    from pipeline.model import BBox
    from pipeline.pdf import LayerWord
    from pipeline.rawpage import RawPage, join_lines

    lines = add_annotations([], [LayerWord("dugc", BBox(0, 0, 30, 10)),
                                 LayerWord("ky", BBox(35, 0, 50, 10))])  # fmt: skip
    text, words = join_lines(lines)
    page = restore_page(RawPage(1, 100, 100, 0, TextSource.OCR, text, words))
    assert page.text == "dugc ky"

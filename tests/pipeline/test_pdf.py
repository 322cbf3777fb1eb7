"""PDF layers, annotations and drawn pages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pikepdf
import pytest

from pipeline.errors import InputError
from pipeline.pdf import MAX_PIXELS, count_pages, draw, drawing_dpi, read_layer


def test_the_text_layer_has_words_with_boxes(born_digital: Path) -> None:
    layer = read_layer(born_digital, 1)
    assert [word.text for word in layer.words][:2] == ["Số:", "215/UBND-VX"]
    first = layer.words[0].bbox
    assert first.x0 == pytest.approx(40, abs=1)
    assert first.y1 == pytest.approx(595 - 540, abs=5)  # the baseline, from the top
    assert layer.images == ()


def test_a_scan_has_no_words_and_its_own_resolution(scan: Path) -> None:
    layer = read_layer(scan, 1)
    assert layer.words == ()
    assert drawing_dpi(layer) == pytest.approx(200, rel=0.01)
    pixels, dpi = draw(scan, 1, drawing_dpi(layer))
    assert pixels.shape[1] == pytest.approx(1165, abs=2)
    assert dpi == pytest.approx(200, rel=0.01)


def test_a_huge_page_is_drawn_smaller(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(6_000, 6_000))
    pdf.save(tmp_path / "huge.pdf")
    pixels, dpi = draw(tmp_path / "huge.pdf", 1, 300)
    assert pixels.shape[0] * pixels.shape[1] <= MAX_PIXELS * 1.001
    assert dpi < 300


def _stamped(path: Path, text: bytes) -> Path:
    """An empty page whose stamp annotation draws `text` in its appearance alone."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 300))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    form = pdf.make_stream(b"BT /F1 14 Tf 2 5 Td (" + text + b") Tj ET")
    form.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Form,
            "/BBox": [0, 0, 100, 20],
            "/Resources": pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
        }
    )
    page.Annots = [
        pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Stamp,
                Rect=[50, 200, 150, 220],
                F=4,
                AP=pikepdf.Dictionary(N=form),
            )
        )
    ]
    pdf.save(path)
    return path


def test_annotations_are_read_and_drawn(tmp_path: Path) -> None:
    path = _stamped(tmp_path / "stamp.pdf", b"2243 KV")
    layer = read_layer(path, 1)
    assert [word.text for word in layer.annotations] == ["2243", "KV"]
    box = layer.annotations[0].bbox
    assert 50 <= box.x0 < box.x1 <= 150
    assert 80 <= box.y0 < box.y1 <= 100
    pixels, _ = draw(path, 1, 72)
    assert np.any(pixels[80:100, 50:150] < 128)


@pytest.mark.parametrize(
    ("name", "reason"), [("locked", "password"), ("cut", "damaged"), ("none", "without pages")]
)
def test_what_cannot_be_opened_says_why(
    broken_folder: Path, tmp_path: Path, name: str, reason: str
) -> None:
    path = broken_folder / f"{name}.pdf"
    if name == "none":
        pikepdf.new().save(path)
    with pytest.raises(InputError, match=reason):
        count_pages(path)

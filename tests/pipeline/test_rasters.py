"""Scans as scanners, faxes, cameras and archives leave them all read alike."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from pipeline.content import sniff
from pipeline.errors import PageError
from pipeline.imaging.image import REDUCED, WORKING_PIXELS
from pipeline.inputs import find_inputs
from pipeline.ocr import engine
from pipeline.pages import read_page
from pipeline.raster import load_frame
from pipeline.settings import Settings
from tests.pipeline.pictures import BODY, body_page

TRUTH = "\n".join(BODY)
SIZE = (2480, 1300)
"""Of `body_page`, at 300 dpi."""


def _gray() -> Image.Image:
    return Image.fromarray(body_page().gray)


def _bilevel(size: tuple[int, int] = SIZE) -> Image.Image:
    sized = _gray().resize(size, Image.Resampling.LANCZOS)
    return sized.point(lambda v: 255 * (v > 140)).convert("1")


def _yellow() -> Image.Image:
    """On yellow paper, in colour."""
    shares = np.asarray(_gray())[..., None] / 255
    return Image.fromarray((shares * (250, 240, 200)).astype(np.uint8))


def _errors(path: Path, settings: Settings | None = None) -> float:
    page = read_page(path, sniff(path), 1, settings or Settings(engine().name))
    assert page.width / page.height == pytest.approx(SIZE[0] / SIZE[1], rel=0.01)
    if path.suffix not in (".jp2", ".j2k"):  # Pillow writes no resolution there
        assert page.width == pytest.approx(595.2, abs=1.5)
    return Levenshtein.distance(TRUTH, page.text) / len(TRUTH)


def _deep(path: Path) -> None:
    values = 4000 + np.asarray(_gray()).astype(np.uint16) * 180  # 16 bits, not all of them used
    Image.fromarray(values).save(path, dpi=(300, 300))


def _transparent(path: Path) -> None:
    ink = 255 - np.asarray(_gray())
    black = Image.fromarray(np.zeros((*ink.shape, 3), np.uint8))
    black.putalpha(Image.fromarray(ink))
    black.save(path, dpi=(300, 300))


def _fax(path: Path, down: float) -> None:
    width, height = SIZE
    page = _bilevel((round(width * 204 / 300), round(height * down / 300)))
    page.save(path, compression="group4", dpi=(204, down))


KINDS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "colour": ("jpg", lambda path: _yellow().save(path, quality=70, dpi=(300, 300))),
    "one bit": ("tif", lambda path: _bilevel().save(path, compression="group4", dpi=(300, 300))),
    "fine fax": ("tif", lambda path: _fax(path, 196)),
    "600 dpi": ("png", lambda path: _gray().resize((4960, 2600)).save(path, dpi=(600, 600))),
    "JPEG 2000": ("jp2", lambda path: _yellow().save(path, quality_layers=[30])),
    "JPEG 2000 without a box": ("j2k", lambda path: _gray().save(path, quality_layers=[30])),
    "CMYK JPEG": ("jpg", lambda path: _yellow().convert("CMYK").save(path, dpi=(300, 300))),
    "CMYK TIFF": ("tif", lambda path: _yellow().convert("CMYK").save(path, dpi=(300, 300))),
    "16 bits": ("png", _deep),
    "palette": ("png", lambda path: _yellow().quantize(16).save(path, dpi=(300, 300))),
    "palette GIF-like": ("tif", lambda path: _yellow().quantize(5).save(path, dpi=(300, 300))),
    "transparent": ("png", _transparent),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_image_reads(kind: str, tmp_path: Path) -> None:
    ending, save = KINDS[kind]
    path = tmp_path / f"page.{ending}"
    save(path)
    assert [source.path for source in find_inputs([tmp_path])] == [path]
    assert _errors(path) < (0.02 if "fax" in kind else 0.005)


def test_a_coarse_fax_with_oblong_pixels_stands_in_its_true_shape(tmp_path: Path) -> None:
    """Half its rows are lost; what is left is not squashed too."""
    _fax(tmp_path / "fax.tif", 98)
    page = load_frame(tmp_path / "fax.tif", 1)
    assert page.dpi == pytest.approx(204)
    assert page.pixels.shape == (pytest.approx(884, abs=3), pytest.approx(1686, abs=2))
    assert _errors(tmp_path / "fax.tif") < 0.05


def jbig2(image: Image.Image, folder: Path) -> bytes:
    """A JBIG2 stream as PDFs embed it: one generic region, coded as MMR (ITU-T T.88, 6.2.6).

    MMR is what TIFF calls Group 4, so that TIFF's encoder can be used.
    """
    image.save(folder / "strip.tif", compression="group4", tiffinfo={278: image.height, 262: 0})
    with Image.open(folder / "strip.tif") as saved:
        start, length = saved.tag_v2[273][0], saved.tag_v2[279][0]
    data = (folder / "strip.tif").read_bytes()[start : start + length]
    width, height = image.size
    page = struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", width, height, 0, 0, 0, 1) + data
    return (
        struct.pack(">IBBBI", 0, 48, 0, 1, len(page)) + page
        + struct.pack(">IBBBI", 1, 38, 0, 1, len(region)) + region
    )  # fmt: skip


def _pdf(path: Path, data: bytes, size: tuple[int, int], coding: str, bits: int) -> None:
    """A page of `body_page`'s size that is one image."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595.2, 312))
    image = pikepdf.Stream(pdf, data)
    image.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image,
                  "/Width": size[0], "/Height": size[1], "/BitsPerComponent": bits,
                  "/ColorSpace": pikepdf.Name.DeviceGray})  # fmt: skip
    image.write(data, filter=pikepdf.Name(coding))
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    pdf.pages[0].Contents = pdf.make_stream(b"595.2 0 0 312 0 0 cm /I Do")
    pdf.save(path)


def test_jbig2_in_a_pdf_reads(tmp_path: Path) -> None:
    _pdf(tmp_path / "page.pdf", jbig2(_bilevel(), tmp_path), SIZE, "/JBIG2Decode", 1)
    assert _errors(tmp_path / "page.pdf") < 0.005


def test_jpeg_2000_in_a_pdf_reads(tmp_path: Path) -> None:
    _gray().save(tmp_path / "page.jp2", quality_layers=[30])
    data = (tmp_path / "page.jp2").read_bytes()
    _pdf(tmp_path / "page.pdf", data, SIZE, "/JPXDecode", 8)
    assert _errors(tmp_path / "page.pdf") < 0.005


def test_an_a3_page_reads(tmp_path: Path) -> None:
    page = Image.new("L", (4961, 3508), 255)
    page.paste(_gray(), (0, 0))
    page.paste(_gray(), (2480, 1500))
    page.save(tmp_path / "a3.png", dpi=(300, 300))
    read = read_page(tmp_path / "a3.png", sniff(tmp_path / "a3.png"), 1, Settings(engine().name))
    assert (read.width, read.height) == (pytest.approx(1190.6, abs=1), pytest.approx(842, abs=1))
    assert Levenshtein.distance(f"{TRUTH}\n{TRUTH}", read.text) / len(read.text) < 0.005


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_turn_that_a_camera_noted_is_applied(orientation: int, tmp_path: Path) -> None:
    upright = np.full((40, 60), 255, np.uint8)
    upright[2:8, 3:20] = 0
    stored = {
        1: upright, 2: upright[:, ::-1], 3: upright[::-1, ::-1], 4: upright[::-1],
        5: upright.T, 6: np.rot90(upright), 7: upright[::-1, ::-1].T, 8: np.rot90(upright, -1),
    }[orientation]  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(np.ascontiguousarray(stored)).save(tmp_path / "page.png", exif=exif)
    assert np.array_equal(load_frame(tmp_path / "page.png", 1).pixels, upright)


def test_fine_pages_are_shrunk_to_what_reading_needs(tmp_path: Path) -> None:
    page = body_page().gray.repeat(4, axis=0).repeat(4, axis=1)
    Image.fromarray(page).save(tmp_path / "fine.png", dpi=(1200, 1200))
    frame = load_frame(tmp_path / "fine.png", 1)
    assert frame.dpi == pytest.approx(300, abs=1)
    assert frame.warnings == ()
    assert np.array_equal(frame.pixels, body_page().gray)


@pytest.mark.parametrize("mode", ["L", "RGB", "1"])
def test_strips_of_a_large_sheet_fit_together(mode: str, tmp_path: Path) -> None:
    ramp = np.linspace(0, 255, 6400).astype(np.uint8)[:, None].repeat(6000, axis=1)
    Image.fromarray(ramp).convert(mode).save(tmp_path / "large.png", dpi=(100, 100))
    frame = load_frame(tmp_path / "large.png", 1)
    height, width = frame.pixels.shape[:2]
    assert frame.warnings == (REDUCED,)
    assert 0.9 * WORKING_PIXELS * 0.7 < height * width <= WORKING_PIXELS
    assert frame.dpi == pytest.approx(100 * width / 6000, rel=1e-4)
    means = frame.pixels.reshape(height, -1).astype(float).mean(axis=1)
    assert np.abs(np.diff(np.convolve(means, np.ones(40) / 40, "valid"))).max() < 1.6


def test_larger_pages_than_allowed_fail_and_say_how_to_allow_them(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    _gray().save(path, dpi=(300, 300))
    with pytest.raises(PageError, match=r"3,224,000 pixels, more than 3,000,000\. .*--max-pixels"):
        _errors(path, Settings(engine().name, max_pixels=3_000_000))
    _gray().save(tmp_path / "page.pdf", resolution=300)
    with pytest.raises(PageError, match="--max-pixels"):
        _errors(tmp_path / "page.pdf", Settings(engine().name, max_pixels=3_000_000))

"""Files that page images come in: PDF, PDF with the text layer of an OCR, TIFF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import pikepdf
import pytesseract
from PIL import Image as Pillow

from samples.scanner import Image, jpeg


def image_pdf(images: Iterable[Image], dpi: int, quality: int) -> bytes:
    """A PDF of images alone, as a scanner writes it; the same images give the same bytes."""
    pdf = pikepdf.new()
    for image in images:
        _add_page(pdf, image, dpi, quality)
    return _saved(pdf)


def _add_page(pdf: pikepdf.Pdf, image: Image, dpi: int, quality: int) -> None:
    height, width = image.shape[:2]
    page = pdf.add_blank_page(page_size=(width * 72 / dpi, height * 72 / dpi))
    stream = pdf.make_stream(
        jpeg(image, quality),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=width,
        Height=height,
        ColorSpace=pikepdf.Name.DeviceGray if image.ndim == 2 else pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
    size = f"{width * 72 / dpi:.3f} 0 0 {height * 72 / dpi:.3f} 0 0"
    page.Contents = pdf.make_stream(f"q {size} cm /Im0 Do Q".encode())


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def searchable_pdf(images: Iterable[Image], dpi: int, quality: int, language: str) -> bytes:
    """A PDF of images over the invisible text that Tesseract reads in them in `language`."""
    pdf = pikepdf.new()
    with TemporaryDirectory() as folder:
        for number, image in enumerate(images):
            path = Path(folder) / f"{number}.jpg"
            path.write_bytes(jpeg(image, quality))
            layered = pytesseract.image_to_pdf_or_hocr(
                str(path), lang=language, config=f"--dpi {dpi}", extension="pdf"
            )
            with pikepdf.open(BytesIO(layered)) as page:
                pdf.pages.extend(page.pages)
    return _saved(pdf)


def fax_tiff(images: Sequence[Image], dpi: int) -> bytes:
    """A multi-page TIFF in black and white, compressed as a fax is (CCITT group 4)."""
    pages = [Pillow.fromarray(_black_and_white(image)).convert("1") for image in images]
    out = BytesIO()
    pages[0].save(
        out,
        "TIFF",
        save_all=True,
        append_images=pages[1:],
        compression="group4",
        dpi=(dpi, dpi),
    )
    return out.getvalue()


def _black_and_white(image: Image) -> Image:
    _, binary = cv2.threshold(image, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return np.asarray(binary, np.uint8)


def line_readings(rows: Iterable[Image], dpi: int, language: str) -> list[str]:
    """What Tesseract reads in images of single lines."""
    config = f"--psm 7 --dpi {dpi}"
    return [
        " ".join(pytesseract.image_to_string(row, lang=language, config=config).split())
        for row in rows
    ]

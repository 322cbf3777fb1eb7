"""OCR engines behind one small protocol, and the step from page image to words."""

from pipeline.layout import PixelBox
from pipeline.ocr.engine import Engine, OcrLines, PixelLine, PixelWord
from pipeline.ocr.engines import ENGINES, engine, fastest
from pipeline.ocr.read import OcrLine, OcrWord, ReadPage, read_page, reading_version

__all__ = [
    "ENGINES",
    "Engine",
    "OcrLine",
    "OcrLines",
    "OcrWord",
    "PixelBox",
    "PixelLine",
    "PixelWord",
    "ReadPage",
    "engine",
    "fastest",
    "read_page",
    "reading_version",
]

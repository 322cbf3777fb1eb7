"""PDF files: page count, the text layer, texts of annotations, and drawn pages.

pdfplumber reads the text layer. pdfium draws pages with annotations, form fields and
the appearances of digital signatures: a signed letter often carries its number and
date in these alone.
"""

from pipeline.pdf.document import count_pages
from pipeline.pdf.drawing import MAX_PIXELS, draw, drawing_dpi, has_damaged_image
from pipeline.pdf.geometry import POINTS_PER_INCH, LayerWord
from pipeline.pdf.layer import Layer, read_layer
from pipeline.pdf.signatures import PdfSignature, read_signatures

__all__ = [
    "MAX_PIXELS",
    "POINTS_PER_INCH",
    "Layer",
    "LayerWord",
    "PdfSignature",
    "count_pages",
    "draw",
    "drawing_dpi",
    "has_damaged_image",
    "read_layer",
    "read_signatures",
]

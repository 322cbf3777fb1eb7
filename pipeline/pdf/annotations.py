"""Texts that annotations and form fields draw: stamps, numbers and dates of signatures."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.pdf.document import load_page
from pipeline.pdf.geometry import LayerWord, on_page


def annotation_words(document: pdfium.PdfDocument, number: int) -> tuple[LayerWord, ...]:
    """Words that annotations draw: what flattening them adds to the page's text.

    Flattening changes only the copy in memory. It comes last, for that reason.
    """
    page = load_page(document, number)
    if pdfium_c.FPDFPage_GetAnnotCount(page) == 0:
        return ()
    before = page.get_textpage().count_chars()
    if pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY) != (pdfium_c.FLATTEN_SUCCESS):
        return ()
    flat = load_page(document, number)
    text = flat.get_textpage()
    chars = [
        (chr(pdfium_c.FPDFText_GetUnicode(text, index)), text.get_charbox(index, loose=True))
        for index in range(before, text.count_chars())
    ]
    return tuple(_group(flat, chars))


def _group(
    page: pdfium.PdfPage, chars: list[tuple[str, tuple[float, float, float, float]]]
) -> Iterator[LayerWord]:
    """Join characters to words at white space and at jumps."""
    letters, box = "", None
    for letter, bounds in [*chars, (" ", (0.0, 0.0, 0.0, 0.0))]:
        here = on_page(page, *bounds)
        jump = box is not None and (
            here.x0 - box.x1 > 0.5 * here.height or abs(here.y1 - box.y1) > 0.5 * here.height
        )
        if letters and box is not None and (letter.isspace() or jump):
            yield LayerWord(letters, box)
            letters, box = "", None
        if not letter.isspace() and letter.isprintable():
            letters += letter
            box = here if box is None else box.union(here)

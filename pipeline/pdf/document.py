"""Open PDF files with pdfium, and say what is wrong with those that cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.errors import InputError, PageError


@contextmanager
def opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    """The file, opened; closed on the way out.

    Raises:
        InputError: It is encrypted, damaged, or has no page.
    """
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise _explain(error, path) from error
    try:
        yield document
    finally:
        document.close()


def _explain(error: pdfium.PdfiumError, path: Path) -> InputError:
    # pdfium repeats its last error for a file without pages: the file must say it, too
    locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
    if locked and b"/Encrypt" in path.read_bytes():
        return InputError(
            "the PDF is encrypted and needs a password",
            "Remove the password (for instance with qpdf --decrypt) and run again.",
        )
    return InputError(
        "the PDF is damaged, cut off or without pages",
        "Copy or scan it again; qpdf can repair some damaged files.",
    )


def count_pages(path: Path) -> int:
    """How many pages the PDF has.

    Raises:
        InputError: It is encrypted, damaged, or has no page.
    """
    with opened(path) as document:
        pages = len(document)
    if not pages:
        raise InputError("the PDF has no pages", "Copy or scan it again.")
    return pages


def load_page(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    """Page `number` (from 1) of an open file.

    Raises:
        PageError: Its data is damaged.
    """
    try:
        return document[number - 1]
    except pdfium.PdfiumError as error:
        raise PageError("the page's data is damaged", "Scan this page again.") from error

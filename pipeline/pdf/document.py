"""Open PDF files with pdfium, and say what is wrong with those that cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.errors import InputError, PageError

Passwords = Sequence[str]
"""Passwords to try on encrypted files."""


@contextmanager
def opened(path: Path, passwords: Passwords = ()) -> Iterator[pdfium.PdfDocument]:
    """The file, opened; closed on the way out.

    Raises:
        InputError: It is encrypted with none of the passwords, damaged, or has no page.
    """
    document = _open(path, passwords)
    try:
        yield document
    finally:
        document.close()


def _open(path: Path, passwords: Passwords) -> pdfium.PdfDocument:
    for password in (None, *passwords):
        try:
            return pdfium.PdfDocument(path, password=password)
        except pdfium.PdfiumError as error:
            problem = error
            if getattr(error, "err_code", None) != pdfium_c.FPDF_ERR_PASSWORD:
                break
    raise _explain(problem, path) from problem


def _explain(error: pdfium.PdfiumError, path: Path) -> InputError:
    # pdfium repeats its last error for a file without pages: the file must say it, too
    locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
    if locked and b"/Encrypt" in path.read_bytes():
        return InputError(
            "the PDF is encrypted and needs a password",
            "Put it into a file, a password a line, for --passwords; or remove it from the PDF.",
        )
    return InputError(
        "the PDF is damaged, cut off or without pages",
        "Copy or scan it again; qpdf can repair some damaged files.",
    )


def count_pages(path: Path, passwords: Passwords = ()) -> int:
    """How many pages the PDF has.

    Raises:
        InputError: It is encrypted, damaged, or has no page.
    """
    with opened(path, passwords) as document:
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

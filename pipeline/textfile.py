"""Text files that some OCR, or a person, has written already."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

from diacritics import judge
from diacritics.judge import TextKind
from pipeline.errors import InputError

MAX_BYTES = 64_000_000
"""A larger file is no document; the longest laws have under 2 MB."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SOUND = frozenset({TextKind.GOOD, TextKind.EMPTY})


def read_pages(path: Path) -> list[str]:
    """The file's pages, parted by form feeds: NFC, lines parted by a newline.

    Raises:
        InputError: The file is too large or holds no text.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise InputError(f"{size:,} bytes are too many for a text", "Split it into documents.")
    text = decode(path.read_bytes())
    if not text.strip():
        raise InputError("the file holds no text", "Scan or copy it again.")
    pages = text.split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()  # many programs end the last page with a form feed, too
    return pages


def decode(data: bytes) -> str:
    """The bytes as text: UTF-8, UTF-16 with its mark, Windows-1258, or one byte a letter.

    Texts in TCVN3 and VNI come out as Latin letters, as in the text layer of a PDF: the
    restorer knows and converts them.

    Raises:
        InputError: The bytes are no text.
    """
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("the file holds binary data, not text", "Name a text file.")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _decode_single_bytes(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def _decode_single_bytes(data: bytes) -> str:
    windows = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    if judge(windows).kind in _SOUND:
        return windows
    return data.decode("cp1252", "replace")

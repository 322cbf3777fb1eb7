"""Know a file by what it holds: its kind by its first bytes, its content by a hash."""

from __future__ import annotations

import hashlib
import os
from enum import StrEnum
from pathlib import Path

from pipeline.errors import InputError


class Kind(StrEnum):
    """What a file holds."""

    PDF = "pdf"
    TIFF = "tiff"
    PNG = "png"
    JPEG = "jpeg"
    JPEG2000 = "jpeg2000"
    TEXT = "text"


_HEAD_BYTES = 2048
"""Enough for every signature: a PDF may carry up to 1,024 bytes before its own."""
_BLOCK = 1 << 20
_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"II+\x00", Kind.TIFF),
    (b"MM\x00+", Kind.TIFF),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", Kind.JPEG2000),
    (b"\xff\x4f\xff\x51", Kind.JPEG2000),
)
ENDINGS = {
    ".pdf": Kind.PDF,
    ".tif": Kind.TIFF,
    ".tiff": Kind.TIFF,
    ".png": Kind.PNG,
    ".jpg": Kind.JPEG,
    ".jpeg": Kind.JPEG,
    ".jp2": Kind.JPEG2000,
    ".jpx": Kind.JPEG2000,
    ".j2k": Kind.JPEG2000,
    ".txt": Kind.TEXT,
}
"""Kinds by the endings that files of them have."""


def looks_known(path: Path) -> bool:
    """Whether a file is of a known kind by its first bytes, whatever its ending."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return _binary_kind(stream.read(_HEAD_BYTES)) is not None
    except OSError:
        return False


def _binary_kind(head: bytes) -> Kind | None:
    if b"%PDF-" in head[:1029]:
        return Kind.PDF
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    return None


def sniff(path: Path) -> Kind:
    """What the file holds, by its first bytes.

    Raises:
        InputError: The file is empty, no regular file, unreadable, of an unknown kind,
            or plain text under the ending of another kind.
    """
    try:
        if path.is_dir():
            next(path.iterdir(), None)  # one that cannot be walked says why
        if not path.is_file():
            reason = "not a regular file" if os.path.lexists(path) else "the file is gone"
            raise InputError(reason, "Name a PDF, TIFF, PNG, JPEG, JPEG 2000 or .txt file.")
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except OSError as error:
        raise InputError(
            f"cannot be opened ({error.strerror})", "Check the file's permissions and the disk."
        ) from error
    if not head:
        raise InputError("the file is empty (0 bytes)", "Scan or copy it again.")
    kind = _binary_kind(head)
    if kind is not None:
        return kind
    named = ENDINGS.get(path.suffix.lower())
    if named is Kind.TEXT:
        return Kind.TEXT
    if b"\x00" not in head:
        raise InputError(
            f"named {path.suffix or 'without ending'} but holds plain text",
            "If it is text to restore, rename it to .txt.",
        )
    reason = "neither PDF, TIFF, PNG, JPEG, JPEG 2000 nor text"
    raise InputError(reason, "Convert it to PDF, or leave it out.")


def fingerprint(path: Path) -> str:
    """The SHA-256 of the file's content, in hexadecimal.

    Raises:
        InputError: The file cannot be read to its end.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", "Check the file's permissions and the disk."
        ) from error
    return digest.hexdigest()

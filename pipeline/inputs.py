"""Find the inputs, and know each by its content.

A folder is walked recursively. Hidden files and folders are left out, and so are
symbolic links to folders that were walked already (loops). A file counts as an input
when its ending or its first bytes say PDF, TIFF, PNG, JPEG or JPEG 2000, or when it is a
`.txt`. Documents of kinds that are not read (`pipeline.unread`) count too, as inputs to skip.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.errors import InputError, UsageError
from pipeline.remote import is_url, list_files
from pipeline.unread import unread

HEAD_BYTES = 2048
"""Enough for every signature: a PDF may carry up to 1,024 bytes before its own."""
_BLOCK = 1 << 20
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "jpeg2000"),
    (b"\xff\x4f\xff\x51", "jpeg2000"),
)
_ENDINGS = {
    ".pdf": "pdf",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".png": "png",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jp2": "jpeg2000",
    ".jpx": "jpeg2000",
    ".j2k": "jpeg2000",
    ".txt": "text",
}


class Kind(StrEnum):
    """What a file holds."""

    PDF = "pdf"
    TIFF = "tiff"
    PNG = "png"
    JPEG = "jpeg"
    JPEG2000 = "jpeg2000"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to digitize.

    Attributes:
        path: Where it lies; a URL when it lies elsewhere.
        file: How the tables call it: its path below the folder that was named, NFC.
        listed: Size and version as a place elsewhere lists them; None for local files.
        skip: Why it is left out, with the user's next step; '' for what is to be digitized.
    """

    path: Path | str
    file: str
    listed: tuple[int, int] | None = None
    skip: str = ""

    def stamp(self) -> tuple[int, int]:
        """Size and time of the last change (ns, or a version); -1 for both when it is gone."""
        if self.listed is not None:
            return self.listed
        try:
            found = Path(self.path).stat()
        except OSError:
            return -1, -1
        return found.st_size, found.st_mtime_ns


def find_inputs(roots: Iterable[Path | str], leave_out: Path | None = None) -> list[Input]:
    """All inputs below the given files and folders, sorted by their name in the tables.

    Args:
        roots: Files and folders, as the user named them; URLs of places elsewhere. A named
            file is always an input.
        leave_out: A folder that is not walked (the output folder, when it lies inside).

    Raises:
        UsageError: One of the roots does not exist.
    """
    roots = list(roots)
    several = len(roots) > 1
    found: dict[str, Input] = {}
    for root in roots:
        inputs = (
            _elsewhere(root, several)
            if isinstance(root, str) and is_url(root)
            else _here(Path(root), several, leave_out)
        )
        for source in inputs:
            found.setdefault(source.file, source)
    return [found[key] for key in sorted(found)]


def _here(root: Path, several: bool, leave_out: Path | None) -> Iterator[Input]:
    if not os.path.lexists(root):
        raise UsageError(f"{printable(root)}: no such file or folder", "Check the path.")
    if root.is_dir():
        for path, skip in _walk(root, leave_out):
            yield Input(path, _label(path if several else path.relative_to(root)), skip=skip)
    else:
        yield Input(root, _label(root if several else Path(root.name)))


def _elsewhere(root: str, several: bool) -> Iterator[Input]:
    for file in list_files(root):
        hidden = any(part.startswith(".") for part in file.below.parts)
        skip = unread(file.below)
        if (skip or file.below.suffix.lower() in _ENDINGS) and not hidden:
            label = file.url if several else str(file.below)
            yield Input(file.url, _label(label), (file.size, file.version), skip)


def _label(path: Path | str) -> str:
    return unicodedata.normalize("NFC", printable(path))


def printable(path: Path | str) -> str:
    """The path as text that any encoder takes; bytes that are not UTF-8 are written in hex."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _walk(root: Path, leave_out: Path | None) -> Iterator[tuple[Path, str]]:
    """Files below `root` that may be inputs, or why they are skipped; every real folder once."""
    seen = {leave_out.resolve()} if leave_out is not None else set()
    pending = [root]
    while pending:
        folder = pending.pop()
        real = folder.resolve()
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            yield folder, ""  # a failed input: what it may hold is not lost without a word
            continue
        for path in entries:
            if path.name.startswith("."):
                continue
            if _may_be_folder(path):
                if path.suffix.lower() in _ENDINGS:
                    yield path, ""  # a folder named like a file: a failed input, then walked
                pending.append(path)
            elif path.suffix.lower() in _ENDINGS or _looks_like_input(path):
                yield path, ""
            elif skip := unread(path):
                yield path, skip


def _may_be_folder(path: Path) -> bool:
    """Whether to look into it; also when the system does not say what it is."""
    try:
        return path.is_dir()
    except OSError:
        return True


def _looks_like_input(path: Path) -> bool:
    """A file without a known ending is an input when its first bytes are of a known kind."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return _binary_kind(stream.read(HEAD_BYTES)) is not None
    except OSError:
        return False


def _binary_kind(head: bytes) -> Kind | None:
    if b"%PDF-" in head[:1029]:
        return Kind.PDF
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return Kind(kind)
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
            head = stream.read(HEAD_BYTES)
    except OSError as error:
        raise InputError(
            f"cannot be opened ({error.strerror})", "Check the file's permissions and the disk."
        ) from error
    if not head:
        raise InputError("the file is empty (0 bytes)", "Scan or copy it again.")
    kind = _binary_kind(head)
    if kind is not None:
        return kind
    named = _ENDINGS.get(path.suffix.lower())
    if named == "text":
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

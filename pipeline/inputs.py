"""Find the inputs.

A folder is walked recursively. Hidden files and folders are left out, and so are
symbolic links to folders that were walked already (loops). A file counts as an input
when its ending or its first bytes say PDF, TIFF, PNG, JPEG or JPEG 2000, or when it is a
`.txt`. Documents of kinds that are not read (`pipeline.unread`) count too, as inputs to skip.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.content import ENDINGS, looks_known, sniff
from pipeline.errors import UsageError
from pipeline.remote import is_url, list_files
from pipeline.unread import unread

__all__ = ["Input", "find_inputs", "printable", "sniff"]


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
        if (skip or file.below.suffix.lower() in ENDINGS) and not hidden:
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
                if path.suffix.lower() in ENDINGS:
                    yield path, ""  # a folder named like a file: a failed input, then walked
                pending.append(path)
            elif path.suffix.lower() in ENDINGS or looks_known(path):
                yield path, ""
            elif skip := unread(path):
                yield path, skip


def _may_be_folder(path: Path) -> bool:
    """Whether to look into it; also when the system does not say what it is."""
    try:
        return path.is_dir()
    except OSError:
        return True

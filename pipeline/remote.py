"""Inputs on object stores and other file systems that fsspec knows: `s3://`, `gs://`, `sftp://`.

They are listed where the run starts. A worker fetches a file when it needs it and keeps the
last few, in the system's folder for temporary files: it looks into the next ones before it has
read the pages of one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from pipeline.errors import InputError, MissingProgram, UsageError

_PREFIX = "sohoa-fetched-"
_KEPT = 4
"""Fetched files that a worker keeps."""


class RemoteFile(NamedTuple):
    """A file elsewhere.

    Attributes:
        url: Where it is.
        below: Its path below the folder that was named.
        size: In bytes.
        version: A number that changes when its content does.
    """

    url: str
    below: PurePosixPath
    size: int
    version: int


def is_url(root: str) -> bool:
    """Whether the user named a place elsewhere."""
    return "://" in root


def list_files(root: str) -> list[RemoteFile]:
    """The file, or all files below the folder, that a URL names.

    Raises:
        UsageError: Nothing is there, or the place cannot be reached.
        MissingProgram: fsspec, or its package for this kind of place, is not installed.
    """
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(root)
    except ImportError as error:
        raise MissingProgram(
            f"{root.partition('://')[0]}:// needs a package that is not installed ({error})",
            "Install it with: pip install 'sohoa[remote]'",
        ) from error
    except ValueError as error:
        raise UsageError(f"{root} names no place that is known", "Check the URL.") from error
    try:
        found = system.find(path, detail=True)
    except OSError as error:
        raise UsageError(f"{root} cannot be listed ({error})", "Check URL and access.") from error
    if not found:
        raise UsageError(f"{root}: no such file or folder", "Check the URL.")
    base = PurePosixPath(path) if list(found) != [path] else PurePosixPath(path).parent
    return [
        RemoteFile(
            system.unstrip_protocol(name),
            PurePosixPath(name).relative_to(base),
            int(info.get("size") or 0),
            _version(info),
        )
        for name, info in sorted(found.items())
    ]


def _version(info: dict[str, Any]) -> int:
    """A number out of whatever the place says of a file's content or last change."""
    known = [info.get(key) for key in ("ETag", "etag", "md5Hash", "mtime", "LastModified")]
    digest = hashlib.sha256(repr([info.get("size"), *known]).encode()).digest()
    return int.from_bytes(digest[:7], "big")


@contextlib.contextmanager
def at_hand(source: Path | str) -> Iterator[Path]:
    """A path under which a worker can read the source: its own, or a fetched copy's.

    Raises:
        InputError: It cannot be fetched.
    """
    if isinstance(source, Path):
        yield source
        return
    shelf = _shelf()
    path = shelf / hashlib.sha256(source.encode()).hexdigest()[:16]
    path = path.with_suffix(PurePosixPath(source).suffix)
    if not path.exists():
        kept = sorted(shelf.iterdir(), key=lambda old: old.stat().st_mtime_ns)
        for old in kept[: 1 - _KEPT]:
            old.unlink()
        _fetch(source, path)
    yield path


def _fetch(url: str, path: Path) -> None:
    import fsspec

    part = path.with_name("part")
    _refuse_larger_than_disk(url, path.parent)
    try:
        with fsspec.open(url, "rb") as stream, part.open("wb") as copy:
            shutil.copyfileobj(stream, copy, 1 << 20)
    except OSError as error:
        raise InputError(f"cannot be fetched ({error})", "Check access and network.") from error
    part.replace(path)


def _refuse_larger_than_disk(url: str, folder: Path) -> None:
    """A file that would take more than half of what is free is not fetched: others work, too."""
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(url)
        size = system.size(path) or 0
    except OSError as error:
        raise InputError(f"cannot be fetched ({error})", "Check access and network.") from error
    free = shutil.disk_usage(folder).free
    if size > free // 2:
        raise InputError(
            f"has {size:,} bytes, too many for the {free:,} that are free in {folder.parent}",
            "Let TMPDIR name a folder on a larger disk.",
        )


@cache
def _shelf() -> Path:
    """This process's folder for what it fetched."""
    return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))


def clear_fetched() -> None:
    """Remove what processes fetched that have ended, killed ones too."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        owner = int(folder.name.removeprefix(_PREFIX).partition("-")[0])
        try:
            os.kill(owner, 0)
        except ProcessLookupError:
            shutil.rmtree(folder, ignore_errors=True)
        except PermissionError:
            continue  # another user's

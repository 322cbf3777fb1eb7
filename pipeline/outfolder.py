"""The output folder: made, locked for one run at a time, and cleared of what a kill left."""

from __future__ import annotations

import errno
import fcntl
import logging
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import OutputError, UsageError
from pipeline.storage.schema import tables
from pipeline.storage.writing import TEMPORARY

TEXTS = "text"
"""Folder of the texts, in the output folder."""
TEXT, RAW_TEXT = ".txt", ".raw.txt"
"""Endings of the restored text, and of the text as it was read."""
TABLES = "tables"
"""Folder of the documents' tables, in the output folder."""
LOG = "sohoa.log"
"""What happened, run after run."""
_LOCK = ".sohoa.lock"
_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG})
_LEDGER = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
)
_NAME_BYTES = 200
"""A name keeps room for an ending within the 255 bytes that file systems allow."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


@contextmanager
def opened(out: Path) -> Iterator[Path]:
    """The output folder, for this run alone.

    Raises:
        UsageError: It cannot be made or written, or another run is working in it.
    """
    try:
        for folder in (TEXTS, TABLES):
            (out / folder).mkdir(parents=True, exist_ok=True)
        lock = (out / _LOCK).open("a+", encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{out} cannot be written ({error.strerror})", "Name another --out folder."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise UsageError(
                f"another run works in {out} ({lock.read().strip() or 'just started'})",
                "Wait for it to end, stop it, or name another --out folder.",
            ) from error
        lock.truncate(0)
        lock.write(f"pid {os.getpid()}, since {time.strftime('%Y-%m-%d %H:%M:%S')}\n")
        lock.flush()
        clear_temporary(out)
        with _logging(out / LOG):
            yield out


@contextmanager
def disk_errors(out: Path) -> Iterator[None]:
    """A full or failing disk, in words.

    Raises:
        OutputError: What is done inside could not be written.
    """
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        if not _of_the_disk(error):
            raise
        raise OutputError(
            f"{out} cannot be written ({error})",
            "Free some space and give the same command again: it goes on where it stopped.",
        ) from error


def _of_the_disk(error: sqlite3.OperationalError | OSError) -> bool:
    """Whether the disk is to blame: of the ledger's errors a wrong statement is not its."""
    if isinstance(error, sqlite3.OperationalError):
        primary = error.sqlite_errorcode & 0xFF  # https://www.sqlite.org/rescode.html
        return primary in _LEDGER
    return error.errno in _DISK


@contextmanager
def _logging(path: Path) -> Iterator[None]:
    """Messages of the run, with the traces of unexpected errors, go to a file."""
    handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("sohoa")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        handler.close()


def clear_temporary(out: Path) -> None:
    """Remove the half-written files that a killed run left."""
    for folder in (out, out / TEXTS, out / TABLES):
        for left in folder.glob(f"{TEMPORARY}*"):
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink(missing_ok=True)


def remove_texts(out: Path, name: str) -> None:
    """Remove the texts of an input that is no longer there under this name."""
    for ending in (TEXT, RAW_TEXT):
        (out / TEXTS / f"{name}{ending}").unlink(missing_ok=True)


def remove_tables(out: Path, rows: Iterable[Sequence[str]]) -> None:
    """Remove the files of documents' tables, given their rows of the table `tables`."""
    column = tables()["tables"].header.index("path")
    for row in rows:
        (out / row[column]).unlink(missing_ok=True)


def working_run(out: Path) -> str:
    """Who works in the output folder now ("pid 123, since ..."); empty if nobody does."""
    try:
        with (out / _LOCK).open(encoding="utf-8") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return lock.read().strip()
    except OSError:
        pass
    return ""


def unique_name(file: str, taken: Collection[str]) -> str:
    """The NAME of an input's texts: its name without ending, safe and not yet taken.

    Args:
        file: The input as the tables call it.
        taken: Names in use, case-folded, for file systems that do not tell case apart.
    """
    stem = _UNSAFE.sub("_", file.replace("\n", "_").rpartition("/")[2])
    stem = Path(stem).stem.strip(" .") or "document"
    stem = stem.encode()[:_NAME_BYTES].decode(errors="ignore")
    name, count = stem, 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem}-{count}"
    return name

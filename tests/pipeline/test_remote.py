"""Inputs that lie elsewhere: fetched by the workers, known again, nothing left behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pipeline.errors import InputError, UsageError
from pipeline.inputs import find_inputs
from pipeline.remote import at_hand, clear_fetched

from .results import pages_written, rows
from .runs import running


def test_a_folder_elsewhere_is_digitized_once(scan: Path, tmp_path: Path) -> None:
    shelf, out = tmp_path / "shelf", tmp_path / "out"
    (shelf / "sub").mkdir(parents=True)
    (shelf / "thu.pdf").write_bytes(scan.read_bytes())
    (shelf / "sub" / "bài.txt").write_text("Xã có 12 thôn đạt chuẩn.\n", encoding="utf-8")
    (shelf / "notes.md").write_text("no input", encoding="utf-8")
    before = _fetched()
    for _ in range(2):
        with running(f"file://{shelf}", out) as process:
            pass
        assert process.returncode == 0
        assert {row["file"]: row["status"] for row in rows(out / "files.csv")} == {
            "sub/bài.txt": "done",
            "thu.pdf": "done",
        }
        pages = pages_written(out)
    assert len(pages) == 2
    assert not _fetched() - before


def _fetched() -> set[Path]:
    """Folders of fetched files: this process's own, if other tests made it, and those left."""
    return set(Path(tempfile.gettempdir()).glob("sohoa-fetched-*"))


def test_nothing_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        find_inputs([f"file://{tmp_path}/nowhere"])
    with pytest.raises(UsageError, match="no place"):
        find_inputs(["nonsense://x"])


def test_what_cannot_be_fetched_says_why(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be fetched"), at_hand(f"file://{tmp_path}/x.pdf"):
        pass


def test_what_would_fill_the_disk_is_not_fetched(tmp_path: Path) -> None:
    huge = tmp_path / "huge.tif"
    with huge.open("wb") as stream:
        stream.truncate(shutil.disk_usage(tempfile.gettempdir()).free)  # takes no room itself
    with pytest.raises(InputError, match="too many"), at_hand(f"file://{huge}"):
        pass


def test_what_a_killed_process_fetched_is_removed() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    left, own = (
        Path(tempfile.mkdtemp(prefix=f"sohoa-fetched-{pid}-")) for pid in (ended.pid, os.getpid())
    )
    clear_fetched()
    assert (left.exists(), own.exists()) == (False, True)
    own.rmdir()

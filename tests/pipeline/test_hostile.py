"""Broken and hostile files: each ends with a clear row; nothing is harmed, nothing is left.

SOHOA_EMPTY_PAGES=10000 tests/run -k empty_pages     has as many as a release deserves.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pikepdf

from pipeline import tasks
from pipeline.settings import Settings

from .hostile import fill
from .results import rows
from .runs import PROGRAM, running


def test_every_hostile_file_has_a_clear_end(tmp_path: Path) -> None:
    shelf, out = tmp_path / "shelf", tmp_path / "out"
    shelf.mkdir()
    count = fill(shelf)
    os.mkfifo(shelf / "pipe.pdf")
    before = sorted(path.name for path in tmp_path.iterdir())
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    with running(shelf, out, "--page-timeout", "15", env={"TMPDIR": str(temporary)}) as process:
        pass
    assert process.returncode == 1
    files = {row["file"]: row for row in rows(out / "files.csv")}
    assert len(files) == count + 1 >= 60
    for file, row in files.items():
        assert row["status"] in ("done", "partial", "failed"), file
        assert (row["status"] == "done") == (not row["error"]), file
        assert "unexpected" not in row["error"], (file, row["error"])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "out", "tmp"])
    assert list(temporary.iterdir()) == []
    assert not list(tmp_path.rglob("pwned"))
    assert not list(out.rglob(".sohoa-tmp-*"))
    assert "Traceback" not in (out / "sohoa.log").read_text(encoding="utf-8")


def test_a_file_of_more_pages_than_any_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a\f" * 60_000)
    found = tasks.inspect(tmp_path / "a.txt", Settings("", restore=False))
    assert (found.pages, found.error.partition(".")[0]) == (0, "the file says it has 60,000 pages")


def test_a_file_of_empty_pages_has_a_row_for_each(tmp_path: Path) -> None:
    count = int(os.environ.get("SOHOA_EMPTY_PAGES", "150"))
    with pikepdf.new() as pdf:
        for _ in range(count):
            pdf.add_blank_page(page_size=(200, 200))
        pdf.save(tmp_path / "empty.pdf")
    out = tmp_path / "out"
    command = [*PROGRAM, "run", str(tmp_path / "empty.pdf"), "--out", str(out)]
    assert subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0
    pages = rows(out / "pages.csv")
    assert [row["page"] for row in pages] == [str(number) for number in range(1, count + 1)]
    assert {(row["text_source"], row["error"]) for row in pages} == {("blank", "")}

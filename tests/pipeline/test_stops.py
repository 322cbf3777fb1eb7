"""Runs that are stopped, killed, or lose their workers."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest

from pipeline.inputs import find_inputs
from pipeline.outfolder import disk_errors
from pipeline.run import run
from pipeline.settings import Settings

from .results import pages_written, rows, tables
from .runs import PATIENCE, PROGRAM, running, some_pages, wait_until


def _worker(session: int) -> int:
    """The process of a worker: a child of the fork server, which is a child of the run."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            parents[int(entry.parent.name)] = int(fields[1])
    return next(pid for pid, parent in parents.items() if parents.get(parent) == session)


@pytest.mark.parametrize(
    ("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)]
)
def test_a_stopped_run_goes_on_where_it_was(
    how: signal.Signals, code: int, long_input: Path, undisturbed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with running(long_input, out, "--jobs", "1") as process:
        wait_until(some_pages(out, 2), "no page was written")
        os.kill(process.pid, how)
    assert process.returncode == code
    before = pages_written(out)
    assert 2 <= len(before) < 8
    run(find_inputs([long_input]), out, Settings("tesserocr"), jobs=2, page_timeout=PATIENCE)
    assert set(before) <= set(pages_written(out))  # none was read twice
    assert tables(out) == tables(undisturbed)
    assert not list(out.rglob(".sohoa-tmp-*"))


def test_a_worker_that_dies_is_replaced(
    long_input: Path, undisturbed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with running(long_input, out, "--jobs", "1") as process:
        wait_until(some_pages(out, 2), "no page was written")
        os.kill(_worker(process.pid), signal.SIGKILL)
    assert process.returncode == 0
    assert tables(out) == tables(undisturbed)


def test_a_page_that_hangs_is_set_aside(long_input: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with running(long_input, out, "--jobs", "1", "--page-timeout", "5") as process:
        wait_until(some_pages(out, 2), "no page was written")
        os.kill(_worker(process.pid), signal.SIGSTOP)
    assert process.returncode == 1
    (file,) = rows(out / "files.csv")
    assert (file["status"], file["pages_failed"]) == ("partial", "1")
    assert "took longer than 5 s" in file["error"]
    run(
        find_inputs([long_input]),
        out,
        Settings("tesserocr"),
        jobs=1,
        page_timeout=PATIENCE,
        retry_failed=True,
    )
    assert [row["status"] for row in rows(out / "files.csv")] == ["done"]


def test_a_run_that_is_plainly_wrong_stops(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for number in range(60):
        (shelf / f"{number:02d}.pdf").write_bytes(b"%PDF-1.4 cut off")
    out = tmp_path / "out"
    with running(shelf, out, "--max-failures", "0.5") as process:
        pass
    assert process.returncode == 1
    assert 20 <= len(rows(out / "files.csv")) < 60


def test_a_renamed_input_is_not_read_again(long_input: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    settings = Settings("tesserocr")
    run(find_inputs([long_input]), out, settings, jobs=2, page_timeout=PATIENCE)
    before = pages_written(out)
    renamed = long_input.rename(tmp_path / "đổi tên.pdf")
    run(find_inputs([renamed]), out, settings, jobs=2, page_timeout=PATIENCE)
    assert pages_written(out) == before
    assert [row["file"] for row in rows(out / "files.csv")] == ["đổi tên.pdf"]
    assert sorted(path.name for path in (out / "text").iterdir()) == [
        "đổi tên.raw.txt",
        "đổi tên.txt",
    ]


def test_a_full_disk_is_said_and_the_run_goes_on_later(
    long_input: Path, undisturbed: Path, tmp_path: Path
) -> None:
    """No file may grow beyond a limit, as on a disk without room."""
    out = tmp_path / "out"
    command = [*PROGRAM, "run", str(long_input), "--out", str(out)]
    room = 60_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    ended = subprocess.run(command, stderr=subprocess.PIPE, preexec_fn=limit, timeout=PATIENCE)
    assert ended.returncode == 1
    assert b"cannot be written" in ended.stderr
    assert b"Free some space" in ended.stderr
    assert b"Traceback" not in ended.stderr
    with running(long_input, out) as process:
        pass
    assert process.returncode == 0
    assert tables(out) == tables(undisturbed)


def test_a_wrong_statement_is_not_the_disks_fault(tmp_path: Path) -> None:
    with (
        sqlite3.connect(":memory:") as ledger,
        pytest.raises(sqlite3.OperationalError),
        disk_errors(tmp_path),
    ):
        ledger.execute("SELECT nothing FROM nowhere")

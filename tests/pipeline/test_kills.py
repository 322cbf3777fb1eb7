"""Runs over a mixed folder, killed at random moments until they are through.

SOHOA_KILLS=100 tests/run -k kills     does as many runs as a release deserves.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from .hostile import good_pdf
from .results import pages_written, tables
from .runs import PROGRAM

MOST_KILLS = 4
RUNS = int(os.environ.get("SOHOA_KILLS", "2"))


@pytest.fixture(scope="module")
def shelf(scan: Path, born_digital: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scan, sound and broken PDFs, and texts."""
    folder = tmp_path_factory.mktemp("shelf")
    (folder / "scan.pdf").write_bytes(scan.read_bytes())
    (folder / "sub").mkdir()
    (folder / "sub" / "so.pdf").write_bytes(born_digital.read_bytes())
    (folder / "cut.pdf").write_bytes(good_pdf()[:200])
    (folder / "blank.pdf").write_bytes(good_pdf())
    for number in range(12):
        text = f"Năm {2010 + number} xã có {number + 3} thôn, đạt {80 + number},5% kế hoạch.\n"
        (folder / f"bai-{number}.txt").write_text(text, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Undisturbed:
    """What a run gives that nobody kills, and how long it takes here and now."""

    tables: dict[str, object]
    seconds: float


@pytest.fixture(scope="module")
def undisturbed(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    out = tmp_path_factory.mktemp("undisturbed")
    begun = time.monotonic()
    assert subprocess.run(_command(shelf, out), stderr=subprocess.DEVNULL).returncode == 1
    return Undisturbed(tables(out), time.monotonic() - begun)


def _command(shelf: Path, out: Path) -> list[str]:
    return [*PROGRAM, "run", str(shelf), "--out", str(out)]


@pytest.mark.parametrize("seed", range(RUNS))
def test_killed_runs_end_as_undisturbed_ones(
    seed: int, shelf: Path, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    out = tmp_path / "out"
    recorded: set[tuple[str, int, float]] = set()
    for _ in range(chance.randint(1, MOST_KILLS)):
        with subprocess.Popen(_command(shelf, out), stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(timeout=chance.uniform(0, undisturbed.seconds))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        written = _written(out)
        assert recorded <= written, "a recorded page was done twice"
        recorded = written
    ended = subprocess.run(_command(shelf, out), stderr=subprocess.PIPE)
    assert ended.returncode == 1, ended.stderr  # one input is broken
    assert recorded <= _written(out), "a recorded page was done twice"
    assert tables(out) == undisturbed.tables
    assert not list(out.rglob(".sohoa-tmp-*"))


def _written(out: Path) -> set[tuple[str, int, float]]:
    try:
        return set(pages_written(out))
    except sqlite3.OperationalError:
        return set()

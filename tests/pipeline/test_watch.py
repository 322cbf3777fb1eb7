"""A watched folder: what arrives is digitized, and nothing that arrives stops it."""

from __future__ import annotations

import signal
import time
from codecs import BOM_UTF8
from pathlib import Path

from .results import rows
from .runs import running, wait_until


def _done(out: Path) -> dict[str, str]:
    table = out / "files.csv"
    return {row["file"]: row["status"] for row in rows(table)} if table.exists() else {}


def test_what_arrives_is_digitized_when_it_has_stopped_growing(tmp_path: Path) -> None:
    shelf, out = tmp_path / "shelf", tmp_path / "out"
    shelf.mkdir()
    (shelf / "a.txt").write_text("Báo cáo ngày 05/6/2021 của huyện.\n", encoding="utf-8")
    with running(shelf, out, "--excel", "--parquet", command="watch") as process:
        wait_until(lambda: _done(out) == {"a.txt": "done"}, "a.txt was not taken")
        (shelf / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
        with (shelf / "b.txt").open("w", encoding="utf-8") as growing:
            for year in range(2015, 2021):
                growing.write(f"Năm {year} có 12 xã đạt chuẩn.\n")
                growing.flush()
                time.sleep(0.5)
        wait_until(lambda: _done(out).get("b.txt") == "done", "b.txt was not taken")
        assert _done(out)["broken.pdf"] == "failed"
        process.send_signal(signal.SIGINT)
    assert process.returncode == 130
    assert len(rows(out / "dates.csv")) == 7
    assert (out / "dates.csv").read_bytes().startswith(BOM_UTF8)
    assert (out / "dates.parquet").exists()

"""Whole runs with the real engine: what comes out, what failed, and going on after a stop."""

from __future__ import annotations

import shlex
import subprocess
import time
from pathlib import Path

import frictionless

from pipeline.frames import load_tables
from pipeline.storage.states import FILE_NAME
from tests.conftest import RunSohoa

from .results import pages_written, rows, tables
from .runs import PROGRAM, wait_until


def test_one_good_and_four_broken_inputs(
    broken_folder: Path, tmp_path: Path, run_sohoa: RunSohoa
) -> None:
    out = tmp_path / "out"
    ended = run_sohoa("run", broken_folder, "--out", out, timeout=120)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr
    files = {row["file"]: row for row in rows(out / "files.csv")}
    assert {file: row["status"] for file, row in files.items()} == {
        "cut.pdf": "failed",
        "empty.pdf": "failed",
        "good.pdf": "done",
        "locked.pdf": "failed",
        "text.pdf": "failed",
    }
    for file, words in {
        "cut.pdf": "damaged",
        "empty.pdf": "empty",
        "locked.pdf": "password",
        "text.pdf": "plain text",
    }.items():
        assert words in files[file]["error"]
        assert words in ended.stderr
    program, *again = shlex.split(ended.stderr.splitlines()[-1])
    assert (program, again[-1]) == ("sohoa", "--retry-failed")
    (broken_folder / "cut.pdf").write_bytes((broken_folder / "good.pdf").read_bytes())
    assert run_sohoa(*again, timeout=120).returncode == 1
    assert {row["file"] for row in rows(out / "files.csv") if row["status"] == "done"} == {
        "cut.pdf",
        "good.pdf",
    }


def test_a_scan_is_read_restored_and_its_records_taken(
    scan: Path, tmp_path: Path, run_sohoa: RunSohoa
) -> None:
    ended = run_sohoa("run", scan, "--out", tmp_path / "out", timeout=120)
    assert ended.returncode == 0
    text = (tmp_path / "out" / "text" / "thu.txt").read_text(encoding="utf-8")
    assert "87/KH-UBND ngày 14/3/2023" in text
    (reference,) = rows(tmp_path / "out" / "references.csv")
    assert (reference["number"], reference["date"]) == ("87/KH-UBND", "2023-03-14")
    start, end = int(reference["start"]), int(reference["end"])
    assert text[start:end] == reference["raw"]
    assert 0 < float(reference["x0"]) < float(reference["x1"]) < 420
    (percentage,) = rows(tmp_path / "out" / "percentages.csv")
    assert percentage["value"] == "91.5"


def test_sound_text_is_taken_without_ocr(
    born_digital: Path, tmp_path: Path, run_sohoa: RunSohoa
) -> None:
    run_sohoa("run", born_digital, "--out", tmp_path, timeout=60)
    (page,) = rows(tmp_path / "pages.csv")
    assert page["text_source"] == "born_digital"
    assert page["words_restored"] == "0"
    (date,) = (row for row in rows(tmp_path / "dates.csv") if row["date"] == "2023-06-30")
    assert float(date["y0"]) > 0


def test_the_tables_are_what_their_description_says(
    born_digital: Path, broken_folder: Path, tmp_path: Path, run_sohoa: RunSohoa
) -> None:
    run_sohoa("run", born_digital, broken_folder / "cut.pdf", "--out", tmp_path, timeout=60)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    frames = load_tables(tmp_path)
    assert frames["percentages"]["value"].tolist() == [91.5]
    assert frames["pages"]["page"].dtype == "Int64"
    assert frames["documents"]["signer"].isna().all()


def test_the_same_again_changes_nothing_and_reads_nothing(
    scan: Path, born_digital: Path, tmp_path: Path, run_sohoa: RunSohoa
) -> None:
    out = tmp_path / "out"
    run_sohoa("run", scan, born_digital, "--out", out, timeout=120)
    before = tables(out, times=True)
    stamp = pages_written(out)
    run_sohoa("run", scan, born_digital, "--out", out, "--jobs", 1, timeout=120)
    assert tables(out, times=True) == before
    assert pages_written(out) == stamp


def test_one_worker_and_two_write_the_same(
    broken_folder: Path, scan: Path, tmp_path: Path, run_sohoa: RunSohoa
) -> None:
    for name in ("b.pdf", "a.pdf"):
        (broken_folder / name).write_bytes(scan.read_bytes())
    for jobs in (1, 2):
        run_sohoa("run", broken_folder, "--out", tmp_path / str(jobs), "--jobs", jobs, timeout=180)
    assert tables(tmp_path / "1") == tables(tmp_path / "2")


def test_inputs_of_one_name_keep_apart(tmp_path: Path, run_sohoa: RunSohoa) -> None:
    for folder in ("x", "y"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "bản.txt").write_text(f"Điều kiện {folder}.\n")
    run_sohoa("run", tmp_path / "in", "--out", tmp_path / "out", timeout=60)
    texts = tmp_path / "out" / "text"
    assert (texts / "bản.txt").read_text(encoding="utf-8") == "Điều kiện x.\n"
    assert (texts / "bản-2.txt").read_text(encoding="utf-8") == "Điều kiện y.\n"


def test_a_changed_input_is_read_anew(tmp_path: Path, run_sohoa: RunSohoa) -> None:
    source, out = tmp_path / "a.txt", tmp_path / "out"
    for year in (2021, 2022):
        source.write_text(f"Báo cáo ngày 05/6/{year} của huyện.\n", encoding="utf-8")
        run_sohoa("run", source, "--out", out, timeout=60)
        assert [row["date"] for row in rows(out / "dates.csv")] == [f"{year}-06-05"]


def test_a_second_run_on_the_same_folder_is_refused(
    scan: Path, tmp_path: Path, run_sohoa: RunSohoa
) -> None:
    out = tmp_path / "out"
    with subprocess.Popen(
        [*PROGRAM, "run", scan, "--out", out], stderr=subprocess.DEVNULL
    ) as first:
        wait_until((out / FILE_NAME).exists, "the ledger was not made")
        second = run_sohoa("run", scan, "--out", out, timeout=60)
        assert second.returncode == 2
        assert f"pid {first.pid}, since {time.strftime('%Y-')}" in second.stderr
        assert first.wait(timeout=120) == 0


def test_inputs_that_are_gone_are_said_and_their_rows_kept(
    tmp_path: Path, run_sohoa: RunSohoa
) -> None:
    shelf, out = tmp_path / "in", tmp_path / "out"
    shelf.mkdir()
    for name in ("a.txt", "b.txt"):
        (shelf / name).write_text(f"Báo cáo {name} của huyện.\n", encoding="utf-8")
    assert "not among these" not in run_sohoa("run", shelf, "--out", out, timeout=60).stderr
    (shelf / "a.txt").unlink()
    ended = run_sohoa("run", shelf, "--out", out, timeout=60)
    assert ended.returncode == 0
    assert "1 inputs of earlier runs are not among these" in ended.stderr
    assert [row["file"] for row in rows(out / "files.csv")] == ["a.txt", "b.txt"]


def test_a_password_opens_an_encrypted_file(
    broken_folder: Path, tmp_path: Path, run_sohoa: RunSohoa
) -> None:
    locked, out = broken_folder / "locked.pdf", tmp_path / "out"
    (tmp_path / "passwords").write_text("wrong\nu\n", encoding="utf-8")
    ended = run_sohoa(
        "run", locked, "--out", out, "--passwords", tmp_path / "passwords", timeout=60
    )
    assert ended.returncode == 0
    assert "215/UBND-VX" in (out / "text" / "locked.txt").read_text(encoding="utf-8")
    for kept in (out / "sohoa.log", out / "sohoa.sqlite"):
        assert b"wrong" not in kept.read_bytes()


def test_what_is_not_read_is_skipped_with_its_reason(
    born_digital: Path, tmp_path: Path, run_sohoa: RunSohoa
) -> None:
    shelf, out = tmp_path / "in", tmp_path / "out"
    shelf.mkdir()
    (shelf / "so.pdf").write_bytes(born_digital.read_bytes())
    (shelf / "so.docx").write_bytes(b"PK")
    for _ in range(2):
        ended = run_sohoa("run", shelf, "--out", out, timeout=60)
        assert ended.returncode == 0
        files = {row["file"]: row for row in rows(out / "files.csv")}
        assert (files["so.docx"]["status"], files["so.pdf"]["status"]) == ("skipped", "done")
        assert "Save it as PDF" in files["so.docx"]["error"]
        assert "skipped" in ended.stderr
        assert sorted(path.name for path in (out / "text").iterdir()) == ["so.raw.txt", "so.txt"]
    (shelf / "so.pdf").unlink()
    ended = run_sohoa("run", shelf, "--out", tmp_path / "none", timeout=60)
    assert ended.returncode == 2

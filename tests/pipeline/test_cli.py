"""The commands as a user gives them: what goes to which stream, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import RunSohoa

GARBLED = "Két qua thuc hién Quyét dinh s6 2053/QDP-TTg\n"
RESTORED = "Kết quả thực hiện Quyết định số 2053/QĐ-TTg\n"


def test_restore_reads_standard_input(run_sohoa: RunSohoa) -> None:
    ended = run_sohoa("restore", input=GARBLED, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, RESTORED, "")


def test_restore_reads_a_file(run_sohoa: RunSohoa, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GARBLED * 3, encoding="utf-8")
    ended = run_sohoa("restore", tmp_path / "a.txt", env={"LC_ALL": "C"}, timeout=60)
    assert ended.stdout == RESTORED * 3


def test_extract_takes_text_as_it_is(run_sohoa: RunSohoa, tmp_path: Path) -> None:
    text = "Thực hiện Kế hoạch số 87/KH-UBND ngày 14/3/2023, dat 91,5%.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    ended = run_sohoa("extract", tmp_path / "a.txt", "--out", tmp_path / "out", timeout=60)
    assert ended.returncode == 0
    assert ended.stdout == ""
    assert (tmp_path / "out" / "text" / "a.txt").read_text(encoding="utf-8") == text
    assert "87/KH-UBND" in (tmp_path / "out" / "references.csv").read_text(encoding="utf-8")


def test_evaluate_compares_two_files(run_sohoa: RunSohoa, tmp_path: Path) -> None:
    for name, text in (("truth.txt", "một hai ba bốn\n"), ("read.txt", "một hai bà bốn\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = tmp_path / "report.html"
    ended = run_sohoa(
        "evaluate", tmp_path / "truth.txt", tmp_path / "read.txt", "--html", report, timeout=60
    )
    assert ended.returncode == 0
    assert "25.00%" in ended.stdout
    assert "<html" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run", "nowhere", "--out", "out"), "no such file"),
        (("run", "--out", "out"), "Missing argument"),
        (("run", ".", "--out", "out", "--engine", "abbyy"), "no engine"),
        (("run", ".", "--out", "out"), "No PDF"),
        (("restore", "nowhere.txt"), "does not exist"),
        (("watch", "nowhere", "--out", "out"), "does not exist"),
        (("status", "nowhere"), "holds no run"),
        (("evaluate", "nowhere", "nowhere"), "does not exist"),
    ],
)
def test_wrong_usage_says_so(
    arguments: tuple[str, ...], words: str, run_sohoa: RunSohoa, tmp_path: Path
) -> None:
    ended = run_sohoa(*arguments, cwd=tmp_path, timeout=60)
    assert ended.returncode == 2
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""


def test_status_says_how_far_a_run_is(run_sohoa: RunSohoa, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Năm 2021 có 12 xã.\n", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"")
    run_sohoa("run", tmp_path, "--out", tmp_path / "out", timeout=60)
    ended = run_sohoa("status", tmp_path / "out", timeout=60)
    assert ended.returncode == 0
    assert "inputs: 2" in ended.stdout
    assert "failed: 1" in ended.stdout
    assert "at work: no" in ended.stdout

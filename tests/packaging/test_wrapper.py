"""./sohoa sets up once, says in one line what it lacks, and then only hands over.

The checkout under test is a copy of the files that take part, in a folder with a space in its
name, so that nothing here touches the .venv of the checkout that the tests run from.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PARTS = ("sohoa", "setup", "pyproject.toml", "constraints.txt", "LICENSE")
SCRIPTS = ("sohoa", "setup/setup.sh", "tests/run")
# What POSIX gives everywhere, and mktemp.
TOOLS = ["sh", "cat", "cksum", "cut", "dirname", "env", "find", "grep", "id", "mkdir", "mktemp"]
TOOLS += ["readlink", "rm", "sed", "sort", "tr"]


@pytest.fixture
def checkout(root: Path) -> Iterator[Path]:
    """A copy that any user may read, under a name with a space."""
    with tempfile.TemporaryDirectory(prefix="sohoa checkout ") as folder:
        path = Path(folder).resolve()
        path.chmod(0o755)
        for part in PARTS:
            copy = shutil.copytree if (root / part).is_dir() else shutil.copy2
            copy(root / part, path / part)
        yield path


@pytest.fixture
def bare() -> Iterator[Path]:
    """A folder for PATH that has the tools of every system and nothing else."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found, f"this system has no {tool}"
            (folder / tool).symlink_to(found)
        yield folder


def add(folder: Path, *programs: str) -> None:
    """Make further programs of this system seen under a trimmed PATH."""
    for program in programs:
        found = shutil.which(program, path=os.defpath) or shutil.which(program)
        if found is None:
            pytest.skip(f"needs {program}, which this system does not have")
        (folder / program).symlink_to(found)


def start(
    command: list[str], *, path: Path | str, cwd: Path | str = "/", **env: str
) -> subprocess.CompletedProcess[str]:
    """Start a command with a given PATH and an environment that holds nothing else."""
    return subprocess.run(
        command,
        env={"PATH": str(path), "PIP_CONFIG_FILE": os.devnull, **env},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        text=True,
        capture_output=True,
        check=False,
        timeout=120,
    )


def in_setup(checkout: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run one function of setup.sh."""
    script = f'root=$1; . "$root/setup/setup.sh"; {command}'
    return start(["/bin/sh", "-c", script, "sh", str(checkout)], path=os.defpath)


def finish_set_up(checkout: Path, program: str) -> None:
    """Leave what a complete set-up leaves, with a shell script in the program's place."""
    scripts = checkout / ".venv" / "bin"
    scripts.mkdir(parents=True)
    for name in ("python", "sohoa"):
        (scripts / name).write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
        (scripts / name).chmod(0o755)
    stamp = in_setup(checkout, "fingerprint").stdout
    (checkout / ".venv" / "run.stamp").write_text(stamp, encoding="utf-8")


@pytest.mark.parametrize("script", SCRIPTS)
def test_any_posix_shell_can_read_it(root: Path, script: str) -> None:
    shell = shutil.which("dash") or "/bin/sh"
    done = subprocess.run([shell, "-n", root / script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_hands_over_arguments_output_and_exit_code(checkout: Path, tmp_path: Path) -> None:
    finish_set_up(checkout, """printf '<%s>' "$@"; exit 7""")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "sohoa").symlink_to(tmp_path / "hop")
    (tmp_path / "hop").symlink_to(checkout / "sohoa")
    command = [str(tmp_path / "bin" / "sohoa"), "run", "số hóa.pdf", "--out", ""]
    done = start(command, path=os.defpath, cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("<run><số hóa.pdf><--out><>", "")
    assert done.returncode == 7


def test_relative_start_from_another_folder(checkout: Path) -> None:
    finish_set_up(checkout, "pwd -P")
    done = start(["/bin/sh", "../sohoa"], path=os.defpath, cwd=checkout / "setup", CDPATH="/")
    assert (done.stdout, done.stderr) == (f"{checkout / 'setup'}\n", "")


def test_second_start_calls_no_installer_and_no_python(checkout: Path, bare: Path) -> None:
    finish_set_up(checkout, "echo ran")
    done = start([str(checkout / "sohoa")], path=bare)
    assert (done.stdout, done.stderr, done.returncode) == ("ran\n", "", 0)


@pytest.mark.parametrize("part", ["pyproject.toml", "constraints.txt", "setup/needs.txt"])
def test_a_change_of_what_is_installed_asks_for_a_new_set_up(checkout: Path, part: str) -> None:
    finish_set_up(checkout, "exit 0")
    assert in_setup(checkout, "is_set_up run").returncode == 0
    with (checkout / part).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert in_setup(checkout, "is_set_up run").returncode != 0


def test_a_moved_checkout_is_set_up_anew(checkout: Path, tmp_path: Path) -> None:
    finish_set_up(checkout, "exit 0")
    moved = shutil.copytree(checkout, tmp_path / "moved")
    assert in_setup(moved, "is_set_up run").returncode != 0
    assert in_setup(moved, "is_whole").returncode != 0


def test_a_python_that_has_gone_asks_for_a_new_set_up(checkout: Path) -> None:
    finish_set_up(checkout, "exit 0")
    (checkout / ".venv" / "bin" / "python").unlink()
    (checkout / ".venv" / "bin" / "python").symlink_to("/nowhere/python3.11")
    assert in_setup(checkout, "is_set_up run").returncode != 0


def test_the_tests_set_up_is_not_taken_for_granted(checkout: Path) -> None:
    finish_set_up(checkout, "exit 0")
    assert in_setup(checkout, "is_set_up dev").returncode != 0


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """The single message of a start that could not go on."""
    assert (done.returncode, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    return line


def test_without_python_one_line_says_so(checkout: Path, bare: Path) -> None:
    line = one_line(start([str(checkout / "sohoa")], path=bare))
    assert "Python 3.11" in line
    assert "vie" in line, "Tesseract is missing too and should be named in the same line"


def test_without_rights_one_line_says_what_an_administrator_runs(
    checkout: Path, bare: Path
) -> None:
    add(bare, "tesseract", "apt-get", "python3")
    as_user = []
    if os.geteuid() == 0:
        add(bare, "setpriv")
        as_user = [str(bare / "setpriv"), "--reuid=65534", "--regid=65534", "--clear-groups"]
    command = [*as_user, str(checkout / "sohoa"), "run", "x"]
    line = one_line(start(command, path=bare, TESSDATA_PREFIX=str(checkout)))
    assert "language data vie and osd" in line
    assert "apt-get install" in line
    assert "tesseract-ocr-vie" in line


def test_where_nothing_may_be_written_one_line_says_so(checkout: Path) -> None:
    (checkout / ".venv").write_text("a file where the folder should be", encoding="utf-8")
    if in_setup(checkout, '[ -z "$(missing_needs run)" ]').returncode != 0:
        pytest.skip("needs a system that has Python with venv and Tesseract with vie and osd")
    assert "cannot write to" in one_line(start([str(checkout / "sohoa")], path=os.defpath))


def test_without_network_one_line_names_the_log(checkout: Path) -> None:
    if in_setup(checkout, '[ -z "$(missing_needs run)" ]').returncode != 0:
        pytest.skip("needs a system that has Python with venv and Tesseract with vie and osd")
    closed_port = "http://127.0.0.1:9/"
    done = start(
        [str(checkout / "sohoa")], path=os.defpath, PIP_INDEX_URL=closed_port, PIP_RETRIES="0"
    )
    assert (done.returncode, done.stdout) == (3, "")
    _, line = done.stderr.splitlines()
    assert "network" in line
    log = Path(line.rpartition(" ")[2])
    assert "setuptools" in log.read_text(encoding="utf-8")
    log.unlink()
    assert in_setup(checkout, "is_whole").returncode != 0, "a broken-off set-up must not count"

"""The wheel holds what the program needs to run, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PACKAGES = ("pipeline", "diacritics", "extractors")


def files_of(root: Path) -> set[str]:
    """What the packages' folders hold, but for what Python and hidden tools leave there."""
    paths = (path.relative_to(root) for package in PACKAGES for path in (root / package).rglob("*"))
    return {
        path.as_posix()
        for path in paths
        if (root / path).is_file()
        and not any(part == "__pycache__" or part.startswith(".") for part in path.parts)
    }


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names in a wheel that is built, without network, from a copy of the checkout."""
    pytest.importorskip("setuptools", "77", reason="building the wheel needs setuptools 77")
    source = tmp_path_factory.mktemp("source")
    others = ("pyproject.toml", "README.md", "LICENSE", "sohoa", "tests/run", "samples/make.py")
    for name in sorted(files_of(root).union(others)):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, source / name)
    wheels = tmp_path_factory.mktemp("wheels")
    command = "from setuptools import build_meta; import sys; build_meta.build_wheel(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", command, str(wheels)],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = wheels.glob("sohoa-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_every_source_and_data_file_of_the_packages_is_in(root: Path, built: list[str]) -> None:
    assert files_of(root) - set(built) == set()


def test_nothing_else_is_in(built: list[str]) -> None:
    tops = {name.split("/")[0] for name in built}
    strange = {top for top in tops if top not in PACKAGES and not top.endswith(".dist-info")}
    assert strange == set()


def test_license_and_program_are_in(built: list[str]) -> None:
    ends = [name.split(".dist-info/")[-1] for name in built if ".dist-info/" in name]
    assert "licenses/LICENSE" in ends
    assert "entry_points.txt" in ends

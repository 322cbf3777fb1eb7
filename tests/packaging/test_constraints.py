"""constraints.txt pins one exact version of everything that an installation brings."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from itertools import chain
from pathlib import Path

import pytest

packaging_requirements = pytest.importorskip("packaging.requirements")
packaging_utils = pytest.importorskip("packaging.utils")

PLATFORMS = [
    {"sys_platform": system, "platform_machine": machine, "python_full_version": f"{version}.0",
     "python_version": version, "platform_system": name, "os_name": "posix",
     "implementation_name": "cpython", "platform_python_implementation": "CPython"}
    for version in ("3.11", "3.12", "3.13", "3.14")
    for system, name, machine in (
        ("linux", "Linux", "x86_64"),
        ("linux", "Linux", "aarch64"),
        ("darwin", "Darwin", "arm64"),
        ("darwin", "Darwin", "x86_64"),
    )
]  # fmt: skip


def pinned(root: Path, platform: dict[str, str]) -> dict[str, list[str]]:
    """Package -> the versions that constraints.txt pins on a platform."""
    pins = defaultdict(list)
    for line in (root / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        requirement = packaging_requirements.Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(platform):
            pins[packaging_utils.canonicalize_name(requirement.name)].append(
                str(requirement.specifier)
            )
    return pins


@pytest.mark.parametrize(
    "platform",
    PLATFORMS,
    ids=lambda p: f"{p['sys_platform']}-{p['platform_machine']}-{p['python_version']}",
)
def test_each_requirement_has_one_pin_that_meets_it(root: Path, platform: dict[str, str]) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    pins = pinned(root, platform)
    for text in chain(project["dependencies"], *extras):
        requirement = packaging_requirements.Requirement(text)
        if requirement.marker is not None and not requirement.marker.evaluate(platform):
            continue
        (pin,) = pins[packaging_utils.canonicalize_name(requirement.name)]
        assert pin.startswith("=="), f"{requirement.name}{pin} is not exact"
        assert requirement.specifier.contains(pin.removeprefix("==")), f"{text}: pinned {pin}"

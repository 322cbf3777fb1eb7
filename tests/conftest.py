"""Fixtures that every part's tests share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

RunSohoa = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout's folder."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample inputs that come with the program."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def truth() -> Path:
    """The true texts and true records that results are compared with."""
    return ROOT / "tests" / "truth"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Further real documents beside the checkout, where a developer has them; else a skip."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"needs the collection of real documents in {folder}, which is not here")
    return folder


def _program() -> list[str]:
    """How to start sohoa with this Python: the installed program, else what it would call."""
    installed = Path(sys.executable).with_name("sohoa")
    if installed.exists():
        return [str(installed)]
    return [sys.executable, "-c", "import sys; from pipeline.cli import main; sys.exit(main())"]


@pytest.fixture(scope="session")
def run_sohoa() -> RunSohoa:
    """Runs the program as a user does: run_sohoa("run", folder, "--out", out, timeout=60).

    Further keywords (cwd, env, input, timeout) go to `subprocess.run`; `env` adds to the
    environment. Returns the completed process with its output as text; asserts nothing.
    """

    def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        env = os.environ | {"PYTHONPATH": str(ROOT)} | dict(options.pop("env", {}))  # type: ignore[call-overload]
        command = _program() + [str(argument) for argument in arguments]
        return subprocess.run(
            command, env=env, text=True, capture_output=True, check=False, **options
        )

    return run


@pytest.fixture(scope="session")
def samples_out(
    samples: Path, run_sohoa: RunSohoa, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The output folder of `sohoa run samples`, run once for all tests. Do not write into it."""
    out = tmp_path_factory.mktemp("samples") / "out"
    done = run_sohoa("run", samples, "--out", out, timeout=600)
    assert done.returncode == 0, done.stderr
    return out

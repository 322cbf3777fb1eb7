"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

from pipeline.benchmark.places import ROOT
from pipeline.benchmark.report import megabytes, table
from pipeline.ocr import engine

PACKAGES = (
    "sohoa",
    "numpy",
    "opencv-python-headless",
    "pdfplumber",
    "pypdfium2",
    "tesserocr",
    "pytesseract",
    "rapidfuzz",
    "pyvi",
    "ocrmypdf",
    "trueocr",
)
"""Those whose version may change a figure, and those that sohoa is compared with."""


def describe() -> str:
    """A Markdown table of the machine and the versions."""
    return table(("", "here"), _rows(), names=2)


def moment() -> str:
    """When a part is measured, of which commit, and how busy the machine is with other work."""
    cores, load = os.cpu_count() or 1, os.getloadavg()[0]
    return (
        f"{time.strftime('%Y-%m-%d %H:%M')}, {_commit()}, {_processor()}, {cores} cores,"
        f" load {load:.1f} before"
    )


def _rows() -> Iterator[tuple[str, str]]:
    yield "processor", f"{_processor()}, {os.cpu_count()} cores"
    yield "memory", megabytes(psutil.virtual_memory().total)
    yield "system", platform.platform(terse=True)
    yield "Python", platform.python_version()
    yield "engine", f"{engine().name}: {engine().version()}"
    for package in PACKAGES:
        yield package, _version(package) or "not installed"


def _version(package: str) -> str:
    """The version of a package or of the program of that name, empty where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return _said(package, "--version") if shutil.which(package) else ""


def _commit() -> str:
    """The commit that is measured, as far as git knows."""
    known = _said("git", "-C", str(ROOT), "describe", "--always", "--dirty=, changed")
    return f"commit {known}" if known else "no git here"


def _said(*command: str) -> str:
    """What a program says, empty where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()

"""The engines that read training pages, as `engines.toml` describes them."""

from __future__ import annotations

import shutil
import string
import subprocess
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import tesserocr
from PIL import Image
from rapidfuzz import fuzz

from diacritics.train.typeset import SetPage
from diacritics.writing import strip_marks

DOTS_PER_INCH = 200
SKIP = 25.0
"""Likeness (0 to 100) below which a set line and a read line are no pair."""

Read = tuple[str, str, str]
"""Truth, what was read, and the engine's word confidences (0 to 100; "" for unknown)."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: the name of its kind, and what reads the lines of a page image."""

    name: str
    read: Callable[[SetPage, Image.Image], Iterator[Read]]


def open_engine(spec: str) -> Engine:
    """The engine of `NAME` or `FOLDER:NAME`; the folder is that of Tesseract's data."""
    folder, _, name = spec.rpartition(":")
    described = _described()[name]
    if "command" in described:
        command: list[str] = described["command"]
        if shutil.which(command[0]) is None:
            raise FileNotFoundError(f"{command[0]} is not installed")
        return Engine(name, lambda page, image: _by_command(command, page, image))
    api = _tesseract(folder, described)
    return Engine(name, lambda page, image: _match(page, list(_read_lines(api, image))))


def weight_of(name: str) -> int:
    """How often each pair of an engine counts; once for engines that are not described."""
    weight: int = _described().get(name, {}).get("weight", 1)
    return weight


@cache
def _described() -> dict[str, dict[str, Any]]:
    path = resources.files("diacritics.train") / "engines.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _tesseract(folder: str, described: dict[str, Any]) -> tesserocr.PyTessBaseAPI:
    settings = dict(described.get("settings", {}))
    if described.get("ascii"):
        settings["tessedit_char_whitelist"] = (
            string.ascii_letters + string.digits + string.punctuation
        )
    legacy = described.get("legacy", False)
    return tesserocr.PyTessBaseAPI(
        path=folder,
        lang=described["language"],
        psm=tesserocr.PSM.SINGLE_BLOCK,
        oem=tesserocr.OEM.TESSERACT_ONLY if legacy else tesserocr.OEM.DEFAULT,
        variables=settings,
    )


def _read_lines(
    api: tesserocr.PyTessBaseAPI, image: Image.Image
) -> Iterator[tuple[float, int, str, str]]:
    """Lines as (middle, left, text, confidences)."""
    api.ClearAdaptiveClassifier()  # what it has learned from other pages
    api.SetImage(image)
    api.SetSourceResolution(DOTS_PER_INCH)
    api.Recognize()
    lines: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    for row in api.GetTSVText(0).splitlines():
        cells = row.split("\t")
        if cells[0] == "5" and cells[11].strip():
            lines[tuple(cells[1:5])].append(cells)
    for words in lines.values():
        middle = sum(int(c[7]) + int(c[9]) / 2 for c in words) / len(words)
        confidences = " ".join(str(round(float(c[10]))) for c in words)
        yield middle, int(words[0][6]), " ".join(c[11] for c in words), confidences


def _match(page: SetPage, read: list[tuple[float, int, str, str]]) -> Iterator[Read]:
    """What was read at the height of each line."""
    parts: dict[int, list[tuple[float, int, str, str]]] = defaultdict(list)
    for line in read:
        nearest = min(range(len(page.lines)), key=lambda i: abs(page.lines[i][0] - line[0]))
        parts[nearest].append(line)
    for number in sorted(parts):
        ordered = sorted(parts[number], key=lambda line: line[1])
        text = " ".join(line[2] for line in ordered)
        yield page.lines[number][1], text, " ".join(line[3] for line in ordered)


def _by_command(command: list[str], page: SetPage, image: Image.Image) -> Iterator[Read]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.pgm"
        image.save(path)
        done = subprocess.run([*command, str(path)], capture_output=True, check=True)
    lines = [" ".join(line.split()) for line in done.stdout.decode("utf-8", "replace").split("\n")]
    truths = [line for _, line in page.lines]
    for truth, read in pair_lines(truths, [line for line in lines if line]):
        yield truth, read, ""


def pair_lines(truths: list[str], reads: list[str]) -> Iterator[tuple[str, str]]:
    """Lines that stand for each other, both in order: the pairing of most likeness in all."""
    rows = [strip_marks(text).lower() for text in truths]
    columns = [strip_marks(text).lower() for text in reads]
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for i, left in enumerate(rows, 1):
        for j, right in enumerate(columns, 1):
            alike = fuzz.ratio(left, right) - SKIP
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + alike)
    pairs = []
    i, j = len(rows), len(columns)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((truths[i], reads[j]))
    yield from reversed(pairs)

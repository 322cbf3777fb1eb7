"""The training corpus: its lines, and which of them are held out.

Lines stay in the order of their documents, so whole blocks of consecutive lines are held
out, chosen by a hash of file and block number. Lines of the training part that repeat
most of a held-out line are dropped, so that near-duplicates stay on one side.
"""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

KINDS = ("admin", "legal", "forms", "wiki")
BLOCK_LINES = 60
HELD_OUT_PERMILLE = {"admin": 40, "legal": 8, "forms": 4, "wiki": 2}
SHINGLE = 8
MAX_SHARED = 0.6


class Part(StrEnum):
    """Which part of the corpus a line belongs to."""

    TRAIN = "train"
    TUNE = "tune"
    TEST = "test"


def part_of(kind: str, line_number: int) -> Part:
    """The part of line `line_number` (from 0) of the file of `kind`."""
    key = f"{kind}:{line_number // BLOCK_LINES}".encode()
    draw = int.from_bytes(hashlib.blake2b(key, digest_size=4).digest(), "big") % 1000
    share = HELD_OUT_PERMILLE[kind]
    if draw < share:
        return Part.TEST
    return Part.TUNE if draw < 2 * share else Part.TRAIN


@lru_cache(maxsize=8)
def _lines(path: Path) -> tuple[str, ...]:
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        return tuple(line.rstrip("\n") for line in stream)


def _shingles(line: str) -> set[int]:
    words = line.lower().split()
    return {hash(tuple(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1)}


@lru_cache(maxsize=2)
def _held_out_shingles(folder: Path) -> frozenset[int]:
    found: set[int] = set()
    for kind in KINDS:
        for number, line in enumerate(_lines(folder / f"{kind}.txt.xz")):
            if part_of(kind, number) is not Part.TRAIN:
                found |= _shingles(line)
    return frozenset(found)


def _repeats_held_out(line: str, held_out: frozenset[int]) -> bool:
    shingles = _shingles(line)
    return bool(shingles) and len(shingles & held_out) > MAX_SHARED * len(shingles)


def read_part(folder: Path, kind: str, part: Part) -> Iterator[str]:
    """The lines of one part of the file of `kind` in the corpus `folder`, in order."""
    held_out = _held_out_shingles(folder) if part is Part.TRAIN else frozenset()
    for number, line in enumerate(_lines(folder / f"{kind}.txt.xz")):
        if part_of(kind, number) is part and not _repeats_held_out(line, held_out):
            yield line

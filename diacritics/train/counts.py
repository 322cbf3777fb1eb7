"""The corpus as numbers: vocabulary, and n-grams with their counts."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diacritics.symbols import BREAK, SPECIAL, pieces
from diacritics.train.corpus import KINDS, Part, read_part

WEIGHTS = {"admin": 3.0, "legal": 1.5, "forms": 1.0, "wiki": 0.4}
"""What one occurrence counts in each kind of text: officialese is what will be read."""
MIN_OFFICIAL = 3
MIN_WIKI = 25
MAX_WORDS = 30000


@dataclass(frozen=True, slots=True)
class Stream:
    """All training text as symbol ids, one break symbol between lines.

    Attributes:
        ids: Symbol ids.
        kinds: For each, the index of its kind of text in `KINDS`.
    """

    ids: NDArray[np.uint16]
    kinds: NDArray[np.uint8]


def gazetteer(folder: Path) -> Iterator[str]:
    """Names of places with their parents, as they stand in addresses."""
    with (folder / "admin_units.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield f"{row['name']}, {row['parent']}" if row["parent"] else row["name"]


def _texts(folder: Path, kind: str) -> Iterator[str]:
    yield from read_part(folder, kind, Part.TRAIN)
    if kind == "admin":
        yield from gazetteer(folder)


def read_symbols(
    folder: Path,
) -> tuple[Counter[str], dict[str, Counter[str]], list[NDArray[np.uint32]], list[str]]:
    """Count words and their surface forms; the text as numbers of a first, full vocabulary."""
    first: dict[str, int] = {name: number for number, name in enumerate(SPECIAL)}
    weight: Counter[str] = Counter()
    surfaces: dict[str, Counter[str]] = {}
    streams = []
    official: Counter[str] = Counter()
    wiki: Counter[str] = Counter()
    for kind in KINDS:
        ids: list[int] = [first[BREAK]]
        counter = wiki if kind == "wiki" else official
        for text in _texts(folder, kind):
            shouting = text.isupper()
            initial = True
            for symbol, surface in pieces(text):
                if symbol[0].isalpha():
                    counter[symbol] += 1
                    if not initial and not shouting:
                        surfaces.setdefault(symbol, Counter())[surface] += 1
                initial = symbol == BREAK
                if initial and ids[-1] == first[BREAK]:
                    continue
                ids.append(first.setdefault(symbol, len(first)))
            if ids[-1] != first[BREAK]:
                ids.append(first[BREAK])
        streams.append(np.array(ids, dtype=np.uint32))
    for word, count in official.items():
        if count >= MIN_OFFICIAL or wiki[word] >= MIN_WIKI:
            weight[word] = count * 3 + wiki[word]
    for word, count in wiki.items():
        if count >= MIN_WIKI:
            weight[word] = official[word] * 3 + count
    return weight, surfaces, streams, list(first)


def vocabulary(weight: Counter[str]) -> list[str]:
    """Symbols by id: the special ones, then words from the most frequent down."""
    words = sorted(weight, key=lambda w: (-weight[w], w))[:MAX_WORDS]
    return [*SPECIAL, *words]


def renumber(streams: list[NDArray[np.uint32]], first: list[str], words: list[str]) -> Stream:
    """The text in ids of the final vocabulary; what is not in it becomes unknown (0)."""
    final = {word: number for number, word in enumerate(words)}
    table = np.array([final.get(word, 0) for word in first], dtype=np.uint16)
    ids = np.concatenate([table[s] for s in streams])
    kinds = np.concatenate([np.full(len(s), k, dtype=np.uint8) for k, s in enumerate(streams)])
    return Stream(ids, kinds)

"""The files of a model: what is in its folder, and reading it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from diacritics.channel import Channel
from diacritics.channel_tables import Known, Learned, unpack
from diacritics.families import Families
from diacritics.hashing import Cells, HashMap
from diacritics.letter_readings import unpack_readings
from diacritics.letters import unpack_letters
from diacritics.lm import TOP, LanguageModel
from diacritics.outline_channel import OutlineChannel

CHANNEL, OUTLINES = "channel", "outlines"
"""Names of the files of the channels: of engines with a network, and of outlines foremost."""
BITS = {2: (8, 16), 3: (6, 10), 4: (6, 10), 5: (5, 11)}
"""Bits of value and fingerprint in the n-gram tables, by order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the vocabulary.

    Attributes:
        surface: How it is mostly written inside sentences ("UBND", "Nam", "học").
        parts: Onset and toned rhyme; None where it is no syllable.
    """

    surface: str
    parts: tuple[str, str] | None

    @property
    def word(self) -> str:
        """The word in lower case."""
        return self.surface.lower()


@dataclass(frozen=True, slots=True)
class Model:
    """All that the restorer has learned."""

    entries: tuple[Entry, ...]
    lm: LanguageModel
    channel: Channel


def write_words(folder: Path, entries: list[Entry]) -> None:
    """Write the vocabulary, one word a line, in the order of the ids."""
    rows = ("\t".join((e.surface, *(e.parts or ()))) for e in entries)
    (folder / "words.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def read_words(folder: Path) -> list[Entry]:
    """Read what `write_words` wrote."""
    entries = []
    for row in (folder / "words.tsv").read_text(encoding="utf-8").splitlines():
        surface, *parts = row.split("\t")
        entries.append(Entry(surface, (parts[0], parts[1]) if parts else None))
    return entries


def _mapped(path: Path) -> Cells:
    # as a plain array: the class memmap makes each look-up slower
    return np.asarray(np.load(path, mmap_mode="r"))


def read_language_model(folder: Path) -> LanguageModel:
    """The n-gram tables, mapped into memory rather than read."""
    arrays = np.load(folder / "lm.npz")
    orders = range(2, TOP + 1)
    return LanguageModel(
        arrays["unigrams"],
        arrays["unigram_bows"],
        tuple(HashMap(_mapped(folder / f"ngrams{n}.npy"), *BITS[n]) for n in orders),
        tuple(arrays[f"logps{n}"] for n in orders),
        tuple(arrays[f"bows{n}"] for n in orders),
    )


def read_channel(folder: Path, entries: Sequence[Entry], lm: LanguageModel) -> Channel:
    """Read the channel of engines with a network."""
    return Channel(_read(folder, CHANNEL, np.load(folder / f"{CHANNEL}.npz"), entries, lm))


def read_outlines(folder: Path, entries: Sequence[Entry], lm: LanguageModel) -> OutlineChannel:
    """Read the channel of engines by outlines."""
    packed = np.load(folder / f"{OUTLINES}.npz")
    return OutlineChannel(_read(folder, OUTLINES, packed, entries, lm), unpack_readings(packed))


def _read(
    folder: Path, name: str, packed: Any, entries: Sequence[Entry], lm: LanguageModel
) -> Learned:
    """What both channels are made of."""
    known = folder / f"{name}_known.npz"
    return Learned(
        [entry.word for entry in entries],
        [entry.parts for entry in entries],
        lm.unigrams,
        {part: unpack(part, packed) for part in ("words", "onsets", "rhymes")},
        unpack_letters(packed),
        Known(np.load(known)) if known.is_file() else None,
    )


def default_folder() -> Path:
    """The folder of the model that comes with the package."""
    return Path(str(resources.files("diacritics") / "model"))


@cache
def default_model() -> Model:
    """The model that comes with the package."""
    folder = default_folder()
    entries = read_words(folder)
    lm = read_language_model(folder)
    return Model(tuple(entries), lm, read_channel(folder, entries, lm))


@cache
def default_families() -> Families:
    """The channels that come with the package."""
    model = default_model()
    outlines = read_outlines(default_folder(), model.entries, model.lm)
    return Families(model.channel, outlines)

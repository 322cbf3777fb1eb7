"""The files of a model: what is in its folder, and reading it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np

from diacritics.channel import Channel
from diacritics.channel_tables import Known, unpack
from diacritics.families import Families
from diacritics.hashing import Cells, HashMap
from diacritics.letters import unpack_letters
from diacritics.lm import TOP, LanguageModel

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


def read_channel(folder: Path, name: str, entries: Sequence[Entry], lm: LanguageModel) -> Channel:
    """Read the channel `name` (`CHANNEL` or `OUTLINES`)."""
    packed = np.load(folder / f"{name}.npz")
    tables = {part: unpack(part, packed) for part in ("words", "onsets", "rhymes")}
    known = folder / f"{name}_known.npz"
    return Channel(
        [entry.word for entry in entries],
        [entry.parts for entry in entries],
        lm.unigrams,
        tables,
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
    return Model(tuple(entries), lm, read_channel(folder, CHANNEL, entries, lm))


@cache
def default_families() -> Families:
    """The channels that come with the package."""
    model = default_model()
    outlines = read_channel(default_folder(), OUTLINES, model.entries, model.lm)
    return Families(model.channel, outlines)

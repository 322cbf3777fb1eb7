"""The channel's tables as they are packed in the model's files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np

from diacritics.letters import Letters
from diacritics.lm import Scores

LOUD = "^"
"""Before the name of a true form that stands for capitals."""
Candidate = tuple[int, float]
"""A word id and the log probability that it is read as the token."""


def pack(
    name: str, table: dict[str, list[tuple[str, int]]], totals: Counter[str]
) -> dict[str, Any]:
    """A table of the channel as arrays, for `numpy.savez`."""
    truths = sorted(totals)
    number = {truth: i for i, truth in enumerate(truths)}
    rows = [pair for pairs in table.values() for pair in pairs]
    return {
        f"{name}_reads": np.frombuffer("\n".join(table).encode(), dtype=np.uint8),
        f"{name}_truths": np.frombuffer("\n".join(truths).encode(), dtype=np.uint8),
        f"{name}_sizes": np.array([len(pairs) for pairs in table.values()], dtype=np.uint16),
        f"{name}_index": np.array([number[truth] for truth, _ in rows], dtype=np.uint16),
        f"{name}_counts": np.array([count for _, count in rows], dtype=np.uint32),
        f"{name}_totals": np.array([totals[truth] for truth in truths], dtype=np.uint32),
    }


@dataclass(frozen=True, slots=True)
class Table:
    """For each read form the true forms with their counts; for each true form its total."""

    reads: dict[str, list[tuple[str, int]]]
    totals: dict[str, int]


def unpack(name: str, arrays: Any) -> Table:
    """The inverse of `pack`."""

    def text(part: str) -> list[str]:
        return bytes(arrays[f"{name}_{part}"]).decode().split("\n")

    truths = text("truths")
    rows = [
        (truths[i], n)
        for i, n in zip(
            arrays[f"{name}_index"].tolist(), arrays[f"{name}_counts"].tolist(), strict=True
        )
    ]
    ends = np.cumsum(arrays[f"{name}_sizes"]).tolist()
    reads = {}
    begin = 0
    for read, end in zip(text("reads"), ends, strict=True):
        reads[read] = rows[begin:end]
        begin = end
    return Table(reads, dict(zip(truths, arrays[f"{name}_totals"].tolist(), strict=True)))


class Known:
    """Candidates of common tokens, as they are packed in the model."""

    def __init__(self, arrays: Any) -> None:
        """Candidates from the arrays that `pack_known` made."""
        reads = bytes(arrays["known_reads"]).decode().split("\n")
        self._place = {read: i for i, read in enumerate(reads)}
        self._ends = np.cumsum(arrays["known_sizes"]).tolist()
        self._words = arrays["known_words"]
        self._scores = arrays["known_scores"]

    def find(self, read: str) -> list[Candidate] | None:
        """The candidates of a token, or None where it was not seen in training."""
        place = self._place.get(read)
        if place is None:
            return None
        begin = self._ends[place - 1] if place else 0
        rows = slice(begin, self._ends[place])
        return list(zip(self._words[rows].tolist(), self._scores[rows].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Learned:
    """What a channel is made of.

    Attributes:
        words: The words by id, in lower case.
        parts: Their onsets and rhymes; None for what is no syllable.
        unigrams: Their log probabilities.
        tables: What words, onsets and rhymes are read as, by these names.
        letters: What the letters of rhymes are read as.
        known: What `Channel.compiled` once made; None to make it.
    """

    words: list[str]
    parts: list[tuple[str, str] | None]
    unigrams: Scores
    tables: dict[str, Table]
    letters: Letters
    known: Known | None


def pack_known(found: dict[str, list[Candidate]]) -> dict[str, Any]:
    """Arrays of candidates by token."""
    rows = [candidate for candidates in found.values() for candidate in candidates]
    return {
        "known_reads": np.frombuffer("\n".join(found).encode(), dtype=np.uint8),
        "known_sizes": np.array([len(candidates) for candidates in found.values()], dtype=np.uint8),
        "known_words": np.array([word for word, _ in rows], dtype=np.uint16),
        "known_scores": np.array([score for _, score in rows], dtype=np.float16),
    }

"""The channel letter by letter, for forms that no table holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from diacritics.spelled import MAX_PIECE, Logs, Numbers, behind, numbers, rows

UNSEEN = (-7.0, -8.0, -10.5, -13.0)
"""Log probability that a letter is read as some string of 0 to 3 characters never seen for it."""


@dataclass(frozen=True, slots=True)
class Letters:
    """What each letter is read as, and how each rhyme is spelled.

    Attributes:
        names: The rhymes.
        spelled: For each, the numbers of its letters, padded with -1.
        pieces: For each string that some letter is read as, its log probabilities by letter.
        unseen: By length, the same of a string that no letter was seen to be read as.
    """

    names: list[str]
    spelled: Numbers
    pieces: dict[str, Logs]
    unseen: Sequence[Logs]

    def scores(self, read: str) -> Logs:
        """Log probability that each rhyme is read as the end of `read` from each place on."""
        return behind(self.spelled, rows(read, self._of), len(read))

    def _of(self, piece: str) -> Logs:
        found = self.pieces.get(piece)
        return self.unseen[len(piece)] if found is None else found


def pack_letters(
    rhymes: dict[str, str], shares: list[tuple[float, dict[str, dict[str, float]]]]
) -> dict[str, Any]:
    """Arrays of the letter model: how rhymes are spelled, and weighted shares to mix."""
    letters = sorted({letter for spelled in rhymes.values() for letter in spelled})
    number = {letter: i for i, letter in enumerate(letters)}
    pieces = sorted({p for _, by in shares for found in by.values() for p in found})
    pieces = [piece for piece in pieces if len(piece) <= MAX_PIECE]
    place = {piece: i for i, piece in enumerate(pieces)}
    mixed = np.zeros((len(pieces), len(letters)))
    for weight, by in shares:
        for letter, found in by.items():
            for piece, share in found.items():
                if letter in number and piece in place:
                    mixed[place[piece], number[letter]] += weight * share
    floor = np.exp(np.array([UNSEEN[len(piece)] for piece in pieces]))[:, None]
    return {
        "letter_pieces": np.frombuffer("\n".join(pieces).encode(), dtype=np.uint8),
        "letter_logs": np.log(np.maximum(mixed, floor)).astype(np.float16),
        "letter_names": np.frombuffer("\n".join(rhymes).encode(), dtype=np.uint8),
        "letter_spelled": numbers(list(rhymes.values()), number).astype(np.int16),
    }


def unpack_letters(arrays: Any) -> Letters:
    """The inverse of `pack_letters`."""
    logs = arrays["letter_logs"].astype(np.float32)
    pieces = bytes(arrays["letter_pieces"]).decode().split("\n")
    return Letters(
        bytes(arrays["letter_names"]).decode().split("\n"),
        arrays["letter_spelled"].astype(np.int64),
        dict(zip(pieces, logs, strict=True)),
        [np.full(logs.shape[1], score, dtype=np.float32) for score in UNSEEN],
    )

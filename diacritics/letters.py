"""The channel letter by letter, for forms that no table holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Logs = NDArray[np.float32]
MAX_PIECE = 3
UNSEEN = (-7.0, -8.0, -10.5, -13.0)
"""Log probability that a letter is read as some string of 0 to 3 characters never seen for it."""
_END = -1


@dataclass(frozen=True, slots=True)
class Letters:
    """What each letter is read as, and how each rhyme is spelled.

    Attributes:
        names: The rhymes.
        spelled: For each, the numbers of its letters, padded with -1.
        pieces: For each string that some letter is read as, its log probabilities by letter.
        letters: How many letters there are.
    """

    names: list[str]
    spelled: NDArray[np.int64]
    pieces: dict[str, Logs]
    letters: int

    def scores(self, read: str) -> Logs:
        """Log probability that each rhyme is read as the end of `read` from each place on."""
        rows = self._rows(read)
        best = np.full((len(read) + 1, len(self.names)), -np.inf, dtype=np.float32)
        best[-1] = 0.0
        for letter in self.spelled.T[::-1]:
            longer = np.full_like(best, -np.inf)
            for (begin, end), row in rows.items():
                np.maximum(longer[begin], best[end] + row[letter], out=longer[begin])
            best = np.where(letter == _END, best, longer)
        return best

    def _rows(self, read: str) -> dict[tuple[int, int], Logs]:
        """Scores by letter of each piece of `read`, by the piece's ends."""
        found = {}
        for begin in range(len(read) + 1):
            for end in range(begin, min(begin + MAX_PIECE, len(read)) + 1):
                row = self.pieces.get(read[begin:end])
                if row is None:
                    row = np.full(self.letters, UNSEEN[end - begin], dtype=np.float32)
                found[begin, end] = row
        return found


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
    longest = max(map(len, rhymes.values()))
    spelled = np.full((len(rhymes), longest), _END, dtype=np.int16)
    for row, text in enumerate(rhymes.values()):
        spelled[row, : len(text)] = [number[letter] for letter in text]
    return {
        "letter_pieces": np.frombuffer("\n".join(pieces).encode(), dtype=np.uint8),
        "letter_logs": np.log(np.maximum(mixed, floor)).astype(np.float16),
        "letter_names": np.frombuffer("\n".join(rhymes).encode(), dtype=np.uint8),
        "letter_spelled": spelled,
    }


def unpack_letters(arrays: Any) -> Letters:
    """The inverse of `pack_letters`."""
    logs = arrays["letter_logs"].astype(np.float32)
    pieces = bytes(arrays["letter_pieces"]).decode().split("\n")
    return Letters(
        bytes(arrays["letter_names"]).decode().split("\n"),
        arrays["letter_spelled"].astype(np.int64),
        dict(zip(pieces, logs, strict=True)),
        logs.shape[1],
    )

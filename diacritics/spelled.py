"""Texts letter by letter: each letter is read as a piece of none to three characters."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Logs = NDArray[np.float32]
Numbers = NDArray[np.int64]
Rows = Mapping[tuple[int, int], Logs]
"""For the ends of each piece of what was read: its log probabilities by letter."""

MAX_PIECE = 3
_END = -1


def numbers(texts: Sequence[str], number: Mapping[str, int]) -> Numbers:
    """The numbers of the letters of each text, padded with -1."""
    found = np.full((len(texts), max(map(len, texts))), _END)
    for row, text in enumerate(texts):
        found[row, : len(text)] = [number[letter] for letter in text]
    return found


def rows(read: str, of: Callable[[str], Logs]) -> Rows:
    """The rows of all pieces of `read`; `of` gives that of one."""
    return {
        (begin, end): of(read[begin:end])
        for begin in range(len(read) + 1)
        for end in range(begin, min(begin + MAX_PIECE, len(read)) + 1)
    }


def ahead(spelled: Numbers, pieces: Rows, size: int) -> Logs:
    """Log probability that each text is read as all up to each place of `size` characters."""
    mirrored = {(size - end, size - begin): row for (begin, end), row in pieces.items()}
    return behind(spelled[:, ::-1], mirrored, size)[::-1]


def behind(spelled: Numbers, pieces: Rows, size: int) -> Logs:
    """Log probability that each text is read as all from each place of `size` characters on."""
    best = np.full((size + 1, len(spelled)), -np.inf, dtype=np.float32)
    best[-1] = 0.0
    for letter in spelled.T[::-1]:
        longer = np.full_like(best, -np.inf)
        for (begin, end), row in pieces.items():
            np.maximum(longer[begin], best[end] + row[letter], out=longer[begin])
        best = np.where(letter == _END, best, longer)
    return best


def align(letters: str, read: str, cost: Callable[[str, str], float]) -> list[tuple[str, str]]:
    """(letter, piece) of the cheapest way to read `letters` as `read`; none where none is."""
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for i, letter in enumerate(letters):
        for j in range(len(read) + 1):
            here = best.get((i, j))
            if here is None:
                continue
            for size in range(min(MAX_PIECE, len(read) - j) + 1):
                found = here[0] + cost(letter, read[j : j + size])
                if found < best.get((i + 1, j + size), (math.inf, 0))[0]:
                    best[i + 1, j + size] = (found, size)
    if (len(letters), len(read)) not in best:
        return []
    pairs = []
    j = len(read)
    for i in range(len(letters), 0, -1):
        size = best[i, j][1]
        pairs.append((letters[i - 1], read[j - size : j]))
        j -= size
    return pairs[::-1]

"""Builds the static maps of `diacritics.hashing`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from diacritics.hashing import HashMap, Keys, places

SPACE = 1.24


def build(keys: Keys, values: NDArray[np.int64], value_bits: int, fingerprint_bits: int) -> HashMap:
    """A map of mixed, distinct keys; at most 32 bits a cell."""
    bits = value_bits + fingerprint_bits
    dtype = np.uint16 if bits <= 16 else np.uint32
    segment = int(len(keys) * SPACE / 3) + 16
    table = HashMap(np.zeros(3 * segment, dtype=dtype), value_bits, fingerprint_bits)
    content = (table.fingerprint(keys).astype(np.int64) << value_bits) | values
    cells = np.stack([p.astype(np.int64) for p in places(keys, segment)], axis=1)
    for order, free in reversed(_peel(cells, 3 * segment)):
        target = cells[order, free]
        others = [cells[order, (free + step) % 3] for step in (1, 2)]
        table.cells[target] = (
            content[order].astype(dtype) ^ table.cells[others[0]] ^ table.cells[others[1]]
        )
    return table


def _peel(cells: NDArray[np.int64], size: int) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Rounds of (keys, which of their cells no other remaining key uses)."""
    degree = np.bincount(cells.ravel(), minlength=size)
    # the exclusive or of a cell's keys is the key itself once only one is left
    owner = np.zeros(size, dtype=np.int64)
    numbers = np.arange(len(cells))
    for column in range(3):
        np.bitwise_xor.at(owner, cells[:, column], numbers)
    rounds = []
    left = len(cells)
    ready = np.flatnonzero(degree == 1)
    while len(ready):
        keys, first = np.unique(owner[ready], return_index=True)
        free = np.argmax(cells[keys] == ready[first][:, None], axis=1)
        rounds.append((keys, free))
        left -= len(keys)
        touched = cells[keys].ravel()
        np.subtract.at(degree, touched, 1)
        np.bitwise_xor.at(owner, touched, np.repeat(keys, 3))
        touched = np.unique(touched)
        ready = touched[degree[touched] == 1]
    if left:
        raise ValueError(f"{left} keys could not be placed")
    return rounds

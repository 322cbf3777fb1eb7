"""A static map from 64-bit keys to small numbers, looked up for whole arrays at once.

A Bloomier filter in the form of a xor filter (Graf and Lemire, "Xor Filters", 2020): the
exclusive or of three cells holds a fingerprint of the key and its value, so that a key
costs 1.23 cells, a look-up three reads and no loop. An absent key is taken for present
with probability 2 ** -fingerprint_bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Cells = NDArray[Any]
_M1 = np.uint64(0xBF58476D1CE4E5B9)
_M2 = np.uint64(0x94D049BB133111EB)
_M3 = np.uint64(0x9E3779B97F4A7C15)
_S = tuple(np.uint64(s) for s in (27, 29, 31, 32))
_LOW = np.uint64(0xFFFFFFFF)


def mix(keys: Keys) -> Keys:
    """Scramble 64-bit numbers (the finalizer of splitmix64, Steele et al. 2014)."""
    mixed = keys ^ (keys >> _S[1])
    mixed *= _M1
    mixed ^= mixed >> _S[0]
    mixed *= _M2
    mixed ^= mixed >> _S[2]
    return mixed


def places(keys: Keys, segment: int) -> tuple[Keys, Keys, Keys]:
    """The three cells of each (mixed) key, one in each of three segments."""
    size = np.uint64(segment)
    more = keys * _M3
    more ^= more >> _S[3]
    return (
        ((keys >> _S[3]) * size) >> _S[3],
        (((keys & _LOW) * size) >> _S[3]) + size,
        (((more & _LOW) * size) >> _S[3]) + size + size,
    )


@dataclass(frozen=True, slots=True)
class HashMap:
    """A map that was built by `diacritics.train.tables`.

    Attributes:
        cells: Three segments of cells, fingerprint above value.
        value_bits: How many low bits of a cell are the value.
        fingerprint_bits: How many bits above it are the fingerprint.
    """

    cells: Cells
    value_bits: int
    fingerprint_bits: int

    def find(self, keys: Keys) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
        """For each mixed key: is it there, and its value."""
        # as signed numbers: an index of unsigned ones would be copied
        first, second, third = (p.view(np.int64) for p in places(keys, len(self.cells) // 3))
        cell = self.cells[first]
        cell ^= self.cells[second]
        cell ^= self.cells[third]
        there = (cell >> self.value_bits) == self.fingerprint(keys).astype(cell.dtype)
        cell &= cell.dtype.type((1 << self.value_bits) - 1)
        return there, cell.astype(np.int64)

    def fingerprint(self, keys: Keys) -> Keys:
        """The fingerprint of each mixed key."""
        scrambled = (keys ^ (keys >> np.uint64(23))) * _M2
        return scrambled >> np.uint64(64 - self.fingerprint_bits)

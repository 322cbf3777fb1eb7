"""Cases side by side, as the training of `extractors.train.subject_encoder` takes them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from extractors.encoder import places_of
from extractors.train.cases import Case

BATCH = 32
NEAR = 20
"""Batches' worth of cases that are sorted by length, so that few words of a batch are empty."""


class Part(NamedTuple):
    """One side of the amounts of a batch: where its words are, and what phrases they allow."""

    at: Tensor
    mask: Tensor
    roles: Tensor
    allowed: Tensor
    right: Tensor


class Batch(NamedTuple):
    """Cases side by side."""

    words: Tensor
    mask: Tensor
    places: Tensor
    amount: Tensor
    sides: tuple[Part, Part]
    has: Tensor
    right: Tensor

    def gold(self) -> Tensor:
        """Which of the candidates are right, in the order of the scores."""
        return torch.cat([*(side.right.flatten(1) for side in self.sides), self.right], 1)


class Numbered(NamedTuple):
    """A case with the numbers of its words."""

    case: Case
    words: np.ndarray[Any, Any]


def batch_of(items: list[Numbered]) -> Batch:
    """Cases side by side, filled up to the longest."""
    size = len(items)
    longest = max(len(item.words) for item in items)
    words = np.zeros((size, longest, 4), int)
    mask, places = np.zeros((size, longest), bool), np.zeros((size, longest), int)
    for at, (case, numbers) in enumerate(items):
        words[at, : len(numbers)] = numbers
        mask[at, : len(numbers)] = True
        places[at, : len(numbers)] = places_of(len(numbers), len(case.before.words) + 1)
    amounts = [len(item.case.before.words) + 1 for item in items]
    sides = (
        _part([item.case.before for item in items], [1] * size),
        _part([item.case.behind for item in items], [at + 1 for at in amounts]),
    )
    has, right = (torch.tensor([getattr(i.case, name) for i in items]) for name in ("has", "right"))
    each = [torch.from_numpy(array) for array in (words, mask, places)]
    return Batch(each[0], each[1], each[2], torch.tensor(amounts), sides, has, right)


def _part(sides: list[Any], starts: list[int]) -> Part:
    size, most = len(sides), max(1, *(len(side.words) for side in sides))
    at, roles = np.zeros((size, most), int), np.zeros((size, most), int)
    mask = np.zeros((size, most), bool)
    allowed, right = (np.zeros((size, most, most), bool) for _ in range(2))
    for row, (side, start) in enumerate(zip(sides, starts, strict=True)):
        count = len(side.words)
        at[row, :count] = np.arange(start, start + count)
        mask[row, :count] = True
        roles[row, :count] = side.roles
        allowed[row, :count, :count] = side.allowed
        right[row, :count, :count] = side.right
    return Part(*map(torch.from_numpy, (at, mask, roles, allowed, right)))


def batches(items: list[Numbered]) -> Iterator[Batch]:
    """All cases once, in another order each time, those of like length together."""
    random.shuffle(items)
    order: list[Numbered] = []
    for start in range(0, len(items), BATCH * NEAR):
        order += sorted(items[start : start + BATCH * NEAR], key=lambda item: len(item.words))
    groups = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    random.shuffle(groups)
    yield from map(batch_of, groups)

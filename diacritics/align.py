"""Aligns tokens that were read with those they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from diacritics.writing import strip_marks

_JOIN_COST = 0.6
_SKIP_COST = 0.9


@lru_cache(maxsize=1 << 16)
def _skeleton(token: str) -> str:
    return strip_marks(token).lower()


def _distance(truth: str, read: str) -> float:
    a, b = _skeleton(truth), _skeleton(read)
    return Levenshtein.distance(a, b) / max(len(a), len(b), 1)


_MOVES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 0), (0, 1))


def align_tokens(truth: list[str], read: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Groups of tokens that stand for each other, in order; either side may be empty."""
    best: list[list[tuple[float, tuple[int, int]]]] = [
        [(float("inf"), (0, 0))] * (len(read) + 1) for _ in range(len(truth) + 1)
    ]
    best[0][0] = (0.0, (0, 0))
    for i in range(len(truth) + 1):
        for j in range(len(read) + 1):
            for move in _MOVES:
                a, b = i - move[0], j - move[1]
                if a < 0 or b < 0:
                    continue
                cost = best[a][b][0] + _move_cost(truth[a:i], read[b:j])
                if cost < best[i][j][0]:
                    best[i][j] = (cost, move)
    groups = []
    i, j = len(truth), len(read)
    while i or j:
        move = best[i][j][1]
        groups.append((truth[i - move[0] : i], read[j - move[1] : j]))
        i, j = i - move[0], j - move[1]
    yield from reversed(groups)


def _move_cost(truth: list[str], read: list[str]) -> float:
    if not truth or not read:
        return _SKIP_COST
    extra = len(truth) + len(read) - 2
    return _distance("".join(truth), "".join(read)) * (1 + extra) + _JOIN_COST * extra

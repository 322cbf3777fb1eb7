"""How well words fit together, for choosing between readings of one line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from diacritics.lm import TOP
from diacritics.model_files import default_model
from diacritics.symbols import BREAK, SPECIAL, UNKNOWN, pieces
from diacritics.writing import canonical, strip_marks

_BREAK = SPECIAL.index(BREAK)
_UNKNOWN = SPECIAL.index(UNKNOWN)
_SPECIAL = {symbol: number for number, symbol in enumerate(SPECIAL)}


def fluency(texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Natural log probability of each text under the language model, and its unknown words.

    A text begins and ends as a sentence does. Case does not count, and all numbers are
    alike. The probability says that an unknown word stands there, not which: who compares
    texts with unequal counts of them must weigh that.
    """
    if not texts:
        return np.zeros(0), np.zeros(0, dtype=np.int64)
    sequences = [_ids(text) for text in texts]
    rows = [_windows(sequence) for sequence in sequences]
    owner = np.repeat(np.arange(len(texts)), [len(row) for row in rows])
    windows = np.array([window for row in rows for window, _ in row], dtype=np.int64)
    sizes = np.array([size for row in rows for _, size in row], dtype=np.int64)
    scores = default_model().lm.window_scores(windows, sizes)
    unknown = np.array([sequence.count(_UNKNOWN) for sequence in sequences], dtype=np.int64)
    total = np.bincount(owner, weights=scores, minlength=len(texts))
    return np.asarray(total, np.float64), unknown


def _ids(text: str) -> list[int]:
    """The words of a text as the model numbers them, between breaks."""
    number = default_model().channel.number
    words = [_SPECIAL[s] if s in _SPECIAL else number.get(s, _UNKNOWN) for s, _ in pieces(text)]
    return [_BREAK, *words, _BREAK]


def _windows(words: list[int]) -> list[tuple[list[int], int]]:
    """Each word but the first with those before it, the latest first, and how many count."""
    found = []
    for at in range(1, len(words)):
        window = words[max(0, at - TOP + 1) : at + 1][::-1]
        found.append((window + [0] * (TOP - len(window)), len(window)))
    return found


@lru_cache(maxsize=1 << 14)
def same_letters(word: str) -> tuple[str, ...]:
    """Known words, lower case, that differ from `word` in marks alone; the commonest first."""
    model = default_model()
    seen = canonical(word).lower()
    found = [
        (float(model.lm.unigrams[number]), model.channel.words[number])
        for number in model.channel.same_letters(strip_marks(seen))
    ]
    words = (other for _, other in sorted(found, reverse=True))
    return tuple(other for other in words if other != seen and len(other) == len(seen))

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


def fluency(
    before: Sequence[str], texts: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Natural log probability of each text after the one before it, and its unknown words.

    A sentence begins with `before` and ends with the text. Case does not count, and all
    numbers are alike. The probability says that an unknown word stands there, not which:
    who compares texts with unequal counts of them must weigh that.
    """
    if not texts:
        return np.zeros(0), np.zeros(0, dtype=np.int64)
    rows: list[list[int]] = []
    sizes: list[int] = []
    counts: list[int] = []
    unknown: list[int] = []
    for context, text in zip(before, texts, strict=True):
        words = _ids(text)
        known = [_BREAK, *_ids(context)]
        sequence = [*known, *words, _BREAK]
        for at in range(len(known), len(sequence)):
            window = sequence[max(0, at - TOP + 1) : at + 1][::-1]
            rows.append(window + [0] * (TOP - len(window)))
            sizes.append(len(window))
        counts.append(len(words) + 1)
        unknown.append(words.count(_UNKNOWN))
    windows = np.array(rows, dtype=np.int64)
    scores = default_model().lm.window_scores(windows, np.array(sizes, dtype=np.int64))
    total = np.add.reduceat(scores.astype(np.float64), np.cumsum([0, *counts[:-1]]))
    return np.asarray(total, np.float64), np.array(unknown, dtype=np.int64)


@lru_cache(maxsize=1 << 14)
def _ids(text: str) -> tuple[int, ...]:
    """The words of a text as the model numbers them."""
    number = default_model().channel.number
    words = (_SPECIAL[s] if s in _SPECIAL else number.get(s, _UNKNOWN) for s, _ in pieces(text))
    return tuple(words)


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

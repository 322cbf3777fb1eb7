"""How well words fit together, for choosing between readings of one line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from diacritics.chains import runs
from diacritics.lm import TOP, Floats, Ids
from diacritics.model_files import default_model
from diacritics.symbols import BREAK, SPECIAL, UNKNOWN, pieces
from diacritics.writing import canonical, strip_marks

_BREAK = SPECIAL.index(BREAK)
_UNKNOWN = SPECIAL.index(UNKNOWN)
_SPECIAL = {symbol: number for number, symbol in enumerate(SPECIAL)}


def fluency(
    before: Sequence[str], texts: Sequence[str], after: Sequence[str]
) -> tuple[Floats, Ids]:
    """Natural log probability of each text and what is after it, given what is before it.

    A sentence begins with `before` and ends with `after`. Case does not count, and all
    numbers are alike. The probability says that an unknown word stands there, not which:
    who compares texts with unequal counts of them (second result) must weigh that.
    """
    if not texts:
        return np.zeros(0), np.zeros(0, dtype=np.int64)
    words: list[int] = []
    given: list[int] = []
    sizes: list[int] = []
    unknown: list[int] = []
    for left, text, right in zip(before, texts, after, strict=True):
        known, own = _ids(left), _ids(text)
        words += (_BREAK, *known, *own, *_ids(right), _BREAK)
        given.append(len(known) + 1)
        sizes.append(len(words))
        unknown.append(own.count(_UNKNOWN))
    ends = np.array(sizes)
    starts = np.r_[0, ends[:-1]]
    scores = _scores(np.array(words, dtype=np.int64), starts, ends, np.array(given))
    return scores, np.array(unknown, dtype=np.int64)


def _scores(words: Ids, starts: Ids, ends: Ids, given: Ids) -> Floats:
    """The score of each of several sequences that lie one after the other, but for its start."""
    counts = ends - starts - given
    owner, place = runs(given, counts)  # the sequence, and the place in it
    backs = np.arange(TOP)
    inside = backs[None, :] <= place[:, None]
    at = np.where(inside, (starts[owner] + place)[:, None] - backs[None, :], 0)
    windows = np.where(inside, words[at], 0)
    scored = default_model().lm.window_scores(windows, inside.sum(axis=1))
    first = np.cumsum(counts) - counts
    found: Floats = np.add.reduceat(scored.astype(np.float64), first)
    return found


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

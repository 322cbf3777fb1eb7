"""The channel letter by letter: what each letter of a rhyme is read as.

Learned by expectation-maximisation over alignments of rhymes with what was read for them,
each letter giving none to three characters; then spelled out again into whole rhymes, so
that the channel knows forms that no page has shown it.
"""

from __future__ import annotations

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from importlib import resources

from diacritics.spelled import align
from diacritics.writing import strip_marks

Shares = dict[str, dict[str, float]]
"""For each letter the strings it is read as, with their probabilities (or weights)."""

ROUNDS = 5
FLOOR = 1e-4
LETTER_FORMS = 24
FORMS = 90
MIN_FORM = 5e-5


def learn(pairs: dict[tuple[str, str], int]) -> Shares:
    """Shares of readings from (letters, what was read) with counts."""
    shares: Shares = {}
    for _ in range(ROUNDS):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for (letters, read), times in pairs.items():
            for letter, piece in align(letters, read, partial(_cost, shares)):
                counts[letter][piece] += times
        shares = {
            letter: {piece: n / (sum(found.values()) + 1.0) for piece, n in found.items()}
            for letter, found in counts.items()
        }
    return shares


def _cost(shares: Shares, letter: str, piece: str) -> float:
    known = shares.get(letter, {}).get(piece, 0.0)
    guess = FLOOR * 0.1 ** abs(len(piece) - 1)
    if piece and strip_marks(letter).lower() == strip_marks(piece).lower():
        guess = 0.3
    return -math.log(max(known, guess * (0.2 if shares else 1.0)))


def read_weights(name: str) -> Shares:
    """Weights from a data file of (letter, piece, weight) rows."""
    counts: Shares = defaultdict(dict)
    text = (resources.files("diacritics") / "data" / name).read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for letter, piece, weight in rows:
        counts[letter][piece] = float(weight)
    return counts


def as_shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights that sum to one."""
    total = sum(weights.values())
    return {piece: weight / total for piece, weight in weights.items()}


def read_shares(name: str) -> Shares:
    """Shares from a data file of (letter, piece, weight) rows."""
    return {letter: as_shares(found) for letter, found in read_weights(name).items()}


def spell_out(letters: str, shares: Shares) -> dict[str, float]:
    """The likeliest readings of a string of letters, with their probabilities."""
    forms: dict[str, float] = {"": 1.0}
    for letter in letters:
        pieces = _top(shares.get(letter, {strip_marks(letter): 1.0}).items(), LETTER_FORMS)
        longer: dict[str, float] = defaultdict(float)
        for form, share in forms.items():
            for piece, more in pieces:
                longer[form + piece] += share * more
        forms = dict(_top(longer.items(), FORMS))
    return {form: share for form, share in forms.items() if share >= MIN_FORM}


def _top(items: Iterable[tuple[str, float]], size: int) -> list[tuple[str, float]]:
    return sorted(items, key=lambda item: (-item[1], item[0]))[:size]

"""Counts of pairs: what is true, and what was read for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

Pairs = Counter[tuple[str, str]]
"""(true form, read form) with counts; `^` before a true form says that it is in capitals."""


@dataclass(slots=True)
class Counts:
    """Pair counts, for capitals and other words in the same tables (the keys differ)."""

    words: Pairs = field(default_factory=Counter)
    onsets: Pairs = field(default_factory=Counter)
    rhymes: Pairs = field(default_factory=Counter)


def totals(pairs: Pairs) -> Counter[str]:
    """How often each true form was seen."""
    found: Counter[str] = Counter()
    for (truth, _), times in pairs.items():
        found[truth] += times
    return found

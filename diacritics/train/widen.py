"""Widens the channel by forms that no page showed, letter by letter."""

from __future__ import annotations

from collections import Counter
from typing import Any

from diacritics.channel_tables import LOUD
from diacritics.letters import pack_letters
from diacritics.train.letters import learn, read_shares, spell_out
from diacritics.train.pair_counts import Counts, totals
from diacritics.train.parts import part_names

OTHER_ENGINES = "other_engines.tsv"
"""What other engines without Vietnamese write for a letter: reasoned from published garble."""
SCALE = 16
OWN_FORMS = (30, 0.02)
OTHER_FORMS = (25, 0.01)
"""How often the spelled-out forms of a rhyme count as seen: at least, and for each sight of it."""
OWN_SHARE = 0.75


def widen(counts: Counts, words: list[str]) -> tuple[Counts, dict[str, Any]]:
    """Add forms that no page showed: letter by letter, as learned and as other engines read.

    All counts are scaled by `SCALE`, so that a rare form may count less than once. Returned
    with them is the letter model itself.
    """
    rhymes, onsets = _letters_of(words)
    learned: dict[tuple[str, str], int] = Counter()
    for (truth, read), times in counts.rhymes.items():
        if truth.lstrip(LOUD) in rhymes:
            learned[_spelled(truth, rhymes), read] += times
    own, other = learn(learned), read_shares(OTHER_ENGINES)
    seen = totals(counts.rhymes), totals(counts.onsets)
    wide = Counts(counts.words)
    for (truth, read), times in counts.rhymes.items():
        wide.rhymes[truth, read] += times * SCALE
    for (truth, read), times in counts.onsets.items():
        wide.onsets[truth, read] += times * SCALE
    for mark in ("", LOUD):
        for name in sorted(rhymes):
            letters = _spelled(mark + name, rhymes)
            for shares, weight in ((own, OWN_FORMS), (other, OTHER_FORMS)):
                mass = weight[0] + weight[1] * seen[0][mark + name]
                for form, share in spell_out(letters, shares).items():
                    wide.rhymes[mark + name, form] += round(share * mass * SCALE)
        for onset in sorted(onsets):
            shown = onset.upper() if mark else onset
            for form, share in other.get(f"onset:{shown}", {shown: 1.0}).items():
                mass = OTHER_FORMS[0] + OTHER_FORMS[1] * seen[1][mark + onset]
                wide.onsets[mark + onset, form] += round(share * mass * SCALE)
    wide.rhymes = Counter({pair: n for pair, n in wide.rhymes.items() if n > 0})
    spelled = {mark + name: _spelled(mark + name, rhymes) for mark in ("", LOUD) for name in rhymes}
    return wide, pack_letters(spelled, [(OWN_SHARE, own), (1 - OWN_SHARE, other)])


def _letters_of(words: list[str]) -> tuple[dict[str, str], set[str]]:
    """How each rhyme is spelled, tone and all, and the onsets there are."""
    rhymes: dict[str, str] = {}
    onsets = set()
    for word in words:
        parts = part_names(word)
        if parts is not None:
            onsets.add(parts[0])
            if parts[0] != "gi":
                rhymes.setdefault(parts[1], word[len(parts[0]) :])
    return rhymes, onsets


def _spelled(name: str, rhymes: dict[str, str]) -> str:
    letters = rhymes[name.lstrip(LOUD)]
    return letters.upper() if name.startswith(LOUD) else letters

"""Learns the channel: what engines write for a true word, from pairs of read pages.

    python -m diacritics.train.channel MODEL PAIRS...

Counts of whole words are kept where a pair was seen; onsets and rhymes are counted apart,
so that the channel also knows words that it never saw.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein

from diacritics.channel import pack, pack_known
from diacritics.letters import pack_letters
from diacritics.model_files import read_model, read_words
from diacritics.tokens import channel_key
from diacritics.train.align import word_pairs
from diacritics.train.letters import learn, read_shares, spell_out
from diacritics.train.parts import part_names
from diacritics.writing import canonical, strip_marks

Pairs = Counter[tuple[str, str]]
MIN_SHARE = 3e-4
ROUNDS = 3
OTHER_ENGINES = "other_engines.tsv"
"""What other engines without Vietnamese write for a letter: reasoned from published garble."""
SCALE = 16
OWN_FORMS = (30, 0.02)
OTHER_FORMS = (25, 0.01)
"""How often the spelled-out forms of a rhyme count as seen: at least, and for each sight of it."""
OWN_SHARE = 0.75


@dataclass(slots=True)
class Counts:
    """Pair counts, for capitals and other words in the same tables (the keys differ)."""

    words: Pairs = field(default_factory=Counter)
    onsets: Pairs = field(default_factory=Counter)
    rhymes: Pairs = field(default_factory=Counter)


def read_pairs(paths: Iterable[Path]) -> Pairs:
    """(true word, what was read) with counts; true words canonical, `^` before capitals."""
    found: Pairs = Counter()
    for path in paths:
        with path.open(encoding="utf-8") as stream:
            for row in stream:
                truth, read = row.rstrip("\n").split("\t")[2:4]
                for true_word, read_word in word_pairs(truth, read):
                    found[_key(true_word, read_word)] += 1
    return found


def _key(truth: str, read: str) -> tuple[str, str]:
    loud = sum(c.isalpha() for c in truth) > 1 and truth.isupper()
    return ("^" if loud else "") + canonical(truth).lower(), channel_key(read, loud=loud)


def count(pairs: Pairs) -> Counts:
    """Count whole words, and their parts by expectation-maximisation over the cut."""
    counts = Counts(words=Counter({p: n for p, n in pairs.items() if " " not in p[0] + p[1]}))
    for number in range(ROUNDS):
        onsets: Pairs = Counter()
        rhymes: Pairs = Counter()
        totals = _totals(counts.onsets), _totals(counts.rhymes)
        for (truth, read), times in counts.words.items():
            loud = truth[:1] == "^"
            parts = part_names(truth.lstrip("^"))
            if parts is None or _unlike(truth.lstrip("^"), read):
                continue
            mark = "^" if loud else ""
            onset, rhyme = mark + parts[0], mark + parts[1]
            cut = _best_cut(onset, rhyme, read, counts, totals, first=number == 0)
            onsets[onset, read[:cut]] += times
            rhymes[rhyme, read[cut:]] += times
        counts.onsets, counts.rhymes = onsets, rhymes
    return counts


def _unlike(truth: str, read: str) -> bool:
    """Whether the two are so different that the alignment must have failed."""
    plain = strip_marks(truth)
    return Levenshtein.distance(plain, read.lower()) > max(2, 0.7 * len(plain))


def _totals(pairs: Pairs) -> Counter[str]:
    found: Counter[str] = Counter()
    for (truth, _), times in pairs.items():
        found[truth] += times
    return found


def _best_cut(
    onset: str,
    rhyme: str,
    read: str,
    counts: Counts,
    totals: tuple[Counter[str], Counter[str]],
    *,
    first: bool,
) -> int:
    plain_onset = strip_marks(onset.lstrip("^"))
    plain_rhyme = strip_marks(rhyme.lstrip("^")[:-1])

    def cost(cut: int) -> float:
        left, right = read[:cut], read[cut:]
        far = Levenshtein.distance(plain_onset, left.lower()) * 1.01
        far += Levenshtein.distance(plain_rhyme, right.lower())
        if first:
            return far
        one = (counts.onsets[onset, left] + 0.05) / (totals[0][onset] + 1)
        two = (counts.rhymes[rhyme, right] + 0.05) / (totals[1][rhyme] + 1)
        return 0.3 * far - math.log(one) - math.log(two)

    return min(range(min(len(read), 5) + 1), key=cost)


def widen(counts: Counts, words: list[str]) -> tuple[Counts, dict[str, Any]]:
    """Add forms that no page showed: letter by letter, as learned and as other engines read.

    All counts are scaled by `SCALE`, so that a rare form may count less than once. Returned
    with them is the letter model itself.
    """
    rhymes, onsets = _letters_of(words)
    learned: dict[tuple[str, str], int] = Counter()
    for (truth, read), times in counts.rhymes.items():
        if truth.lstrip("^") in rhymes:
            learned[_spelled(truth, rhymes), read] += times
    own, other = learn(learned), read_shares(OTHER_ENGINES)
    seen = _totals(counts.rhymes), _totals(counts.onsets)
    wide = Counts(counts.words)
    for (truth, read), times in counts.rhymes.items():
        wide.rhymes[truth, read] += times * SCALE
    for (truth, read), times in counts.onsets.items():
        wide.onsets[truth, read] += times * SCALE
    for mark in ("", "^"):
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
    spelled = {mark + name: _spelled(mark + name, rhymes) for mark in ("", "^") for name in rhymes}
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
    letters = rhymes[name.lstrip("^")]
    return letters.upper() if name.startswith("^") else letters


def thin(pairs: Pairs, vocabulary: set[str] | None = None) -> Pairs:
    """Drop what is both rare and unlikely, and words outside the vocabulary."""
    totals = _totals(pairs)
    return Counter(
        {
            (truth, read): times
            for (truth, read), times in pairs.items()
            if (vocabulary is None or truth.lstrip("^") in vocabulary)
            and (times > 1 or times / totals[truth] > MIN_SHARE * 10)
        }
    )


def by_read(pairs: Pairs) -> dict[str, list[tuple[str, int]]]:
    """For each read form, the true forms and their counts, in a fixed order."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (truth, read), times in pairs.items():
        found[read].append((truth, times))
    return {read: sorted(found[read], key=lambda p: (-p[1], p[0])) for read in sorted(found)}


def main() -> None:
    """Count the pairs and write the channel's tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    args = parser.parse_args()
    words = [entry.word for entry in read_words(args.model)]
    counts, arrays = widen(count(read_pairs(args.pairs)), words)
    tables = {
        "words": (by_read(thin(counts.words, set(words))), _totals(counts.words)),
        "onsets": (by_read(counts.onsets), _totals(counts.onsets)),
        "rhymes": (by_read(counts.rhymes), _totals(counts.rhymes)),
    }
    for name, (table, totals) in tables.items():
        arrays.update(pack(name, table, totals))
    np.savez_compressed(args.model / "channel.npz", **arrays)
    known = pack_known(read_model(args.model).channel.compiled())
    np.savez_compressed(args.model / "known.npz", **known)


if __name__ == "__main__":
    main()

"""Learns the channel: what engines write for a true word, from pairs of read pages.

    python -m diacritics.train.channel MODEL PAIRS... [--name outlines]

Counts of whole words are kept where a pair was seen; onsets and rhymes are counted apart,
so that the channel also knows words that it never saw.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from diacritics.channel_tables import LOUD, pack, pack_known
from diacritics.model_files import (
    CHANNEL,
    OUTLINES,
    read_channel,
    read_language_model,
    read_outlines,
    read_words,
)
from diacritics.tokens import channel_key
from diacritics.train.align import word_pairs
from diacritics.train.engines import weight_of
from diacritics.train.glyphs import pack_glyphs
from diacritics.train.pair_counts import Counts, Pairs, totals
from diacritics.train.parts import part_names, unlike
from diacritics.train.widen import widen
from diacritics.writing import canonical, strip_marks

MIN_SHARE = 3e-4
ROUNDS = 3


def read_pairs(paths: Iterable[Path]) -> Pairs:
    """(true word, what was read) with counts; true words canonical, `^` before capitals."""
    found: Pairs = Counter()
    for path in paths:
        with path.open(encoding="utf-8") as stream:
            for row in stream:
                engine, truth, read = row.rstrip("\n").split("\t")[1:4]
                weight = weight_of(engine)
                for true_word, read_word in word_pairs(truth, read) if weight else ():
                    found[_key(true_word, read_word)] += weight
    return found


def _key(truth: str, read: str) -> tuple[str, str]:
    loud = sum(c.isalpha() for c in truth) > 1 and truth.isupper()
    return (LOUD if loud else "") + canonical(truth).lower(), channel_key(read, loud=loud)


def count(pairs: Pairs) -> Counts:
    """Count whole words, and their parts by expectation-maximisation over the cut."""
    counts = Counts(words=Counter({p: n for p, n in pairs.items() if " " not in p[0] + p[1]}))
    for number in range(ROUNDS):
        onsets: Pairs = Counter()
        rhymes: Pairs = Counter()
        seen = totals(counts.onsets), totals(counts.rhymes)
        for (truth, read), times in counts.words.items():
            loud = truth.startswith(LOUD)
            parts = part_names(truth.lstrip(LOUD))
            if parts is None or unlike(truth.lstrip(LOUD), read):
                continue
            mark = LOUD if loud else ""
            onset, rhyme = mark + parts[0], mark + parts[1]
            cut = _best_cut(onset, rhyme, read, counts, seen, first=number == 0)
            onsets[onset, read[:cut]] += times
            rhymes[rhyme, read[cut:]] += times
        counts.onsets, counts.rhymes = onsets, rhymes
    return counts


def _best_cut(
    onset: str,
    rhyme: str,
    read: str,
    counts: Counts,
    seen: tuple[Counter[str], Counter[str]],
    *,
    first: bool,
) -> int:
    plain_onset = strip_marks(onset.lstrip(LOUD))
    plain_rhyme = strip_marks(rhyme.lstrip(LOUD)[:-1])

    def cost(cut: int) -> float:
        left, right = read[:cut], read[cut:]
        far = Levenshtein.distance(plain_onset, left.lower()) * 1.01
        far += Levenshtein.distance(plain_rhyme, right.lower())
        if first:
            return far
        one = (counts.onsets[onset, left] + 0.05) / (seen[0][onset] + 1)
        two = (counts.rhymes[rhyme, right] + 0.05) / (seen[1][rhyme] + 1)
        return 0.3 * far - math.log(one) - math.log(two)

    return min(range(min(len(read), 5) + 1), key=cost)


def thin(pairs: Pairs, vocabulary: set[str] | None = None) -> Pairs:
    """Drop what is both rare and unlikely, and words outside the vocabulary."""
    seen = totals(pairs)
    return Counter(
        {
            (truth, read): times
            for (truth, read), times in pairs.items()
            if (vocabulary is None or truth.lstrip(LOUD) in vocabulary)
            and (times > 1 or times / seen[truth] > MIN_SHARE * 10)
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
    parser.add_argument("--name", choices=(CHANNEL, OUTLINES), default=CHANNEL)
    args = parser.parse_args()
    entries = read_words(args.model)
    write(args.model, args.name, [entry.word for entry in entries], read_pairs(args.pairs))


def write(model: Path, name: str, words: list[str], pairs: Pairs) -> None:
    """Write the channel `name` of the pairs, and the candidates of all tokens they show."""
    counts, arrays = widen(count(pairs), words)
    tables = {
        "words": (by_read(thin(counts.words, set(words))), totals(counts.words)),
        "onsets": (by_read(counts.onsets), totals(counts.onsets)),
        "rhymes": (by_read(counts.rhymes), totals(counts.rhymes)),
    }
    for part, (table, seen) in tables.items():
        arrays.update(pack(part, table, seen))
    if name == OUTLINES:
        arrays.update(pack_glyphs(pairs, words))
    np.savez_compressed(model / f"{name}.npz", **arrays)
    known = model / f"{name}_known.npz"
    known.unlink(missing_ok=True)
    read = read_outlines if name == OUTLINES else read_channel
    channel = read(model, read_words(model), read_language_model(model))
    np.savez_compressed(known, **pack_known(channel.compiled()))


if __name__ == "__main__":
    main()

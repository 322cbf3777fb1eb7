"""Trains the language model and writes its tables.

python -m diacritics.train.lm CORPUS MODEL
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diacritics.lm import context_keys, ngram_keys
from diacritics.model_files import BITS, Entry, write_words
from diacritics.train.corpus import KINDS
from diacritics.train.counts import WEIGHTS, read_symbols, renumber, vocabulary
from diacritics.train.ngrams import Order, back_off, collect, estimate, prune
from diacritics.train.parts import part_names
from diacritics.train.tables import build

TOP = 5
THRESHOLDS = {2: 0.3, 3: 1.0, 4: 1.5, 5: 2.0}
"""Weighted gain in nats below which an n-gram of the order is dropped."""
BOW_BITS = {2: 3, 3: 2, 4: 2, 5: 0}


def _bins(values: NDArray[np.float64], bits: int) -> NDArray[np.int64]:
    """Number of the quantile bin of each value."""
    edges = np.quantile(values, np.linspace(0, 1, 2**bits + 1)[1:-1])
    return np.searchsorted(edges, values, side="right").astype(np.int64)


def quantise(
    logp: NDArray[np.float64], bow: NDArray[np.float64], bits: int, bow_bits: int
) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.float32]]:
    """Codes of (probability, back-off) pairs, and what each code stands for."""
    code = _bins(logp, bits - bow_bits) << bow_bits
    for start in range(0, 2**bits, 2**bow_bits):
        here = code == start
        if bow_bits and here.any():
            code[here] += _bins(bow[here], bow_bits)
    size = np.maximum(np.bincount(code, minlength=2**bits), 1)
    means = (np.bincount(code, weights=w, minlength=2**bits) / size for w in (logp, bow))
    logps, bows = (m.astype(np.float32) for m in means)
    return code, logps, bows


def _keys(words: NDArray[np.uint16]) -> NDArray[np.uint64]:
    context = words[:, -2::-1].astype(np.int64)
    return ngram_keys(context_keys(context)[-1], words[:, -1].astype(np.int64))


def write(orders: list[Order], surfaces: list[str], out: Path) -> None:
    """Write vocabulary and tables into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    write_words(out, [Entry(surface, part_names(surface.lower())) for surface in surfaces])
    arrays: dict[str, Any] = {
        "unigrams": orders[0].logp.astype(np.float32),
        "unigram_bows": orders[0].bow.astype(np.float32),
    }
    for n in range(2, TOP + 1):
        order = orders[n - 1]
        kept = np.flatnonzero(order.keep)
        bits, fingerprint = BITS[n]
        code, logps, bows = quantise(order.logp[kept], order.bow[kept], bits, BOW_BITS[n])
        table = build(_keys(order.words[kept]), code, bits, fingerprint)
        np.save(out / f"ngrams{n}.npy", table.cells)
        arrays[f"logps{n}"], arrays[f"bows{n}"] = logps, bows
    np.savez(out / "lm.npz", **arrays)


def majority_surface(words: list[str], surfaces: dict[str, Counter[str]]) -> list[str]:
    """The most frequent spelling of each word inside sentences."""
    best = []
    for word in words:
        found = surfaces.get(word)
        best.append(min(found, key=lambda s: (-found[s], s)) if found else word)
    return best


def main() -> None:
    """Train on the corpus and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("model", type=Path)
    args = parser.parse_args()
    weight, surfaces, streams, first = read_symbols(args.corpus)
    words = vocabulary(weight)
    stream = renumber(streams, first, words)
    orders = collect(stream, [WEIGHTS[k] for k in KINDS], TOP, len(words))
    estimate(orders)
    prune(orders, THRESHOLDS)
    back_off(orders)
    write(orders, majority_surface(words, surfaces), args.model)


if __name__ == "__main__":
    main()

"""Counts how often words have a capital inside sentences.

python -m diacritics.train.capitals CORPUS MODEL
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from diacritics.capitals import TABLE
from diacritics.looks import ALIKE
from diacritics.train.corpus import Part, read_part
from diacritics.writing import canonical, strip_marks

KINDS = ("admin", "legal", "forms")
MIN_TIMES = 30
_ENDS = tuple('.:;!?…-–—/"”')
_EDGES = "“”\"'‘’()[],.;:!?…"


def shares(lines: Iterable[str]) -> dict[str, float]:
    """Share of capitals of words seen often enough inside sentences, for letters that matter."""
    capital: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for word in _inside(lines):
        if strip_marks(word[0]).lower() in ALIKE:
            key = canonical(word).lower()
            times[key] += 1
            capital[key] += word[0].isupper()
    return {word: capital[word] / n for word, n in sorted(times.items()) if n >= MIN_TIMES}


def _inside(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        tokens = line.split()
        for before, token in zip(tokens, tokens[1:], strict=False):
            word = token.strip(_EDGES)
            if word.isalpha() and not before.endswith(_ENDS) and not word.isupper():
                yield word


def main() -> None:
    """Write the table of the training part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("model", type=Path)
    args = parser.parse_args()
    lines = (line for kind in KINDS for line in read_part(args.corpus, kind, Part.TRAIN))
    rows = (f"{word}\t{share:.3f}" for word, share in shares(lines).items())
    (args.model / TABLE).write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

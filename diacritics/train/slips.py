"""Learns the slips of an engine that knows Vietnamese: which marks it takes for which.

    python -m diacritics.train.slips MODEL PAIRS...

The pairs are read with `--engine FOLDER:vie` by `diacritics.train.read_pages`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from diacritics.align import align_tokens
from diacritics.tokens import split_token
from diacritics.writing import canonical, strip_marks

CONFIDENCE_STEPS = (0, 30, 50, 60, 70, 80, 85, 90, 93, 95, 96, 97, 101)
"""Confidences (0 to 100) between which the engine's errors are counted together."""


def _rows(paths: list[Path]) -> Iterator[tuple[str, str, int]]:
    """(true token, read token, confidence) wherever one stands for one."""
    for path in paths:
        with path.open(encoding="utf-8") as stream:
            for row in stream:
                truth, read, confidences = row.rstrip("\n").split("\t")[2:5]
                sure = [int(c) for c in confidences.split()]
                if len(sure) != len(read.split()):
                    continue
                at = 0
                for true_tokens, read_tokens in align_tokens(truth.split(), read.split()):
                    if len(true_tokens) == len(read_tokens) == 1:
                        yield true_tokens[0], read_tokens[0], sure[at]
                    at += len(read_tokens)


def _words(token: str) -> list[str]:
    return [canonical(p.text).lower() for p in split_token(token) if p.is_word and p.text.isalpha()]


def learn(paths: list[Path]) -> dict[str, object]:
    """Confusions of letters, and the rate of wrong marks by confidence."""
    letters: Counter[str] = Counter()
    confusions: Counter[tuple[str, str]] = Counter()
    words = [0] * (len(CONFIDENCE_STEPS) - 1)
    wrong = list(words)
    for truth, read, sure in _rows(paths):
        step = sum(sure >= edge for edge in CONFIDENCE_STEPS[1:])
        for meant, seen in zip(_words(truth), _words(read), strict=False):
            if strip_marks(meant) != strip_marks(seen):
                continue
            words[step] += 1
            wrong[step] += meant != seen
            for a, b in zip(meant, seen, strict=True):
                letters[a] += 1
                if a != b:
                    confusions[a, b] += 1
    return {
        "letters": dict(sorted(letters.items())),
        "confusions": [[a, b, n] for (a, b), n in sorted(confusions.items())],
        "steps": list(CONFIDENCE_STEPS),
        "words": words,
        "wrong": wrong,
    }


def main() -> None:
    """Learn from pairs and write `slips.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    args = parser.parse_args()
    text = json.dumps(learn(args.pairs), ensure_ascii=False, indent=1)
    (args.model / "slips.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

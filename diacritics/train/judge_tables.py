"""Counts the tables of `diacritics.evidence`.

    python -m diacritics.train.judge_tables CORPUS PAIRS FOREIGN

CORPUS is the folder of the training corpus; PAIRS the rows that
`diacritics.train.read_pages` wrote for its training part; FOREIGN any text in English and
French, for the shapes of foreign words. Only counts enter the tables.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from importlib import resources
from pathlib import Path

from diacritics.evidence import PER, TOKEN, Shape, shape_of
from diacritics.train.corpus import KINDS, Part, read_part
from diacritics.writing import canonical, has_marks, is_syllable, strip_marks

WEIGHTS = {"admin": 4.0, "legal": 1.0, "forms": 1.5, "wiki": 0.4}
"""How much a token of each file counts: the judged texts are mostly administrative."""
MIN_PER = 5
"""Words rarer than this (in PER tokens) stay out of the table of Vietnamese words."""
GARBLE_SIZE = 3_000
_READ = 3
"""Column of the pairs that holds what the engine read."""
Shares = dict[Shape, float]
_WORD = re.compile(r"[^\W\d_]+")


def tokens_of(lines: Iterable[str], weight: float = 1.0) -> dict[str, float]:
    """Weighted counts of the tokens that hold a letter, as written."""
    found: Counter[str] = Counter()
    for line in lines:
        found.update(token for token in TOKEN.findall(line) if any(map(str.isalpha, token)))
    return {token: count * weight for token, count in found.items()}


def _word_table(counts: dict[str, float]) -> dict[str, int]:
    words: defaultdict[str, float] = defaultdict(float)
    for token, count in counts.items():
        words[canonical(token).lower()] += count
    total = sum(words.values())
    scaled = {word: round(count * PER / total) for word, count in words.items()}
    return {
        word: count
        for word, count in scaled.items()
        if _WORD.fullmatch(word)
        and count >= (1 if is_syllable(word) and has_marks(word) else MIN_PER)
    }


def _garble_table(counts: dict[str, float], plain: Collection[str]) -> dict[str, int]:
    """The commonest garbled words that good or stripped text (`plain`) has not got as well."""
    words: defaultdict[str, float] = defaultdict(float)
    for token, count in counts.items():
        words[token.lower()] += count
    total = sum(words.values())
    odd = sorted(word for word in words if len(word) > 1 and word not in plain)
    common = sorted(odd, key=words.__getitem__)[-GARBLE_SIZE:]
    return {word: round(words[word] * PER / total) for word in common}


def _shapes(counts: dict[str, float], known: Collection[str], *more: Collection[str]) -> Shares:
    """Shares of a text's tokens that stand in a table (`known`), or in none and have a shape."""
    shapes: defaultdict[Shape, float] = defaultdict(float)
    for token, count in counts.items():
        word = canonical(token).lower()
        if len(token) > 1 and not any(word in table for table in more):
            shapes[Shape.WORD if word in known else shape_of(token)] += count
    return {shape: (shapes[shape] + 0.5) / sum(counts.values()) for shape in Shape}


def _write(name: str, header: str, rows: Iterable[str]) -> None:
    path = Path(str(resources.files("diacritics").joinpath("data", name)))
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")


def _write_words(name: str, table: dict[str, int]) -> None:
    ordered = sorted(table.items(), key=lambda item: (-item[1], item[0]))
    _write(name, "token\tcount", (f"{word}\t{count}" for word, count in ordered))


def main(corpus: Path, pairs: Path, foreign: Path) -> None:
    """Count all tables and write them into the package's data folder."""
    good: defaultdict[str, float] = defaultdict(float)
    for kind in KINDS:
        for token, count in tokens_of(read_part(corpus, kind, Part.TRAIN), WEIGHTS[kind]).items():
            good[token] += count
    lines = [row.split("\t")[_READ] for row in pairs.read_text("utf-8").splitlines()]
    spoiled = tokens_of(lines)
    # Shapes of garbled words are counted on one half of the text against the words of the
    # other, as a text that was not counted will meet the table.
    halves = tokens_of(lines[::2]), tokens_of(lines[1::2])
    other = tokens_of(foreign.read_text("utf-8").splitlines())
    words = _word_table(good)
    rare = sum(good.values()) * MIN_PER / PER
    common = {token.lower() for token, count in good.items() if count > rare}
    plain = common | {strip_marks(word) for word in words}
    stripped: defaultdict[str, float] = defaultdict(float)
    for token, count in good.items():
        stripped[strip_marks(token)] += count
    shares = [
        _shapes(good, words),
        _shapes(halves[0], plain, _garble_table(halves[1], plain)),
        _shapes(stripped, plain),
        _shapes(other, set()),
    ]
    _write_words("tokens.tsv", words)
    _write_words("garble.tsv", _garble_table(spoiled, plain))
    rows = ("\t".join([shape, *(f"{share[shape]:.3g}" for share in shares)]) for shape in Shape)
    _write("shapes.tsv", "shape\tgood\tgarbled\tstripped\tforeign", rows)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))

"""Counts the tables of `diacritics.evidence`.

    python -m diacritics.train.judge_tables CORPUS PAIRS... [--foreign FOREIGN]

CORPUS is the folder of the training corpus; PAIRS the rows that
`diacritics.train.read_pages` wrote for its training part; FOREIGN any text in English and
French, for the shapes of foreign words: without it these stay as they are. Only counts enter
the tables.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from importlib import resources
from pathlib import Path

from diacritics.evidence import PER, TOKEN, Shape, shape_of
from diacritics.train.corpus import KINDS, Part, read_part
from diacritics.train.engines import weight_of
from diacritics.writing import canonical, has_marks, is_syllable, strip_marks

WEIGHTS = {"admin": 4.0, "legal": 1.0, "forms": 1.5, "wiki": 0.4}
"""How much a token of each file counts: the judged texts are mostly administrative."""
MIN_PER = 5
"""Words rarer than this (in PER tokens) stay out of the table of Vietnamese words."""
GARBLE_SIZE = 3_000
_ENGINE, _READ = 1, 3
"""Columns of the pairs that hold the engine and what it read."""
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


def _read_tokens(paths: Iterable[Path], half: int | None = None) -> dict[str, float]:
    """Tokens that engines wrote, by their weights; of every other line, if `half` is 0 or 1."""
    found: defaultdict[str, float] = defaultdict(float)
    for path in paths:
        by_engine: defaultdict[str, list[str]] = defaultdict(list)
        for number, row in enumerate(path.read_text("utf-8").splitlines()):
            cells = row.split("\t")
            if half is None or number % 2 == half:
                by_engine[cells[_ENGINE]].append(cells[_READ])
        for engine, lines in by_engine.items():
            for token, count in tokens_of(lines, weight_of(engine)).items():
                found[token] += count
    return dict(found)


def _foreign_shapes(foreign: Path | None) -> Shares:
    if foreign is not None:
        return _shapes(tokens_of(foreign.read_text("utf-8").splitlines()), set())
    text = resources.files("diacritics").joinpath("data", "shapes.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {Shape(row["shape"]): float(row["foreign"]) for row in rows}


def count(corpus: Path, pairs: list[Path], foreign: Path | None) -> None:
    """Count all tables and write them into the package's data folder."""
    good: defaultdict[str, float] = defaultdict(float)
    for kind in KINDS:
        for token, count in tokens_of(read_part(corpus, kind, Part.TRAIN), WEIGHTS[kind]).items():
            good[token] += count
    # Shapes of garbled words are counted on one half of the text against the words of the
    # other, as a text that was not counted will meet the table.
    halves = _read_tokens(pairs, 0), _read_tokens(pairs, 1)
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
        _foreign_shapes(foreign),
    ]
    _write_words("tokens.tsv", words)
    _write_words("garble.tsv", _garble_table(_read_tokens(pairs), plain))
    rows = ("\t".join([shape, *(f"{share[shape]:.3g}" for share in shares)]) for shape in Shape)
    _write("shapes.tsv", "shape\tgood\tgarbled\tstripped\tforeign", rows)


def main() -> None:
    """Count the tables of the arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--foreign", type=Path)
    args = parser.parse_args()
    count(args.corpus, args.pairs, args.foreign)


if __name__ == "__main__":
    main()

"""Counts the lexicon of `extractors.words`: words, their classes and groups of like neighbours.

python -m extractors.train.words MODEL TEXT ...

Each TEXT holds a paragraph a line (`.xz` or plain). Classes are those that the tagger of pyvi
gives a word most often; the groups come from the words beside it (positive pointwise mutual
information, truncated by singular values, k-means). Needs pyvi, which brings scikit-learn and
scipy; the program itself does not.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from pyvi import ViPosTagger, ViTokenizer
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from extractors.predicates import predicates
from extractors.train.paragraphs import paragraphs

WORD = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
CHUNK = 20_000
RARE = 6
"""A word that is seen less often is left out."""
SURE = 0.75
"""A word of which a smaller share has its commonest class gets the two commonest."""
GROUPED = 16_000
NEIGHBOURS = 2500
BESIDE = (-2, -1, 1, 2)
DIMENSIONS = 80
GROUPS = 64
Tagged = list[tuple[str, str]]


def tagged(line: str) -> Tagged:
    """The words of a paragraph, case-folded, with their classes."""
    words, tags = ViPosTagger.postagging(ViTokenizer.tokenize(line))
    return [(word.replace("_", " ").casefold(), tag) for word, tag in zip(words, tags, strict=True)]


def classes(counts: dict[str, Counter[str]]) -> dict[str, str]:
    """The class of each word that is frequent enough."""
    found = {}
    for word, tags in counts.items():
        (first, count), *rest = tags.most_common(2)
        if tags.total() >= RARE and WORD.fullmatch(word):
            unsure = rest and count < SURE * tags.total()
            found[word] = f"{first}/{rest[0][0]}" if unsure else first
    return {word: kind for word, kind in found.items() if not _is_clause(word, found)}


def _is_clause(word: str, known: dict[str, str]) -> bool:
    """Whether a word is a mistake for a noun and the verb behind it ("quốc gia | tăng")."""
    noun, _, verb = word.rpartition(" ")
    return " " in noun and noun in known and verb in predicates()


def groups(sentences: list[list[str]]) -> dict[str, int]:
    """The group of each of the commonest words."""
    common = Counter(word for words in sentences for word in words)
    rows = {word: at for at, (word, _) in enumerate(common.most_common(GROUPED))}
    columns = {word: at for at, (word, _) in enumerate(common.most_common(NEIGHBOURS))}
    counts = _neighbours(sentences, rows, columns)
    row = np.bincount(counts.row, counts.data, counts.shape[0])
    column = np.bincount(counts.col, counts.data, counts.shape[1]) ** 0.75
    share = column[counts.col] / column.sum()
    gain = np.log(counts.data / (row[counts.row] * share))
    kept = gain > 0
    matrix = csr_matrix((gain[kept], (counts.row[kept], counts.col[kept])), shape=counts.shape)
    left, values, _ = randomized_svd(matrix, DIMENSIONS, n_iter=4, random_state=0)
    places = left * np.sqrt(values)
    places /= np.linalg.norm(places, axis=1, keepdims=True) + 1e-9
    means = MiniBatchKMeans(GROUPS, random_state=0, batch_size=4096, n_init=3, max_iter=60)
    return dict(zip(rows, map(int, means.fit(places).labels_), strict=True))


def _neighbours(sentences: list[list[str]], rows: dict[str, int], columns: dict[str, int]) -> Any:
    """How often a word stands at each place beside another."""
    shape = (len(rows), len(BESIDE) * len(columns))
    found = csr_matrix(shape)
    apart = [""] * max(BESIDE)
    for start in range(0, len(sentences), CHUNK):
        line = [word for words in sentences[start : start + CHUNK] for word in (*words, *apart)]
        numbers = np.array([rows.get(word, -1) for word in line])
        beside = np.array([columns.get(word, -1) for word in line])
        for place, step in enumerate(BESIDE):
            other = np.roll(beside, -step)
            kept = (numbers >= 0) & (other >= 0)
            at = (numbers[kept], place * len(columns) + other[kept])
            found += coo_matrix((np.ones(len(at[0])), at), shape=shape).tocsr()
    return found.tocoo()


def main() -> None:
    """Count and write the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    given = parser.parse_args()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sentences = []
    for path in given.texts:
        for line in paragraphs(path):
            words = tagged(line)
            for word, tag in words:
                counts[word][tag] += 1
            sentences.append([word for word, _ in words])
    group = groups(sentences)
    known = sorted(classes(counts).items())
    lines = [f"{word}\t{tag}\t{group.get(word, '')}" for word, tag in known]
    (given.model / "words.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

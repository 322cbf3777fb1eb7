"""Teaches the encoder of words to guess hidden words of a corpus.

python -m extractors.train.language MODEL TEXT ...

Each TEXT holds a paragraph a line (`.xz` or plain). MODEL gets `language.pt` (not part of the
project), which `extractors.train.encoding` goes on from. Needs torch, which the program itself
does not; takes about 45 minutes on one core.

Source: hidden words as in Devlin et al., BERT (2019); a sample of other words to choose from, with
its correction, as in Jean et al., On Using Very Large Target Vocabulary (2015).
"""

from __future__ import annotations

import argparse
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from extractors.encoder import EDGES, FIRST, HIDDEN, UNKNOWN, WIDTH
from extractors.train.encoder import Encoder
from extractors.train.paragraphs import paragraphs
from extractors.words import Word, words_in

RARE = 20
"""A word that is seen less often is unknown."""
LENGTH, BATCH, STEPS = 64, 32, 14_000
WARM = 300
RATE = 2e-3
DROPOUT = 0.05
HIDE, WHOLE = 0.18, 0.85
"""Share of words that are to be guessed, and of those the share whose text is hidden; of the others
class and group are."""
OTHERS = 2500
"""Words to choose from, drawn by the power `FLAT` of how often they are."""
FLAT = 0.75
RENEWED = 8
TOLD = 500
Array = NDArray[Any]


class Names(NamedTuple):
    """What the numbers of a word stand for, from `FIRST` on."""

    texts: list[str]
    kinds: list[str]
    groups: list[str]


def all_words(texts: Iterable[Path]) -> Iterator[list[Word]]:
    """The words of each paragraph."""
    for path in texts:
        for line in paragraphs(path):
            yield words_in(line, 0, len(line))


def numbered(sentences: Iterable[list[Word]]) -> tuple[Array, Names]:
    """The words as numbers of text, class, group and case; and what the numbers stand for."""
    seen: tuple[dict[str, int], ...] = ({}, {}, {})
    columns = [array("i") for _ in range(4)]
    for words in sentences:
        for word in words:
            for known, column, name in zip(seen, columns, word[2:5], strict=False):
                column.append(known.setdefault(name, len(known)))
            columns[3].append(word.capital)
        for column in columns:
            column.append(-1)
    texts, kinds, groups, case = (np.frombuffer(column, np.int32) for column in columns)
    counts = Counter(texts.tolist())
    kept = [at for at, count in counts.most_common() if at >= 0 and count >= RARE]
    new = np.full(len(seen[0]) + 1, UNKNOWN)
    new[kept] = np.arange(len(kept)) + FIRST
    every = list(seen[0])
    names = Names([every[at] for at in kept], [*EDGES, *seen[1]], list(seen[2]))
    numbers = np.stack([new[texts], kinds + FIRST + len(EDGES), groups + FIRST, case], axis=1)
    numbers[texts < 0] = (FIRST - 1, FIRST, FIRST, 0)
    return numbers, names


class Guess(nn.Module):
    """What stands in the place of a hidden word."""

    def __init__(self, counts: Array) -> None:
        """Take how often each text is."""
        super().__init__()
        self.turn = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.ReLU(), nn.LayerNorm(WIDTH))
        self.bias = nn.Parameter(torch.zeros(len(counts)))
        weight = counts**FLAT
        self.chance = weight / weight.sum()
        expected = np.minimum(1.0, self.chance * OTHERS)
        self.correction = torch.from_numpy(np.log(np.maximum(expected, 1e-9))).float()

    def draw(self, random: np.random.Generator) -> Tensor:
        """Other words to choose from."""
        drawn = random.choice(len(self.chance), OTHERS, replace=False, p=self.chance)
        return torch.from_numpy(drawn)

    def forward(self, found: Tensor, right: Tensor, others: Tensor, table: nn.Module) -> Tensor:
        """The loss of choosing the right words among the others."""
        turned = self.turn(found)
        bias = self.bias - self.correction
        scores = turned @ table(others).T + bias[others]
        scores = scores.masked_fill(others[None] == right[:, None], -1e9)
        own = (turned * table(right)).sum(-1) + bias[right]
        target = torch.zeros(len(right), dtype=torch.long)
        return functional.cross_entropy(torch.cat([own[:, None], scores], 1), target)


def hide(words: Tensor) -> tuple[Tensor, Tensor]:
    """The words with some of them hidden, and which ones are to be guessed."""
    known = words[..., 0] >= FIRST
    picked = (torch.rand(known.shape) < HIDE) & known
    whole = torch.rand(known.shape) < WHOLE
    found = words.clone()
    found[..., 0][picked & whole] = HIDDEN
    found[..., 1:3][picked] = HIDDEN
    return found, picked


def learn(numbers: Array, names: Names) -> Encoder:
    """Train an encoder."""
    torch.manual_seed(0)
    random = np.random.default_rng(0)
    encoder = Encoder(
        (len(names.texts) + FIRST, len(names.kinds) + FIRST, len(names.groups) + FIRST), DROPOUT
    )
    counts = np.bincount(numbers[:, 0], minlength=len(names.texts) + FIRST).astype(float)
    counts[:FIRST] = 0
    guess = Guess(counts)
    weights = [*encoder.parameters(), *guess.parameters()]
    steps = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    rate = torch.optim.lr_scheduler.LambdaLR(
        steps, lambda at: min(1.0, (at + 1) / WARM) * (1 - 0.95 * at / STEPS)
    )
    lines = numbers[: len(numbers) // LENGTH * LENGTH].reshape(-1, LENGTH, 4)
    mask = torch.ones(BATCH, LENGTH, dtype=torch.bool)
    order, told, others = random.permutation(len(lines)), 0.0, guess.draw(random)
    for step in range(STEPS):
        at = step * BATCH % (len(lines) - BATCH)
        words = torch.from_numpy(lines[order[at : at + BATCH]].astype(np.int64))
        if step % RENEWED == 0:
            others = guess.draw(random)
        seen, picked = hide(words)
        loss = guess(encoder(seen, mask)[picked], words[..., 0][picked], others, encoder.tables[0])
        steps.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        steps.step()
        rate.step()
        told += loss.item() / TOLD
        if step % TOLD == TOLD - 1:
            print(f"{step + 1} of {STEPS}: {told:.3f}", flush=True)
            told = 0.0
    return encoder


def main() -> None:
    """Read the corpus, train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    given = parser.parse_args()
    torch.set_num_threads(1)
    numbers, names = numbered(all_words(given.texts))
    print(f"{len(numbers)} words, {len(names.texts)} different", flush=True)
    encoder = learn(numbers, names)
    torch.save({"names": names._asdict(), "weights": encoder.state_dict()}, given.model)


if __name__ == "__main__":
    main()

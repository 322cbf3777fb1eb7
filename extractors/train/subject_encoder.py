"""Teaches the encoder of words which phrases are subjects of percentages.

python -m extractors.train.subject_encoder MODEL LANGUAGE DOCUMENTS [--rates TABLE CORPUS]

LANGUAGE is what `extractors.train.language` has written; DOCUMENTS, TABLE and CORPUS are as for
`extractors.train.subjects`. MODEL gets `encoder.npz`. Needs torch, which the program itself does
not; takes about ten minutes on one core.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import pad

from extractors.encoder import FAR, FIRST, HIDDEN, WIDTH, line_of, numbers_of
from extractors.subject_features import CHOICES
from extractors.subject_ranking import ROLES
from extractors.train.batches import BATCH, Batch, Numbered, Part, batches
from extractors.train.cases import Case, cases
from extractors.train.encoder import SMALL, Encoder
from extractors.train.gathered import all_examples

DROPOUT, HIDE = 0.25, 0.1
TURNS = 8
RATE, RATE_OF_ENCODER = 3e-3, 1e-3
WARM = 0.1
NEVER = -1e9


class Judge(nn.Module):
    """The encoder with the scores of roles and places, as `extractors.encoder.judge`."""

    def __init__(self, sizes: tuple[int, int, int]) -> None:
        """Take how many texts, classes and groups there are."""
        super().__init__()
        self.encoder = Encoder(sizes, DROPOUT)
        self.places = nn.Embedding(2 * FAR + 1, WIDTH)
        nn.init.normal_(self.places.weight, 0, SMALL / 2)
        self.drop = nn.Dropout(DROPOUT)
        self.roles = nn.Linear(WIDTH, 2 * len(ROLES))
        self.choice = nn.Linear(2 * WIDTH, len(CHOICES))
        nn.init.zeros_(self.roles.weight)

    def forward(self, batch: Batch) -> Tensor:
        """Scores of all phrases before and behind, and of the other places: a row for each case."""
        words = batch.words
        if self.training:
            hidden = (torch.rand(words.shape[:2]) < HIDE) & (words[..., 0] >= FIRST)
            words = torch.cat(
                [words[..., :1].masked_fill(hidden[..., None], HIDDEN), words[..., 1:]], 2
            )
        found = self.drop(self.encoder(words, batch.mask, self.places(batch.places)))
        roles, half = self.roles(found), len(ROLES)
        each = torch.arange(len(found))
        mean = found.sum(1) / batch.mask.sum(1, keepdim=True)
        choice = self.choice(torch.cat([found[each, batch.amount], mean], 1))
        parts = [
            phrases(roles[each[:, None], side.at][..., half * at : half * (at + 1)], side, at == 1)
            + choice[:, at, None, None]
            for at, side in enumerate(batch.sides)
        ]
        others = choice[:, 2:].masked_fill(~batch.has, NEVER)
        return torch.cat([*(part.flatten(1) for part in parts), others], 1)


def phrases(scores: Tensor, side: Part, behind: bool) -> Tensor:
    """The score of each phrase, as `extractors.train.subjects.phrase_scores`."""
    scores = scores * side.mask[..., None]
    inside = scores[..., 0]
    added = torch.stack([inside, inside + scores[..., 1], inside + scores[..., 2]], 1)
    sums = pad(added.cumsum(2), (1, 0))
    count = scores.shape[1]
    start = sums[:, :, :-1].gather(1, side.roles[:, None, :])[:, 0]
    end = sums[:, :, 1:].gather(1, side.roles[:, :, None].expand(-1, -1, count))
    found = end - start[:, :, None] + scores[..., 4][:, :, None] + scores[..., 5][:, None]
    gap = pad(scores[..., 3].cumsum(1), (1, 0))
    beside = gap[:, :-1, None] if behind else (gap[:, -1:] - gap[:, 1:])[:, None]
    return (found + beside).masked_fill(~side.allowed, NEVER)


def learn(judge: Judge, items: list[Numbered]) -> None:
    """Train to give the right candidates the highest scores."""
    first = {id(weight) for weight in judge.encoder.parameters()}
    rest = [weight for weight in judge.parameters() if id(weight) not in first]
    groups = [{"params": judge.encoder.parameters(), "lr": RATE_OF_ENCODER}, {"params": rest}]
    steps = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.02)
    total = TURNS * -(-len(items) // BATCH)
    rate = torch.optim.lr_scheduler.LambdaLR(
        steps, lambda at: min(1.0, (at + 1) / (total * WARM)) * (1 - at / total) + 1e-4
    )
    judge.train()
    for turn in range(TURNS):
        told = 0.0
        for batch in batches(items):
            scores, gold = judge(batch), batch.gold()
            best = torch.logsumexp(scores.masked_fill(~gold, NEVER), 1)
            loss = (torch.logsumexp(scores, 1) - best).mean()
            steps.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            steps.step()
            rate.step()
            told += loss.item() * len(gold) / len(items)
        print(f"{turn + 1} of {TURNS}: {told:.3f}", flush=True)
    judge.eval()


def can_be_learned(case: Case) -> bool:
    """Whether a candidate is right."""
    return bool(case.before.right.any() or case.behind.right.any() or any(case.right))


def teach(language: Path, found: list[Case]) -> tuple[dict[str, list[str]], Judge]:
    """The trained network and what its numbers stand for."""
    known = torch.load(language, weights_only=True)
    names: dict[str, list[str]] = known["names"]
    kinds = [{name: at for at, name in enumerate(each, FIRST)} for each in names.values()]
    items = [
        Numbered(
            case,
            np.array(numbers_of(line_of(case.before.words, case.mark, case.behind.words), *kinds)),
        )
        for case in found
        if can_be_learned(case)
    ]
    torch.manual_seed(0)
    random.seed(0)
    texts, classes, groups = (len(each) + FIRST for each in kinds)
    judge = Judge((texts, classes, groups))
    judge.encoder.load_state_dict(known["weights"])
    learn(judge, items)
    return names, judge


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("language", type=Path)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--rates", type=Path, nargs=2, metavar=("TABLE", "CORPUS"))
    given = parser.parse_args()
    torch.set_num_threads(1)
    names, judge = teach(given.language, cases(all_examples(given.documents, given.rates)))
    arrays: dict[str, Any] = {key: np.array("\n".join(each)) for key, each in names.items()}
    arrays |= {key: each.numpy().astype(np.float16) for key, each in judge.state_dict().items()}
    np.savez_compressed(given.model / "encoder.npz", **arrays)


if __name__ == "__main__":
    main()

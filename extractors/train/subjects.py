"""Fits the ranking of subjects (`extractors.subject_ranking`).

python -m extractors.train.subjects MODEL DOCUMENTS [--rates TABLE CORPUS]

DOCUMENTS is a folder of annotated documents, of which the held-out ones are left out, with a
folder `sentences` of annotated sentences; TABLE says which percentages in the texts of CORPUS have
which subjects. Needs scipy, which the program itself does not.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from extractors.phrases import phrase_scores
from extractors.subject_features import CHOICES
from extractors.subject_ranking import ROLES
from extractors.train.cases import Array, Case, Side, cases
from extractors.train.gathered import all_examples

RARE = 2
"""A feature that is seen less often is left out."""
STEPS = 60
PENALTY = 1.0
SMALLEST = 0.02
"""Weights below it are none."""
HALF = len(ROLES)


def _numbers(keys: Iterable[list[str]]) -> dict[str, int]:
    seen = Counter(key for each in keys for key in each)
    return {key: at for at, key in enumerate(sorted(k for k, n in seen.items() if n >= RARE))}


def _matrix(keys: list[list[str]], known: dict[str, int]) -> Any:
    columns: list[int] = []
    ends = [0]
    for each in keys:
        columns += [known[key] for key in each if key in known]
        ends.append(len(columns))
    ones = np.ones(len(columns))
    return csr_matrix((ones, columns, ends), shape=(len(keys), len(known)))


def word_gradient(share: Array, part: Side, *, behind: bool) -> Array:
    """How the score of all phrases, each by its share, changes with its words' scores."""
    count = len(part.words)
    found = np.zeros((count, HALF))
    for role in range(3):
        rows = np.cumsum(share * (part.roles == role)[:, None], axis=0)
        inside = np.diagonal(np.cumsum(rows[:, ::-1], axis=1)[:, ::-1])
        found[:, 0] += inside
        if role:
            found[:, role] = inside
    first, last = share.sum(axis=1), share.sum(axis=0)
    found[:, 4], found[:, 5] = first, last
    beside = first[::-1] if behind else last
    gap = np.concatenate([[0.0], np.cumsum(beside)[:-1]])
    found[:, 3] = gap[::-1] if behind else gap
    return found


class Fit:
    """The log-likelihood of the subjects as a function of the weights."""

    def __init__(self, found: list[Case]) -> None:
        """Number the features and set up the matrices."""
        self.cases = found
        self.before = [each.before for each in found]
        self.behind = [each.behind for each in found]
        keys = [key for part in self.before + self.behind for key in part.keys]
        self.known = _numbers(keys)
        self.choices = _numbers([each.choice for each in found])
        self.x_before = _matrix([key for part in self.before for key in part.keys], self.known)
        self.x_behind = _matrix([key for part in self.behind for key in part.keys], self.known)
        self.x_choice = _matrix([each.choice for each in found], self.choices)
        self.shapes = [(len(self.known), HALF)] * 3 + [(len(self.choices), len(CHOICES))]

    def split(self, flat: Array) -> list[Array]:
        """Weights on both sides, before, behind, of the choice."""
        ends = np.cumsum([rows * columns for rows, columns in self.shapes])
        return [
            part.reshape(shape)
            for part, shape in zip(np.split(flat, ends[:-1]), self.shapes, strict=True)
        ]

    def __call__(self, flat: Array) -> tuple[float, Array]:
        """Loss and gradient."""
        both, before, behind, choice = self.split(flat)
        scores = (
            self.x_before @ (both + before),
            self.x_behind @ (both + behind),
            self.x_choice @ choice,
        )
        slopes = tuple(np.zeros_like(each) for each in scores)
        loss, at, beyond = 0.0, 0, 0
        for number, case in enumerate(self.cases):
            one = slice(at, at := at + len(case.before.words))
            two = slice(beyond, beyond := beyond + len(case.behind.words))
            loss += _learn(case, scores, slopes, (one, two, number))
        down_before = self.x_before.T @ slopes[0]
        down_behind = self.x_behind.T @ slopes[1]
        down = [down_before + down_behind, down_before, down_behind, self.x_choice.T @ slopes[2]]
        slope = np.concatenate([each.ravel() for each in down]) + PENALTY * flat
        return loss + PENALTY / 2 * float(flat @ flat), slope


def _learn(
    case: Case,
    scores: tuple[Array, ...],
    slopes: tuple[Array, ...],
    place: tuple[slice, slice, int],
) -> float:
    """Add a case's loss and slopes; none where no candidate is right."""
    one, two, number = place
    before, behind, choice = scores[0][one], scores[1][two], scores[2][number]
    parts = [
        _of_side(before, case.before, behind=False) + choice[0],
        _of_side(behind, case.behind, behind=True) + choice[1],
        choice[2:].copy(),
    ]
    parts[2][~np.array(case.has)] = -np.inf
    values = np.concatenate(parts)
    right = np.concatenate([case.before.right.ravel(), case.behind.right.ravel(), case.right])
    if not right.any():
        return 0.0
    share = np.exp(values - values.max())
    share /= share.sum()
    chance = share[right].sum() + 1e-300
    off = share - np.where(right, share, 0.0) / chance
    count, more = len(case.before.words), len(case.behind.words)
    left = off[: count * count].reshape(count, count)
    after = off[count * count : -len(case.has)].reshape(more, more)
    slopes[0][one] = word_gradient(left, case.before, behind=False)
    slopes[1][two] = word_gradient(after, case.behind, behind=True)
    slopes[2][number] = [left.sum(), after.sum(), *off[-len(case.has) :]]
    return -float(np.log(chance))


def _of_side(rows: Array, part: Side, *, behind: bool) -> Array:
    return phrase_scores(rows, part.roles, part.allowed, behind=behind).ravel()


def fit(found: list[Case]) -> dict[str, Array]:
    """The arrays of the model's file."""
    task = Fit(found)
    size = sum(rows * columns for rows, columns in task.shapes)
    best = minimize(task, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    both, before, behind, choice = task.split(best.x)
    values = np.concatenate([both + before, both + behind], axis=1)
    kept = np.abs(values).max(axis=1) >= SMALLEST
    names = [key for key, keep in zip(task.known, kept, strict=True) if keep]
    return {
        "keys": np.array("\n".join(names)),
        "values": np.concatenate([np.zeros((1, 2 * HALF)), values[kept]]).astype(np.float16),
        "choice_keys": np.array("\n".join(task.choices)),
        "choice_values": choice.astype(np.float32),
    }


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--rates", type=Path, nargs=2, metavar=("TABLE", "CORPUS"))
    given = parser.parse_args()
    examples = all_examples(given.documents, given.rates)
    arrays: dict[str, Any] = fit(cases(examples))
    np.savez_compressed(given.model / "subjects.npz", **arrays)
    print(f"{len(examples)} percentages")


if __name__ == "__main__":
    main()

"""What the words around an amount say of the phrases there, by a small network.

The words before the amount, the amount and the words behind it are encoded by two gated
convolutions and two layers of attention; each word gets a score for each role that it can have in
`extractors.subject_ranking`, and the amount one for each place where its subject can be. The
encoder has first learned to guess hidden words of a corpus (`python -m extractors.train.language`),
then the subjects of annotated percentages (`python -m extractors.train.subject_encoder`). It is
small enough that numpy computes it in a millisecond: no runtime of networks needs to be installed.

Source: gated convolutions as in Dauphin et al., Language Modeling with Gated Convolutional Networks
(2017); attention as in Vaswani et al., Attention Is All You Need (2017).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.words import Word

WIDTH, HEADS, SPAN = 128, 4, 5
"""Values of a word's vector, parts of the attention, words that a convolution looks at."""
UNKNOWN, HIDDEN, FIRST = 1, 2, 4
"""Numbers that stand for no word of the lexicon, and the first that does; 0 is for no word."""
EDGES = ("^^", "^%", "^;", "^,", "^.", "^|", "<amount>", "<end>")
"""Classes of what stands before the clause (a mark as in `Window`), the amount, and the end."""
FAR = 20
"""Words from the amount; beyond it all are alike."""
_LEAST = 1e-5
"""What is added to a variance, as torch does."""
Array = NDArray[np.float32]
_EVEN = np.full(WIDTH, 1 / WIDTH, np.float32)


class Judged(NamedTuple):
    """The scores that the network gives.

    Attributes:
        before: Of each word before the amount for each role.
        behind: Of each word behind it.
        choices: Of each place where the subject can be.
    """

    before: Array
    behind: Array
    choices: Array


class Model(NamedTuple):
    """The trained network: numbers of texts, classes and groups, and the weights by name."""

    texts: dict[str, int]
    kinds: dict[str, int]
    groups: dict[str, int]
    weights: dict[str, Array]


@cache
def model() -> Model:
    """The network in `model/encoder.npz`."""
    with (
        as_file(files("extractors").joinpath("model", "encoder.npz")) as path,
        np.load(path) as data,
    ):
        names = [str(data[key]).split("\n") for key in ("texts", "kinds", "groups")]
        weights = {key: _laid_out(key, data[key]) for key in data.files if "." in key}
    texts, kinds, groups = ({name: at for at, name in enumerate(each, FIRST)} for each in names)
    return Model(texts, kinds, groups, weights)


def _laid_out(name: str, weight: NDArray[Any]) -> Array:
    """A weight as it is multiplied with, what goes in before what comes out.

    The vectors of words stay as short as in the file: few of them are used at a time.
    """
    if name.startswith("encoder.tables."):
        return weight
    if name.endswith(".mix.weight"):
        weight = weight.transpose(2, 1, 0).reshape(SPAN * WIDTH, 2 * WIDTH)
    elif weight.ndim == 2 and not name.startswith("places."):
        weight = weight.T
    return np.ascontiguousarray(weight, np.float32)


def line_of(before: list[Word], mark: str, behind: list[Word]) -> list[Word]:
    """The words around an amount, with what stands for the clause's start, the amount, the end."""
    return [_edge(f"^{mark}"), *before, _edge("<amount>"), *behind, _edge("<end>")]


def _edge(kind: str) -> Word:
    return Word(0, 0, "", kind, "", False)


def numbers_of(
    line: list[Word], texts: dict[str, int], kinds: dict[str, int], groups: dict[str, int]
) -> list[tuple[int, int, int, int]]:
    """Numbers of text, class, group and case of words."""
    return [
        (
            texts.get(word.text, UNKNOWN) if word.text else FIRST - 1,
            kinds.get(word.kind, UNKNOWN),
            groups.get(word.group, UNKNOWN),
            int(word.capital),
        )
        for word in line
    ]


def places_of(count: int, amount: int) -> NDArray[Any]:
    """The number of each word's place: how far it is from the amount."""
    return np.clip(np.arange(count) - amount, -FAR, FAR) + FAR


def judge(before: list[Word], mark: str, behind: list[Word]) -> Judged:
    """The scores of the words on both sides of an amount."""
    texts, kinds, groups, weights = model()
    line = line_of(before, mark, behind)
    numbers = np.array(numbers_of(line, texts, kinds, groups))
    amount = len(before) + 1
    found = weights["places.weight"][places_of(len(line), amount)]
    for at in range(numbers.shape[1]):
        found = found + weights[f"encoder.tables.{at}.weight"][numbers[:, at]]
    found = _norm(found, weights, "encoder.norm")
    for at in range(0, 4, 2):
        found = _convolved(found, weights, f"encoder.layers.{at}")
        found = _attended(found, weights, f"encoder.layers.{at + 1}")
    found = _norm(found, weights, "encoder.norm_last")
    roles = _linear(found, weights, "roles")
    both = np.concatenate([found[amount], found.mean(axis=0)])
    half = roles.shape[1] // 2
    return Judged(
        roles[1:amount, :half],
        roles[amount + 1 : -1, half:],
        _linear(both, weights, "choice"),
    )


def _linear(words: Array, weights: dict[str, Array], name: str) -> Array:
    found: Array = words @ weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return found


def _norm(words: Array, weights: dict[str, Array], name: str) -> Array:
    off = words - (words @ _EVEN)[:, None]
    scale = np.sqrt(np.einsum("wv,wv->w", off, off) / WIDTH + _LEAST)
    found: Array = off / scale[:, None] * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return found


def _convolved(words: Array, weights: dict[str, Array], name: str) -> Array:
    """A gated convolution, as `train.encoder.Convolution`."""
    line = np.pad(_norm(words, weights, f"{name}.norm"), ((SPAN // 2, SPAN // 2), (0, 0)))
    beside = np.concatenate([line[at : at + len(words)] for at in range(SPAN)], axis=1)
    mixed = _linear(beside, weights, f"{name}.mix")
    found: Array = words + mixed[:, :WIDTH] / (1 + np.exp(-mixed[:, WIDTH:]))
    return found


def _attended(words: Array, weights: dict[str, Array], name: str) -> Array:
    """Attention and a layer for each word, as `train.encoder.Attention`."""
    asked = _linear(_norm(words, weights, f"{name}.norm"), weights, f"{name}.ask")
    query, key, value = asked.reshape(len(words), 3, HEADS, WIDTH // HEADS).transpose(1, 2, 0, 3)
    likeness = query @ key.transpose(0, 2, 1) / np.float32((WIDTH // HEADS) ** 0.5)
    share = np.exp(likeness - likeness.max(axis=2, keepdims=True))
    share /= share.sum(axis=2, keepdims=True)
    taken = (share @ value).transpose(1, 0, 2).reshape(len(words), WIDTH)
    words = words + _linear(taken, weights, f"{name}.give")
    inner = _linear(_norm(words, weights, f"{name}.norm_inner"), weights, f"{name}.rise")
    return words + _linear(np.maximum(inner, 0), weights, f"{name}.fall")

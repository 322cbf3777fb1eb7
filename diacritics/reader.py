"""Reads passages of garbled or stripped text: lattices, search, and the words found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from diacritics.lattice import MAX_WORDS, NO_WORD, Edges, Search
from diacritics.model_files import Model
from diacritics.passages import Passage
from diacritics.spelling import spell
from diacritics.symbols import BREAK, NUMBER, SPECIAL, UNKNOWN
from diacritics.tokens import Piece

_BREAK = SPECIAL.index(BREAK)
_NUMBER = SPECIAL.index(NUMBER)
_UNKNOWN = SPECIAL.index(UNKNOWN)
_DIGIT = -2.3
BATCH_SLOTS = 6000

Options = list[tuple[int, float]]
"""Word ids with the channel's log probabilities."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one piece was read as: its text, and the probability that it is right."""

    text: str
    confidence: float


Readings = dict[tuple[int, int], Reading]
"""Readings by (token, piece) of a passage."""


def options(model: Model, piece: Piece, candidates: Callable[[str], Options]) -> Options:
    """The words that a piece may be."""
    if piece.is_number:
        size = sum(char.isdigit() for char in piece.text)
        numeral = (_NUMBER, _DIGIT * size)
        if len(piece.text) > 2:
            return [numeral]
        return [numeral, *(c for c in candidates(piece.text) if c[0] != _UNKNOWN and c[1] > -5)]
    return candidates(piece.text)


def read(
    model: Model, passages: list[Passage], candidates: Callable[[str], Options]
) -> list[Readings]:
    """Read all passages, in batches of about `BATCH_SLOTS` slots."""
    found: list[Readings] = []
    batch: list[Passage] = []
    size = 0
    for one in passages:
        batch.append(one)
        size += len(one.slots)
        if size > BATCH_SLOTS:
            found += _read_batch(model, batch, candidates)
            batch, size = [], 0
    return found + (_read_batch(model, batch, candidates) if batch else [])


def _read_batch(
    model: Model, passages: list[Passage], candidates: Callable[[str], Options]
) -> list[Readings]:
    keys: list[tuple[int, int]] = []
    words: list[int] = []
    scores: list[float] = []
    sizes: list[int] = []
    symbols = {symbol: i for i, symbol in enumerate(SPECIAL)}
    for number, one in enumerate(passages):
        for place, slot in enumerate(one.slots):
            keys.append((place + 1, number))
            if slot.symbol is not None:
                words.append(symbols[slot.symbol])
                scores.append(0.0)
                sizes.append(1)
                continue
            choice = options(model, one.tokens[slot.token].pieces[slot.piece], candidates)
            words += [word for word, _ in choice]
            scores += [score for _, score in choice]
            sizes.append(len(choice))
    edges = _edges(keys, words, scores, sizes)
    lengths = np.array([len(one.slots) for one in passages], dtype=np.int64)
    paths = Search(model.lm, edges, lengths, _BREAK).run()
    chosen = edges.words[:, 0].tolist()
    return [
        _readings(model, one, [chosen[edge] for edge in path])
        for one, path in zip(passages, paths, strict=True)
    ]


def _edges(
    keys: list[tuple[int, int]], words: list[int], scores: list[float], sizes: list[int]
) -> Edges:
    owner = np.repeat(np.arange(len(keys)), sizes)
    places = np.array(keys, dtype=np.int64).reshape(-1, 2)
    end, line = places[owner, 0], places[owner, 1]
    order = np.lexsort((line, end))
    padded = np.full((len(words), MAX_WORDS), NO_WORD, dtype=np.int64)
    padded[:, 0] = words
    return Edges(
        line[order],
        end[order] - 1,
        end[order],
        padded[order],
        np.array(scores, dtype=np.float32)[order],
    )


def _readings(model: Model, one: Passage, words: list[int]) -> Readings:
    found: Readings = {}
    for slot, word in zip(one.slots, words, strict=True):
        if slot.symbol is not None:
            continue
        raw = one.tokens[slot.token].pieces[slot.piece].text
        text = raw if word in (_UNKNOWN, _NUMBER) else spell(model.entries[word].surface, raw)
        found[slot.token, slot.piece] = Reading(text, 0.95)
    return found

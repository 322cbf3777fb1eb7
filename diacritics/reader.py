"""Reads passages of garbled or stripped text: lattices, search, and the words found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from diacritics.certainty import calibrate, certainties
from diacritics.choices import Option
from diacritics.looks import Look
from diacritics.memory import DOUBTFUL, Memory
from diacritics.model_files import Model
from diacritics.options import Options
from diacritics.passages import Passage, Slot
from diacritics.paths import Lattice, collect, search
from diacritics.spelling import spell
from diacritics.symbols import BREAK, DASH, NUMBER, SPECIAL, UNKNOWN

_ID = {symbol: number for number, symbol in enumerate(SPECIAL)}
_COPIED = (_ID[UNKNOWN], _ID[NUMBER])
BATCH_SLOTS = 20000


@dataclass(frozen=True, slots=True)
class Reading:
    """What a piece was read as.

    Attributes:
        words: Its words, mostly one.
        confidence: The probability that they are right.
        cut: Where the second word begins in the piece; 0 for one word.
        joined: Whether the next piece is a part of it.
        glued: Whether no space parts its two words.
    """

    words: tuple[str, ...]
    confidence: float
    cut: int = 0
    joined: bool = False
    glued: bool = False


Readings = dict[tuple[int, int], Reading]
"""Readings by (token, piece) of a passage."""


def read(model: Model, options: Options, passages: list[Passage]) -> list[Readings]:
    """Read all passages of a document; doubtful ones again with what the others have taught."""
    memory = Memory(options)
    found = _search_all(model, options, passages)
    for one, (path, shares) in zip(passages, found, strict=True):
        memory.learn(one, path, shares)
    doubtful = [i for i, (_, shares) in enumerate(found) if min(shares, default=1.0) < DOUBTFUL]
    again = _search_all(model, memory, [passages[i] for i in doubtful])
    for i, result in zip(doubtful, again, strict=True):
        found[i] = result
    return [
        _readings(model, one, path, calibrate(np.array(shares)).tolist())
        for one, (path, shares) in zip(passages, found, strict=True)
    ]


def _search_all(
    model: Model, options: Options, passages: list[Passage]
) -> list[tuple[list[Option], list[float]]]:
    """The best path of each passage with the share of each of its options."""
    return [
        result
        for batch in _batches(passages)
        for result in zip(*_search(model, options, batch), strict=True)
    ]


def _batches(passages: list[Passage]) -> Iterator[list[Passage]]:
    batch: list[Passage] = []
    size = 0
    for one in passages:
        batch.append(one)
        size += len(one.slots)
        if size > BATCH_SLOTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _search(
    model: Model, options: Options, passages: list[Passage]
) -> tuple[list[list[Option]], list[list[float]]]:
    """The best path of each passage, and how sure each of its options is."""
    lattice = Lattice()
    for number, one in enumerate(passages):
        collect(options, one, number, lattice)
    paths = search(model.lm, lattice, [len(one.slots) for one in passages])
    return paths, certainties(model.lm, options, passages, paths)


def _readings(model: Model, one: Passage, path: list[Option], shares: list[float]) -> Readings:
    found: Readings = {}
    place = 0
    for option, share in zip(path, shares, strict=True):
        slot = one.slots[place]
        if slot.symbol is None:
            raw = one.tokens[slot.token].pieces[slot.piece].text
            if option.span > 1:
                raw += one.continued(place) or ""
            raws = (raw[: option.cut], raw[option.cut :]) if option.cut else (raw,)
            initial = _is_initial(one, place)
            words = (
                tuple(
                    _word(model, word, text, slot, initial and number == 0)
                    for number, (word, text) in enumerate(zip(option.words, raws, strict=False))
                )
                + raws[len(option.words) :]
            )
            found[slot.token, slot.piece] = Reading(
                words, share, option.cut, option.span > 1, option.glued
            )
        place += option.span
    return found


def _word(model: Model, word: int, raw: str, slot: Slot, initial: bool) -> str:
    if word in _COPIED:
        return raw
    return spell(
        model.entries[word].surface, raw, loud=slot.look is not Look.PLAIN, initial=initial
    )


def _is_initial(one: Passage, place: int) -> bool:
    """Whether a slot begins a paragraph or sentence (after its list mark)."""
    if place == 0:
        return one.fresh
    before = one.slots[place - 1].symbol
    return before == BREAK or (place == 1 and before == DASH)

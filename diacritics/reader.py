"""Reads passages of garbled or stripped text: lattices, search, and the words found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from diacritics.lattice import MAX_WORDS, NO_WORD, Edges, Search
from diacritics.looks import Look
from diacritics.model_files import Model
from diacritics.options import Option, Options
from diacritics.passages import Passage, Slot
from diacritics.spelling import spell
from diacritics.symbols import BREAK, DASH, NUMBER, SPECIAL, UNKNOWN

_ID = {symbol: number for number, symbol in enumerate(SPECIAL)}
_COPIED = (_ID[UNKNOWN], _ID[NUMBER])
BATCH_SLOTS = 6000


@dataclass(frozen=True, slots=True)
class Reading:
    """What a piece was read as.

    Attributes:
        words: Its words, mostly one.
        confidence: The probability that they are right.
        cut: Where the second word begins in the piece; 0 for one word.
        joined: Whether the next piece is a part of it.
    """

    words: tuple[str, ...]
    confidence: float
    cut: int = 0
    joined: bool = False


Readings = dict[tuple[int, int], Reading]
"""Readings by (token, piece) of a passage."""


@dataclass(slots=True)
class _Lattice:
    """The edges of a batch as they are collected."""

    line: list[int]
    end: list[int]
    options: list[Option]


def read(model: Model, options: Options, passages: list[Passage]) -> list[Readings]:
    """Read all passages, in batches of about `BATCH_SLOTS` slots."""
    found: list[Readings] = []
    for batch in _batches(passages):
        found += _read_batch(model, options, batch)
    return found


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


def _read_batch(model: Model, options: Options, passages: list[Passage]) -> list[Readings]:
    lattice = _Lattice([], [], [])
    for number, one in enumerate(passages):
        _collect(options, one, number, lattice)
    edges, order = _edges(lattice)
    lengths = np.array([len(one.slots) for one in passages], dtype=np.int64)
    paths = Search(model.lm, edges, lengths, _ID[BREAK]).run()
    chosen = order.tolist()
    return [
        _readings(model, one, [lattice.options[chosen[edge]] for edge in path])
        for one, path in zip(passages, paths, strict=True)
    ]


def _collect(options: Options, one: Passage, number: int, lattice: _Lattice) -> None:
    for place, slot in enumerate(one.slots):
        if slot.symbol is not None:
            found: tuple[Option, ...] = (Option((options.number(slot.symbol),), 0.0),)
        else:
            piece = one.tokens[slot.token].pieces[slot.piece]
            found = options.of(piece, look=slot.look)
            after = _continued(one, place)
            if after is not None:
                found += options.joined(piece.text, after, look=slot.look)
        lattice.line += [number] * len(found)
        lattice.end += [place + option.span for option in found]
        lattice.options += found


def _continued(one: Passage, place: int) -> str | None:
    """The text of the next slot, if it is a word that touches this one but for a space."""
    if place + 1 >= len(one.slots):
        return None
    here, after = one.slots[place], one.slots[place + 1]
    first, second = one.tokens[here.token], one.tokens[after.token]
    touching = after.token == here.token + 1 and first.line == second.line and after.piece == 0
    if after.symbol is not None or not touching or here.piece + 1 != len(first.pieces):
        return None
    return second.pieces[0].text


def _edges(lattice: _Lattice) -> tuple[Edges, np.ndarray]:
    """The edges in the order the search wants, and which option each of them is."""
    line = np.array(lattice.line, dtype=np.int64)
    end = np.array(lattice.end, dtype=np.int64)
    words = np.full((len(line), MAX_WORDS), NO_WORD, dtype=np.int64)
    words[:, 0] = [option.words[0] for option in lattice.options]
    for at, option in enumerate(lattice.options):
        if len(option.words) > 1:
            words[at, : len(option.words)] = option.words
    score = np.array([option.score for option in lattice.options], dtype=np.float32)
    span = np.array([option.span for option in lattice.options], dtype=np.int64)
    order = np.lexsort((line, end))
    start = end - span
    return Edges(line[order], start[order], end[order], words[order], score[order]), order


def _readings(model: Model, one: Passage, path: list[Option]) -> Readings:
    found: Readings = {}
    place = 0
    for option in path:
        slot = one.slots[place]
        if slot.symbol is None:
            raw = one.tokens[slot.token].pieces[slot.piece].text
            if option.span > 1:
                raw += _continued(one, place) or ""
            raws = (raw[: option.cut], raw[option.cut :]) if option.cut else (raw,)
            initial = _is_initial(one.slots, place)
            words = tuple(
                _word(model, word, text, slot, initial and number == 0)
                for number, (word, text) in enumerate(zip(option.words, raws, strict=True))
            )
            found[slot.token, slot.piece] = Reading(words, 0.95, option.cut, option.span > 1)
        place += option.span
    return found


def _word(model: Model, word: int, raw: str, slot: Slot, initial: bool) -> str:
    if word in _COPIED:
        return raw
    return spell(
        model.entries[word].surface, raw, loud=slot.look is not Look.PLAIN, initial=initial
    )


def _is_initial(slots: tuple[Slot, ...], place: int) -> bool:
    """Whether a slot begins a line or sentence (after its list mark)."""
    if place == 0 or slots[place - 1].symbol == BREAK:
        return True
    return place == 1 and slots[0].symbol == DASH

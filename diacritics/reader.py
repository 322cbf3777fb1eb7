"""Reads passages of garbled or stripped text: lattices, search, and the words found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from diacritics.certainty import calibrate, certainties
from diacritics.choices import Option
from diacritics.lattice import Lattice
from diacritics.lm import Floats
from diacritics.looks import Look
from diacritics.memory import DOUBTFUL, Memory
from diacritics.model_files import Model
from diacritics.options import Options
from diacritics.passages import Passage, Slot
from diacritics.paths import Paths, batch_of
from diacritics.spelling import spell
from diacritics.symbols import BREAK, DASH, NUMBER, SPECIAL, UNKNOWN

_ID = {symbol: number for number, symbol in enumerate(SPECIAL)}
_COPIED = (_ID[UNKNOWN], _ID[NUMBER])
BATCH_SLOTS = 3000


class Reading(NamedTuple):
    """What a piece was read as."""

    words: tuple[str, ...]
    """Its words, mostly one."""
    confidence: float
    """The probability that they are right."""
    cut: int = 0
    """Where the second word begins in the piece; 0 for one word."""
    joined: bool = False
    """Whether the next piece is a part of it."""
    glued: bool = False
    """Whether no space parts its two words."""


Readings = dict[tuple[int, int], Reading]
"""Readings by (token, piece) of a passage."""


def read(model: Model, options: Options, passages: Sequence[Passage]) -> list[Readings]:
    """Read all passages of a document; doubtful ones again with what the others have taught."""
    parts = _batches([one for one in passages if one.slots])
    batches = [batch_of(model.lm, options, part) for part in parts]
    memory = Memory(len(model.entries))
    found = []
    for batch in batches:
        paths = batch.paths()
        shares = certainties(model.lm, batch.lattice, paths, batch.lattice.score)
        memory.learn(batch, paths, shares)
        found.append(_by_line(paths, shares))
    for batch, lines in zip(batches, found, strict=True):
        doubtful = [i for i, (_, sure) in enumerate(lines) if min(sure, default=1.0) < DOUBTFUL]
        if doubtful:
            gain = memory.gains(batch)
            paths = batch.paths(gain, doubtful)
            shares = certainties(model.lm, batch.lattice, paths, batch.lattice.score + gain)
            for i, result in zip(doubtful, _by_line(paths, shares), strict=True):
                lines[i] = result
    readings = (
        _readings(model, one, batch.lattice, *line)
        for batch, lines in zip(batches, found, strict=True)
        for one, line in zip(batch.passages, lines, strict=True)
    )
    return [next(readings) if one.slots else {} for one in passages]


def _by_line(paths: Paths, shares: Floats) -> list[tuple[list[int], list[float]]]:
    """The options of each line with their shares."""
    options, sure = paths.options.tolist(), shares.tolist()
    ends = np.cumsum(paths.lengths).tolist()
    return [
        (options[begin:end], sure[begin:end])
        for begin, end in zip([0, *ends[:-1]], ends, strict=True)
    ]


def _batches(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
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


def _readings(
    model: Model, one: Passage, lattice: Lattice, path: list[int], shares: list[float]
) -> Readings:
    found: Readings = {}
    place = 0
    for number, share in zip(path, calibrate(np.array(shares)).tolist(), strict=True):
        option = lattice.option(number)
        slot = one.slots[place]
        if slot.symbol is None:
            initial = _is_initial(one, place)
            if option.is_plain:
                word = _word(model, option.words[0], one.piece(slot).text, slot, initial)
                found[slot.token, slot.piece] = Reading((word,), share)
            else:
                found[slot.token, slot.piece] = _odd(model, one, place, option, share)
        place += option.span
    return found


def _odd(model: Model, one: Passage, place: int, option: Option, share: float) -> Reading:
    """The reading of a piece that is two words, or of two that are one."""
    slot = one.slots[place]
    raw = one.piece(slot).text
    if option.span > 1:
        raw += one.continued(place) or ""
    raws = (raw[: option.cut], raw[option.cut :]) if option.cut else (raw,)
    initial = _is_initial(one, place)
    words = tuple(
        _word(model, word, text, slot, initial and number == 0)
        for number, (word, text) in enumerate(zip(option.words, raws, strict=False))
    )
    words += raws[len(option.words) :]
    return Reading(words, share, option.cut, option.span > 1, option.glued)


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

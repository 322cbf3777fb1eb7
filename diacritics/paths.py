"""From passages to lattices, and back from the best paths to options."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from diacritics.choices import Choices, Option
from diacritics.lattice import MAX_WORDS, NO_WORD, Edges, Search
from diacritics.lm import Ids, LanguageModel
from diacritics.options import Options
from diacritics.passages import Passage
from diacritics.symbols import BREAK, SPECIAL


@dataclass(slots=True)
class Lattice:
    """The choices of a batch as they are collected, slot after slot.

    Attributes:
        line: The line of each slot.
        place: Its place in the line.
        choices: What it may be.
    """

    line: list[int] = field(default_factory=list)
    place: list[int] = field(default_factory=list)
    choices: list[Choices] = field(default_factory=list)


def collect(options: Options, one: Passage, number: int, lattice: Lattice) -> None:
    """Add the slots of passage `number`."""
    size = len(one.slots)
    lattice.line += [number] * size
    lattice.place += range(size)
    found = [
        options.of(one.piece(slot), look=slot.look)
        if slot.symbol is None
        else options.certain(slot.symbol)
        for slot in one.slots
    ]
    poor = {place for place, choices in enumerate(found) if choices.poor}
    for place in sorted(poor | {place - 1 for place in poor if place}):
        slot = one.slots[place]
        after = one.continued(place) if slot.symbol is None else None
        joined = options.joined(one.piece(slot), after, look=slot.look) if after else None
        found[place] = joined or found[place]
    lattice.choices += found


def search(lm: LanguageModel, lattice: Lattice, lengths: list[int]) -> list[list[Option]]:
    """The options on the best path of each line."""
    edges, order = _edges(lattice)
    options = [option for choices in lattice.choices for option in choices.options]
    found = Search(lm, edges, np.array(lengths, dtype=np.int64), SPECIAL.index(BREAK)).run()
    place = order.tolist()
    return [[options[place[edge]] for edge in path] for path in found]


def _edges(lattice: Lattice) -> tuple[Edges, Ids]:
    """The edges in the order the search wants, and which option each of them is."""
    all_choices = lattice.choices
    sizes = np.array([len(choices.first) for choices in all_choices], dtype=np.int64)
    line = np.repeat(np.array(lattice.line, dtype=np.int64), sizes)
    start = np.repeat(np.array(lattice.place, dtype=np.int64), sizes)
    score = np.array([s for choices in all_choices for s in choices.scores], dtype=np.float32)
    words = np.full((len(line), MAX_WORDS), NO_WORD, dtype=np.int64)
    words[:, 0] = [word for choices in all_choices for word in choices.first]
    span = np.ones(len(line), dtype=np.int64)
    for begin, choices in zip((np.cumsum(sizes) - sizes).tolist(), all_choices, strict=True):
        for at, word in choices.second:
            words[begin + at, 1] = word
        if choices.spans is not None:
            span[begin : begin + len(choices.spans)] = choices.spans
    end = start + span
    order: Ids = np.lexsort((line, end))
    return Edges(line[order], start[order], end[order], words[order], score[order]), order

"""From passages to lattices, and back from the best paths to options."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from diacritics.lattice import MAX_WORDS, NO_WORD, Edges, Search
from diacritics.lm import Ids, LanguageModel
from diacritics.options import Option, Options
from diacritics.passages import Passage
from diacritics.symbols import BREAK, SPECIAL


@dataclass(slots=True)
class Lattice:
    """The edges of a batch as they are collected: line, end node, option."""

    line: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)


def collect(options: Options, one: Passage, number: int, lattice: Lattice) -> None:
    """Add the edges of passage `number`."""
    for place, slot in enumerate(one.slots):
        if slot.symbol is not None:
            found: tuple[Option, ...] = (options.certain(slot.symbol),)
        else:
            piece = one.piece(slot)
            found = options.of(piece, look=slot.look)
            after = one.continued(place)
            if after is not None:
                found += options.joined(piece.text, after, look=slot.look)
        lattice.line += [number] * len(found)
        lattice.end += [place + option.span for option in found]
        lattice.options += found


def search(lm: LanguageModel, lattice: Lattice, lengths: list[int]) -> list[list[Option]]:
    """The options on the best path of each line."""
    edges, order = _edges(lattice)
    found = Search(lm, edges, np.array(lengths, dtype=np.int64), SPECIAL.index(BREAK)).run()
    place = order.tolist()
    return [[lattice.options[place[edge]] for edge in path] for path in found]


def _edges(lattice: Lattice) -> tuple[Edges, Ids]:
    """The edges in the order the search wants, and which option each of them is."""
    line = np.array(lattice.line, dtype=np.int64)
    end = np.array(lattice.end, dtype=np.int64)
    words = np.full((len(line), MAX_WORDS), NO_WORD, dtype=np.int64)
    words[:, 0] = [option.words[0] for option in lattice.options]
    for at, option in enumerate(lattice.options):
        if len(option.words) > 1:
            words[at, : len(option.words)] = option.words
    score = np.array([option.score for option in lattice.options], dtype=np.float32)
    start = end - np.array([option.span for option in lattice.options], dtype=np.int64)
    order: Ids = np.lexsort((line, end))
    return Edges(line[order], start[order], end[order], words[order], score[order]), order

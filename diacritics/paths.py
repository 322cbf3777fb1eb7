"""From passages to lattices, and the best path of each as options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diacritics.choices import Choices
from diacritics.lattice import Lattice, items_of, lattice_of
from diacritics.lm import Floats, Ids, LanguageModel
from diacritics.options import Options
from diacritics.passages import Passage
from diacritics.search import Graph, search


@dataclass(frozen=True, slots=True)
class Paths:
    """The best path of each of many lines.

    Attributes:
        options: The numbers of its options, line by line.
        lengths: How many those are, of each line.
        words: All words of all lines, each line after its break.
        line: The line of each word.
        at: The place of each option's first word among all words.
    """

    options: Ids
    lengths: Ids
    words: Ids
    line: Ids
    at: Ids


@dataclass(frozen=True, slots=True)
class Batch:
    """Passages with their lattice, and what is left of it after the search."""

    passages: Sequence[Passage]
    lattice: Lattice
    graph: Graph

    def paths(self, gain: Floats | None = None, lines: Sequence[int] | None = None) -> Paths:
        """The best paths, of all passages or those of these numbers.

        `gain` is added to the score of each option.
        """
        items = self.graph.items
        if gain is not None:
            gain = np.where(items.option < 0, 0.0, gain[items.option])
        ways = self.graph.paths(gain)
        found = [ways[i] for i in (lines or range(len(ways)))]
        sizes = np.array([len(path) for path in found])
        flat = np.array([item for path in found for item in path], dtype=np.int64)
        line = np.repeat(np.arange(len(found)), sizes)
        option = items.option[flat]
        at = np.flatnonzero(option >= 0)
        lengths = np.bincount(line[at], minlength=len(found))
        return Paths(option[at], lengths, items.word[flat], line, at)


def batch_of(lm: LanguageModel, options: Options, passages: Sequence[Passage]) -> Batch:
    """The lattice of passages, searched."""
    choices = [one for passage in passages for one in _choices(options, passage)]
    lattice = lattice_of(choices, [len(passage.slots) for passage in passages])
    return Batch(passages, lattice, search(lm, items_of(lattice)))


def _choices(options: Options, one: Passage) -> list[Choices]:
    """What each slot of a passage may be."""
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
    return found

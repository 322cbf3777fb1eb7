"""The lattices of many passages: what each piece may be, as columns of numbers.

Every passage is a lattice whose nodes are the gaps between its slots, and between the words
of a piece that is two. An item is a word that leads from one node to another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diacritics.choices import Choices, Option
from diacritics.lm import TOP, Flags, Floats, Ids
from diacritics.symbols import BREAK, SPECIAL

HEAD = TOP - 1
"""Items before each passage: the break, and before it nothing, for n-grams to be full."""
_BREAK = SPECIAL.index(BREAK)


@dataclass(frozen=True, slots=True)
class Lattice:
    """The options of the slots of many passages, slot after slot.

    Attributes:
        choices: What each slot may be.
        lengths: How many slots each passage has.
        begin: The number of the first option of each slot.
        slot: The slot of each option.
        word: Its first word.
        score: Its log probability.
        plain: Whether it takes one slot for one word.
    """

    choices: Sequence[Choices]
    lengths: Ids
    begin: Ids
    slot: Ids
    word: Ids
    score: Floats
    plain: Flags

    def option(self, number: int) -> Option:
        """An option by its number."""
        slot = int(self.slot[number])
        return self.choices[slot].options[number - int(self.begin[slot])]


@dataclass(frozen=True, slots=True)
class Items:
    """The words of lattices, sorted by the node they lead to.

    Nodes are numbered so that every item leads from a lower to a higher one.

    Attributes:
        word: Its id.
        score: Log probability of the option whose first word it is, else 0.
        start: The node it leads from.
        end: The node it leads to.
        rank: How far that node is from the beginning of its passage.
        line: The number of the passage.
        head: Whether it stands before the passage.
        void: Whether it is nothing, before the break.
        last: Whether it ends the passage.
        option: The number of that option; -1 for none.
    """

    word: Ids
    score: Floats
    start: Ids
    end: Ids
    rank: Ids
    line: Ids
    head: Flags
    void: Flags
    last: Flags
    option: Ids


def lattice_of(choices: Sequence[Choices], lengths: Sequence[int]) -> Lattice:
    """The lattice of the slots of passages of `lengths`."""
    sizes = np.array([len(one.options) for one in choices], dtype=np.int64)
    begin = np.cumsum(sizes) - sizes
    plain = np.ones(int(sizes.sum()), dtype=np.bool_)
    odd = [at + place for one, at in zip(choices, begin.tolist(), strict=True) for place in one.odd]
    plain[odd] = False
    return Lattice(
        choices,
        np.array(lengths, dtype=np.int64),
        begin,
        np.repeat(np.arange(len(choices)), sizes),
        np.concatenate([one.words for one in choices]),
        np.concatenate([one.scores for one in choices]).astype(np.float64),
        plain,
    )


def items_of(lattice: Lattice) -> Items:
    """The items of a lattice, those before each passage among them."""
    nodes = lattice.lengths + HEAD + 1
    base = np.cumsum(nodes) - nodes
    line = np.repeat(np.arange(len(nodes)), nodes)
    rank = 2 * (np.arange(len(line)) - base[line])
    slot_line = np.repeat(np.arange(len(nodes)), lattice.lengths)
    start = (np.arange(len(slot_line)) + (HEAD + 1) * slot_line + HEAD)[lattice.slot]
    end = start + 1
    seconds = _part(lattice, end, len(line))
    second, split, after = np.array(seconds, dtype=np.int64).reshape(-1, 3).T
    before = start[end >= len(line)]  # in the order of their options, as the seconds are
    heads = (base[:, None] + np.arange(HEAD)).ravel()
    first = np.arange(len(end))
    none = np.full(len(heads) + len(seconds), -1)
    return _sorted(
        np.r_[line, line[before]],
        np.r_[rank, rank[before] + 1],
        base + nodes - 1,
        np.r_[np.full(len(heads), _BREAK), lattice.word, second],
        np.r_[heads, start, split],
        np.r_[heads + 1, end, after],
        np.r_[none[: len(heads)], first, none[len(heads) :]],
        lattice.score,
    )


def _part(lattice: Lattice, end: Ids, nodes: int) -> list[tuple[int, int, int]]:
    """Set the ends of options that are not plain; (word, start, end) of second words."""
    found: list[tuple[int, int, int]] = []
    for number in np.flatnonzero(~lattice.plain).tolist():
        option = lattice.option(number)
        end[number] += option.span - 1
        if len(option.words) > 1:
            between = nodes + len(found)
            found.append((option.words[1], between, int(end[number])))
            end[number] = between
    return found


def _sorted(
    line: Ids,
    rank: Ids,
    finals: Ids,
    word: Ids,
    start: Ids,
    end: Ids,
    option: Ids,
    scores: Floats,
) -> Items:
    """Items with their nodes numbered by rank, sorted by end; `line` and `rank` are of nodes."""
    order = np.lexsort((line, rank))
    number = np.empty_like(order)
    number[order] = np.arange(len(order))
    final = np.zeros(len(order), dtype=np.bool_)
    final[finals] = True
    place = np.argsort(number[end], kind="stable")
    option, to = option[place], end[place]
    return Items(
        word[place],
        np.where(option < 0, 0.0, scores[option]),
        number[start[place]],
        number[to],
        rank[to],
        line[to],
        rank[to] <= 2 * HEAD,
        rank[to] < 2 * HEAD,
        final[to],
        option,
    )

"""What is drawn again and again for intervals and significance: files, pages or lines.

Errors come together: a faded page has many, a bad scanner gives many bad pages. The coarsest
unit of which there are enough is therefore the soundest. With fewer than `ENOUGH` files it is
the page, with fewer than `ENOUGH` pages the line of the truth (P. Koehn, "Statistical
Significance Tests for Machine Translation Evaluation", 2004, draws sentences of one text). Lines
say whether a difference is more than the luck of some lines; of other scans they say nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from pipeline.evaluation.edits import Stretch, stretches
from pipeline.evaluation.pages import PageScore, compared
from pipeline.evaluation.segments import graphemes, words

ENOUGH = 10
"""A handful of units would give intervals of chance."""

Row = Callable[[PageScore], Sequence[float]]
"""The figures of a page that are summed up."""

Line = tuple[int, int]
"""Errors and length of a line of the truth."""


class Unit(StrEnum):
    """What is drawn."""

    FILE = "files"
    PAGE = "pages"
    LINE = "lines"


def unit_of(pages: Sequence[PageScore]) -> Unit:
    """The coarsest unit of which there are enough."""
    if len({page.name for page in pages}) >= ENOUGH:
        return Unit.FILE
    return Unit.PAGE if len(pages) >= ENOUGH else Unit.LINE


def drawn(unit: Unit) -> str:
    """What the intervals of text and of records are drawn over, for people."""
    but = " (word F1: pages)" if unit is Unit.LINE else ""
    return f"95% by bootstrap over {unit}{but}; of records over files, none with one"


def by_file(pages: Sequence[PageScore], row: Row) -> list[list[float]]:
    """The figures of each file: the sums of its pages."""
    found: dict[str, list[float]] = {}
    for page in pages:
        fresh = list(row(page))
        known = found.get(page.name, [0.0] * len(fresh))
        found[page.name] = [a + b for a, b in zip(known, fresh, strict=True)]
    return list(found.values())


def character_lines(page: PageScore) -> list[Line]:
    """Character errors and length of each line of the truth; they add up to the page's."""
    shown = graphemes(page.truth)
    ends = [place for place, cluster in enumerate(shown) if cluster == "\n"]
    true, read = compared(page.truth), compared(page.reading)
    return _lines(stretches(true, read), ends)


def word_lines(page: PageScore) -> list[Line]:
    """The same for words."""
    ends, count = [], 0
    for line in page.truth.split("\n")[:-1]:
        count += len(words(line))
        ends.append(count - 1)
    return _lines(stretches(words(page.truth), words(page.reading)), ends)


def _lines(found: Sequence[Stretch], ends: Sequence[int]) -> list[Line]:
    """Errors and length line by line.

    Args:
        found: The whole page's edit script.
        ends: Where each line but the last has its last unit; before its start, if it has none.
    """
    errors, lengths = [0] * (len(ends) + 1), [0] * (len(ends) + 1)
    line = 0
    for part in found:
        for place in range(part.true_start, part.true_end):
            while line < len(ends) and place > ends[line]:
                line += 1
            lengths[line] += 1
            errors[line] += not part.equal
        if not part.equal:  # what is made up is laid to the line that it follows
            true, read = part.true_end - part.true_start, part.read_end - part.read_start
            errors[line] += max(read - true, 0)
    return list(zip(errors, lengths, strict=True))

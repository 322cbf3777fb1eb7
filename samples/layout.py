"""Sets a document on pages as decree 30/2020/NĐ-CP, appendix I, prescribes.

A4; margins 20 mm above and below, 30 mm left, 15-20 mm right; Times 13-14 points; number of the
page in the middle above from page 2 on; head in two columns, foot in two columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from samples.blocks import body_rows
from samples.fonts import LIBERATION_SERIF, FontFamily
from samples.frame import foot_row, head_rows
from samples.geometry import LEFT, PAGE_NUMBER_Y, TEXT_HEIGHT, TEXT_WIDTH, TOP
from samples.lines import Align, Anchor, Line, Row, Rule, Style, Word, placed, words_of
from samples.model import Marked, Paper


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page ready to draw: lines in reading order and rules, y in points from its top."""

    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    anchors: tuple[tuple[Anchor, float, float], ...]

    @property
    def text(self) -> str:
        """What a person reads on it, line by line."""
        return "".join(f"{line.text}\n" for line in self.lines)

    @property
    def words(self) -> Iterable[Word]:
        """All words in reading order."""
        return (w for line in self.lines for segment in line.segments for w in segment.words)


def layout(
    paper: Paper, family: FontFamily = LIBERATION_SERIF, size: float = 13.5
) -> tuple[PageLayout, ...]:
    """The pages of a document, its body set in `size` points."""
    style = Style(family, size)
    rows = [*head_rows(paper, style), *body_rows(paper.body, style), foot_row(paper, style)]
    pages = _paginated(rows)
    return tuple(_page(page, number, style) for number, page in enumerate(pages, start=1))


def _paginated(rows: list[Row]) -> list[list[Row]]:
    """Rows filled into pages; rows that must stay with the next one move over with it."""
    pages: list[list[Row]] = [[]]
    room = TEXT_HEIGHT
    for group in _groups(rows):
        height = sum(row.height for row in group)
        if height > room and pages[-1]:
            pages.append([])
            room = TEXT_HEIGHT
        pages[-1] += group
        room -= height
    return pages


def _groups(rows: list[Row]) -> list[list[Row]]:
    groups = [[rows[0]]]
    for before, row in pairwise(rows):
        if before.keep:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _page(rows: list[Row], number: int, style: Style) -> PageLayout:
    lines: list[Line] = [_page_number(number, style)] if number > 1 else []
    rules: list[Rule] = []
    anchors: list[tuple[Anchor, float, float]] = []
    y = TOP
    for row in rows:
        lines += (Line(y + line.y, line.segments) for line in row.lines)
        rules += (Rule(r.x0, y + r.y0, r.x1, y + r.y1) for r in row.rules)
        anchors += ((what, x, y + dy) for what, x, dy in row.anchors)
        y += row.height
    return PageLayout(tuple(lines), tuple(rules), tuple(anchors))


def _page_number(number: int, style: Style) -> Line:
    words = tuple(words_of(Marked(str(number)), style))
    return Line(PAGE_NUMBER_Y, (placed(words, LEFT, TEXT_WIDTH, Align.CENTRE),))

"""The body of a document as rows: paragraphs, headings and ruled tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from samples.geometry import INDENT, LEADING, LEFT, PARAGRAPH_SPACE, TEXT_WIDTH
from samples.lines import Align, Line, Row, Rule, Style, Word, broken, placed, words_of
from samples.model import Block, BlockKind, Kind, Marked, Table


def body_rows(blocks: Iterable[Block | Table], style: Style) -> list[Row]:
    """Rows of all blocks, in order; the last one stays with the foot, as the decree asks."""
    rows: list[Row] = []
    for block in blocks:
        rows += _table(block, style) if isinstance(block, Table) else _paragraph(block, style)
    return [*rows[:-1], replace(rows[-1], keep=True)]


def _paragraph(block: Block, style: Style) -> list[Row]:
    if block.kind is BlockKind.CENTRED:
        return text_rows(block.text, replace(style, bold=True), Align.CENTRE, indent=0, keep=True)
    if block.kind is BlockKind.HEADING:
        return text_rows(block.text, replace(style, bold=True), Align.JUSTIFY, keep=True)
    italic = block.kind is BlockKind.ITALIC
    return text_rows(block.text, replace(style, italic=italic), Align.JUSTIFY)


def text_rows(
    text: Marked, style: Style, align: Align, indent: float = INDENT, keep: bool = False
) -> list[Row]:
    """A paragraph's lines over the text's width, one row each.

    `keep` holds it to what follows. A first line, or a line before the last one, never stands
    alone, and nothing marked is parted by a page's end.
    """
    lines = broken(words_of(text, style), TEXT_WIDTH, indent)
    last = len(lines) - 1
    return [
        _row(line, style, align, indent if n == 0 else 0, n == last)
        if n == last and not keep
        else replace(
            _row(line, style, align, indent if n == 0 else 0, n == last),
            keep=n == last or n in (0, last - 1) or _splits_mention(text, line),
        )
        for n, line in enumerate(lines)
    ]


def _row(words: tuple[Word, ...], style: Style, align: Align, indent: float, last: bool) -> Row:
    height = style.size * LEADING
    fit = Align.LEFT if align is Align.JUSTIFY and last else align
    segment = placed(words, LEFT + indent, TEXT_WIDTH - indent, fit)
    return Row(height + (PARAGRAPH_SPACE if last else 0), (Line(height, (segment,)),))


def _splits_mention(text: Marked, line: tuple[Word, ...]) -> bool:
    end = line[-1].start + len(line[-1].text)
    return any(s.start < end < s.end for s in text.spans if s.kind is not Kind.ISSUER)


def _table(table: Table, style: Style) -> list[Row]:
    small = replace(style, size=style.size - 1.0)
    columns = _columns(table.widths)
    head = _table_row(table.header, columns, replace(small, bold=True), first=True)
    rows = [head, *(_table_row(cells, columns, small, first=False) for cells in table.rows)]
    space = Row(PARAGRAPH_SPACE, ())
    kept = [replace(row, keep=True) for row in (space, *rows)]
    return [*kept, space]


def _columns(widths: tuple[int, ...]) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    total = sum(widths)
    edges = [LEFT + TEXT_WIDTH * sum(widths[:n]) / total for n in range(len(widths))]
    return [(x, TEXT_WIDTH * w / total) for x, w in zip(edges, widths, strict=True)]


def _table_row(
    cells: tuple[Marked, ...], columns: list[tuple[float, float]], style: Style, first: bool
) -> Row:
    height, pad = style.size * 1.7, 4.0
    segments = []
    for n, (cell, (x, width)) in enumerate(zip(cells, columns, strict=True)):
        align = Align.LEFT if n == 1 and not first else Align.CENTRE
        words = tuple(words_of(cell, style))
        segments.append(placed(words, x + pad, width - 2 * pad, align))
    right = columns[-1][0] + columns[-1][1]
    rules = [Rule(LEFT, height, right, height)]
    rules += [Rule(LEFT, 0, right, 0)] if first else []
    rules += [Rule(x, 0, x, height) for x in (*(x for x, _ in columns), right)]
    return Row(height, (Line(height - style.size * 0.5, tuple(segments)),), tuple(rules))

"""Head and foot of a document: what stands before and behind its body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from samples.blocks import text_rows
from samples.geometry import LEADING, LEFT, TEXT_WIDTH
from samples.lines import (
    Align,
    Anchor,
    Line,
    Row,
    Rule,
    Style,
    Word,
    broken,
    natural_width,
    placed,
    words_of,
)
from samples.markup import parse_inline
from samples.model import Marked, Paper

_LEFT_SHARE, _GAP = 0.42, 8.0
_TITLE_SHARE = 0.82
_SIGNATURE_ROOM = 78.0

Column = list[tuple[Word, ...]]


def number_line(paper: Paper) -> Marked:
    """The line with the document's number."""
    return Marked(f"Số {paper.number}" if paper.party else f"Số: {paper.number}")


def date_line(paper: Paper) -> Marked:
    """The line with place and date; days and the first two months have two digits (the decree)."""
    day = paper.date
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return parse_inline(f"{paper.place}, {{d:ngày {day.day:02} tháng {month} năm {day.year}}}")


def head_rows(paper: Paper, style: Style) -> list[Row]:
    """Issuer and number at the left, motto and date at the right, title, addressees."""
    titled = [] if paper.is_letter else _title_rows(paper, style)
    return [_head_row(paper, style), *titled, *_addressee_rows(paper, style)]


def _head_row(paper: Paper, style: Style) -> Row:
    small = replace(style, size=style.size - 1.5)
    width = TEXT_WIDTH * _LEFT_SHARE - _GAP
    x, right_width = LEFT + TEXT_WIDTH * _LEFT_SHARE, TEXT_WIDTH * (1 - _LEFT_SHARE)
    issuer = _column(_issuer_column(paper, small), LEFT, width, 0.0)
    motto = _column(_motto_column(paper, small), x, right_width, 0.0)
    y = max(issuer[-1].y, motto[-1].y) + 8
    number = _column(_number_column(paper, small, width), LEFT, width, y)
    date = [tuple(words_of(date_line(paper), replace(style, italic=True)))]
    lines = (*issuer, *number, *motto, *_column(date, x, right_width, y))
    bottom = max(line.y for line in lines)
    rules = (_under(issuer[-1], 0.4), _under(motto[-1], 1.0))
    anchor = (Anchor.INCOMING, LEFT, bottom)
    return Row(bottom + 16, lines, rules[paper.party :], keep=True, anchors=(anchor,))


def _set(text: str, style: Style) -> tuple[Word, ...]:
    return tuple(words_of(Marked(text), style))


def _issuer_column(paper: Paper, style: Style) -> Column:
    bold = replace(style, bold=True)
    lines = [_set(text, style) for text in paper.parent_lines]
    lines += [_set(text, bold) for text in paper.issuer_lines]
    return [*lines, _set("*", style)] if paper.party else lines


def _motto_column(paper: Paper, style: Style) -> Column:
    bold = replace(style, bold=True)
    if paper.party:
        return [_set("ĐẢNG CỘNG SẢN VIỆT NAM", replace(bold, size=style.size + 2))]
    motto = replace(bold, size=style.size + 1)
    return [
        _set("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold),
        _set("Độc lập - Tự do - Hạnh phúc", motto),
    ]


def _number_column(paper: Paper, style: Style, width: float) -> Column:
    number = tuple(words_of(number_line(paper), replace(style, size=style.size + 1)))
    if not paper.is_letter:
        return [number]
    return [number, *broken(words_of(paper.printed_title, style), width)]


def _column(column: Column, x: float, width: float, y: float) -> list[Line]:
    """Centred lines, one below the other."""
    heights = accumulate(max(word.style.size for word in words) * LEADING for words in column)
    return [
        Line(y + dy, (placed(words, x, width, Align.CENTRE),))
        for words, dy in zip(column, heights, strict=True)
    ]


def _under(line: Line, share: float) -> Rule:
    """The short rule under the middle of a line."""
    segment = line.segments[0]
    width = natural_width(segment.words)
    start = segment.x + width * (1 - share) / 2
    return Rule(start, line.y + 4.5, start + width * share, line.y + 4.5)


def _title_rows(paper: Paper, style: Style) -> list[Row]:
    big = replace(style, bold=True, size=style.size + 0.5)
    kind = text_rows(Marked(paper.document_type.upper()), big, Align.CENTRE, 0, keep=True)
    x, width = LEFT + TEXT_WIDTH * (1 - _TITLE_SHARE) / 2, TEXT_WIDTH * _TITLE_SHARE
    lines = _column(_balanced(tuple(words_of(paper.title, big)), width), x, width, 0.0)
    title = Row(lines[-1].y + 16, tuple(lines), (_under(lines[-1], 0.3),), keep=True)
    return [*kind, title]


def _balanced(words: tuple[Word, ...], width: float) -> Column:
    """Lines of about equal length, no more of them than `width` needs."""
    best = broken(iter(words), width)
    for narrower in range(98, 40, -2):
        lines = broken(iter(words), width * narrower / 100)
        if len(lines) > len(best):
            break
        best = lines
    return best


def _addressee_rows(paper: Paper, style: Style) -> list[Row]:
    if not paper.addressees:
        return []
    first, *others = paper.addressees
    if not others:
        return _lines_at([f"Kính gửi: {first}"], style, 0.2)
    return _lines_at(["Kính gửi:"], style, 0.2) + _lines_at([first, *others], style, 0.3)


def _lines_at(lines: Iterable[str], style: Style, share: float) -> list[Row]:
    indent = TEXT_WIDTH * share
    return [row for t in lines for row in text_rows(Marked(t), style, Align.LEFT, indent, True)]


def foot_row(paper: Paper, style: Style) -> Row:
    """Recipients in small type at the left, signature at the right; never parted."""
    small = replace(style, size=11.0)
    bold = replace(style, bold=True)
    label = replace(style, size=12.0, bold=True, italic=True)
    gap = 8.0
    left = _left_lines([("Nơi nhận:", label), *((text, small) for text in paper.recipients)], gap)
    x, width = LEFT + TEXT_WIDTH * 0.48, TEXT_WIDTH * 0.52
    titles = _column([_set(text, bold) for text in paper.authority], x, width, gap)
    name = _column([_set(paper.signer, bold)], x, width, titles[-1].y + _SIGNATURE_ROOM)
    middle = (titles[-1].y + name[-1].y) / 2 - 4
    anchor = (Anchor.SIGNATURE, x + width / 2, middle)
    lines = (*left, *titles, *name)
    return Row(max(line.y for line in lines) + 4, lines, anchors=(anchor,))


def _left_lines(lines: list[tuple[str, Style]], y: float) -> list[Line]:
    heights = accumulate(style.size * 1.2 for _, style in lines)
    width = TEXT_WIDTH * 0.46
    return [
        Line(y + dy, (placed(_set(text, style), LEFT, width, Align.LEFT),))
        for (text, style), dy in zip(lines, heights, strict=True)
    ]

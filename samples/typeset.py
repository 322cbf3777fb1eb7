"""Draws laid-out pages as a PDF with embedded fonts and a sound text layer."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from samples.geometry import PAGE_HEIGHT, PAGE_WIDTH
from samples.layout import PageLayout
from samples.lines import Segment


def to_pdf(pages: Iterable[PageLayout]) -> bytes:
    """The pages as a PDF; the same pages always give the same bytes."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    canvas.setCreator("samples")
    for page in pages:
        _draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Any, page: PageLayout) -> None:
    canvas.setLineWidth(0.6)
    for rule in page.rules:
        canvas.line(rule.x0, PAGE_HEIGHT - rule.y0, rule.x1, PAGE_HEIGHT - rule.y1)
    for line in page.lines:
        for segment in line.segments:
            _draw_segment(canvas, segment, PAGE_HEIGHT - line.y)


def _draw_segment(canvas: Any, segment: Segment, y: float) -> None:
    """Words of one style go out as one string with its spaces, as a word processor writes them."""
    x = segment.x
    runs = [list(run) for _, run in groupby(segment.words, key=lambda word: word.style)]
    for n, run in enumerate(runs):
        style = run[0].style
        text = " ".join(word.text for word in run) + (" " if n < len(runs) - 1 else "")
        writer = canvas.beginText(x, y)
        writer.setFont(style.face, style.size)
        writer.setWordSpace(segment.stretch)
        writer.textOut(text)
        canvas.drawText(writer)
        x += style.width(text) + segment.stretch * text.count(" ")

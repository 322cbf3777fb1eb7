"""A page's truth and reading line by line, ready to be shown beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.evaluation.confusions import confusions
from pipeline.evaluation.kinds import ErrorKind
from pipeline.evaluation.pages import PageScore, Piece, pieces
from pipeline.model import BBox, Page

LINE_BREAK = "↵"
"""Stands for a line break of the reading inside a true line."""


class Span(NamedTuple):
    """Text with one colour; `note` says what it was taken for."""

    text: str
    kind: ErrorKind | None = None
    note: str = ""


@dataclass(slots=True)
class ShownLine:
    """One line of the truth and what was read of it."""

    true: list[Span] = field(default_factory=list)
    read: list[Span] = field(default_factory=list)

    @property
    def wrong(self) -> bool:
        """Whether anything in it differs."""
        return any(span.kind for span in (*self.true, *self.read))


def shown_lines(score: PageScore) -> Iterator[ShownLine]:
    """The lines of the truth, each with its part of the reading.

    Line breaks of the reading that stand where the truth has a space are shown as a
    sign: they are no errors.
    """
    line = ShownLine()
    for piece in _joined(pieces(score)):
        if piece.kind is not None:
            _add_error(line, piece)
            if piece.true == "\n":
                yield line
                line = ShownLine()
            continue
        start = 0
        while (end := piece.true.find("\n", start)) >= 0:
            _add_equal(line, piece.true[start:end], piece.read[start:end])
            yield line
            line, start = ShownLine(), end + 1
        _add_equal(line, piece.true[start:], piece.read[start:])
    if line.true or line.read:
        yield line


def _joined(cut: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring errors of one kind made one, unless a true line ends between them."""
    last: Piece | None = None
    for piece in cut:
        if last and last.kind and last.kind is piece.kind and "\n" not in last.true + piece.true:
            last = Piece(last.true + piece.true, last.read + piece.read, last.kind)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _add_equal(line: ShownLine, true: str, read: str) -> None:
    if true:
        line.true.append(Span(true))
        line.read.append(Span(read.replace("\n", f"{LINE_BREAK} ")))


def _add_error(line: ShownLine, piece: Piece) -> None:
    note = f"{piece.kind}: {_name(piece.true)} → {_name(piece.read)}"
    line.true.append(Span(piece.true.replace("\n", " "), piece.kind, note))
    line.read.append(Span(piece.read.replace("\n", LINE_BREAK), piece.kind, note))


def _name(cluster: str) -> str:
    return {"": "nothing", " ": "space", "\n": "line break"}.get(cluster, cluster)


class WrongWord(NamedTuple):
    """A word of the page image that was read wrong."""

    box: BBox
    read: str
    true: str
    confidence: float


def marked_words(
    score: PageScore, page: Page, *, raw: bool = False
) -> tuple[list[BBox], list[WrongWord]]:
    """The boxes of the words that were read rightly, and the words that were not.

    With `raw` the words as they were read are meant, not the restored ones.
    """
    words = page.words
    texts = [word.raw if raw else word.text for word in words]
    wrong = dict(_wrong(score.truth.split(), texts))
    right: list[BBox] = []
    marked: list[WrongWord] = []
    for place, word in enumerate(words):
        if word.bbox is None:
            continue
        if place in wrong:
            marked.append(WrongWord(word.bbox, texts[place], wrong[place], word.confidence))
        else:
            right.append(word.bbox)
    return right, marked


def _wrong(truth: Sequence[str], reading: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Place of each wrong read token, and what the truth has there."""
    for spot in confusions(truth, reading):
        for offset in range(len(spot.read.split())):
            yield spot.read_at + offset, spot.true

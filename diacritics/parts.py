"""From readings to restored text: the words of each line with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diacritics.passages import Passage
from diacritics.reader import Readings
from diacritics.restored import Restored, RestoredWord
from diacritics.tokens import TOKEN, Piece
from diacritics.writing import to_nfd

_UNTOUCHED = 0.999
_HORN = "\u031b"
MARKS = 0.98
"""How sure a token of punctuation alone is: engines misread it too."""
_APOSTROPHES = "’'`?"


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a restored line: its place in the raw line, its text, how sure it is."""

    start: int
    end: int
    text: str
    confidence: float


def token_parts(one: Passage, readings: Readings) -> Iterator[tuple[int, Part]]:
    """(line, part) for all tokens of a passage that was read."""
    skip = False
    for number, token in enumerate(one.tokens):
        if skip:
            skip = False
            continue
        texts: list[str] = [""]
        starts = [token.start]
        confidence = 1.0
        for place, piece in enumerate(token.pieces):
            if piece.fixed:
                confidence = min(confidence, piece.confidence)
                first, *more = piece.fixed.split()
                texts[-1] += first
                for at, word in enumerate(more, 1):
                    texts.append(word)
                    starts.append(token.start + piece.start + _cut(piece, at))
                continue
            reading = readings.get((number, place))
            if reading is None:
                texts[-1] += _without_horn(texts[-1], piece.text, one, number)
                continue
            texts[-1] += reading.words[0]
            confidence = min(confidence, reading.confidence)
            if reading.glued:
                texts[-1] += reading.words[1]
            elif reading.cut:
                texts.append(reading.words[1])
                starts.append(token.start + piece.start + reading.cut)
            skip = reading.joined
        if not any(piece.is_word for piece in token.pieces):
            confidence = MARKS
        end = token.start + len(token.text)
        if skip:
            after = one.tokens[number + 1]
            end = after.start + len(after.text)
            texts[-1] += "".join(piece.text for piece in after.pieces[1:])
        for text, start, stop in zip(texts, starts, [*starts[1:], end], strict=True):
            yield token.line, Part(start, stop, text, confidence)


def _cut(piece: Piece, word: int) -> int:
    """Where, roughly, word number `word` of a repaired code begins in what was read."""
    before = len("".join(piece.fixed.split()[:word]))
    return min(max(before, word), len(piece.text) - 1)


def _without_horn(word: str, marks: str, one: Passage, number: int) -> str:
    """Marks behind a word, without the one that was its horn: `tu’` is tư."""
    if not word or marks[0] not in _APOSTROPHES or _HORN not in to_nfd(word[-1]):
        return marks
    if (
        marks[0] == "?"
        and number + 1 < len(one.tokens)
        and not one.tokens[number + 1].text[0].islower()
    ):
        return marks
    return marks[1:]


def _untouched(line: str, at: int, raw_at: int) -> list[RestoredWord]:
    """The words of a sound line that begins at a place of the text and of the raw one."""
    return [
        RestoredWord(text, at + start, at + end, text, raw_at + start, raw_at + end, _UNTOUCHED)
        for match in TOKEN.finditer(line)
        for text, (start, end) in ((match.group(), match.span()),)
    ]


def assemble(lines: list[str], parts: dict[int, list[Part]]) -> Restored:
    """The restored text of all lines; white space between tokens stays as it was.

    Lines without parts are sound ones, and stay as they are.
    """
    out: list[str] = []
    words: list[RestoredWord] = []
    at = raw_at = 0
    for number, line in enumerate(lines):
        if number:
            out.append("\n")
            at += 1
        found = parts.get(number)
        if found is None:
            words += _untouched(line, at, raw_at)
        done = 0
        for part in found or ():
            gap = line[done : part.start] or (" " if done else "")
            out += (gap, part.text)
            at += len(gap)
            raw = line[part.start : part.end]
            place = raw_at + part.start, raw_at + part.end
            words.append(
                RestoredWord(part.text, at, at + len(part.text), raw, *place, part.confidence)
            )
            at += len(part.text)
            done = part.end
        out.append(line[done:])
        at += len(line) - done
        raw_at += len(line) + 1
    return Restored("".join(out), tuple(words))

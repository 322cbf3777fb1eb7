"""The restorer: garbled, stripped or legacy text to what the paper says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diacritics.judge import TextKind, judge_lines
from diacritics.legacy import Encoding, decode
from diacritics.model_files import Model, default_model
from diacritics.passages import Passage, Token, paragraphs, passage
from diacritics.reader import Readings, read
from diacritics.restored import Restored, RestoredWord

_TOKEN = re.compile(r"\S+")
_LEGACY = {TextKind.LEGACY_TCVN3: Encoding.TCVN3, TextKind.LEGACY_VNI: Encoding.VNI}
_RUINED = (TextKind.GARBLED, TextKind.STRIPPED)


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a line that was read as one: its place there, its text, how sure it is."""

    start: int
    end: int
    text: str
    confidence: float


def restore(text: str, *, confidences: Sequence[float] | None = None) -> Restored:
    """Restore a text of any length; lines that are sound come back untouched.

    Args:
        text: Lines parted by newlines; form feeds and white space stay where they are.
        confidences: The engine's confidence (0 to 1) in each white-space separated token;
            None where the text does not come from an engine that knows Vietnamese.

    Returns:
        The restored text, of as many lines, and its words with their places in both texts.
    """
    lines = text.split("\n")
    judgements = judge_lines(text)
    chosen = [judgement.kind in _RUINED for judgement in judgements]
    parts: dict[int, list[_Part]] = {}
    if any(chosen):
        parts = _read_lines(default_model(), lines, chosen)
    for number, judgement in enumerate(judgements):
        if judgement.kind in _LEGACY:
            parts[number] = list(_decoded(lines[number], _LEGACY[judgement.kind]))
        elif number not in parts:
            parts[number] = [
                _Part(m.start(), m.end(), m.group(), 0.999) for m in _TOKEN.finditer(lines[number])
            ]
    return _assemble(lines, parts)


def _decoded(line: str, encoding: Encoding) -> Iterator[_Part]:
    tokens = list(_TOKEN.finditer(line))
    texts = decode(line, encoding).split()  # as a whole: capitals are told by their neighbours
    if len(texts) != len(tokens):
        texts = [decode(match.group(), encoding) for match in tokens]
    for match, text in zip(tokens, texts, strict=True):
        yield _Part(match.start(), match.end(), text, 0.99)


def _read_lines(model: Model, lines: list[str], chosen: list[bool]) -> dict[int, list[_Part]]:
    passages = [passage(tokens) for tokens in paragraphs(lines, chosen)]
    readings = read(model, passages, model.channel.candidates)
    parts: dict[int, list[_Part]] = {}
    for one, found in zip(passages, readings, strict=True):
        for number, token in enumerate(one.tokens):
            parts.setdefault(token.line, []).append(_token_part(one, number, token, found))
    return parts


def _token_part(one: Passage, number: int, token: Token, found: Readings) -> _Part:
    texts = []
    confidence = 0.999
    for place, piece in enumerate(token.pieces):
        reading = found.get((number, place))
        texts.append(reading.text if reading else piece.text)
        confidence = min(confidence, reading.confidence) if reading else confidence
    return _Part(token.start, token.start + len(token.text), "".join(texts), confidence)


def _assemble(lines: list[str], parts: dict[int, list[_Part]]) -> Restored:
    out: list[str] = []
    words: list[RestoredWord] = []
    at = raw_at = 0
    for number, line in enumerate(lines):
        if number:
            out.append("\n")
            at += 1
        done = 0
        for part in parts.get(number, ()):
            gap = line[done : part.start]
            out += (gap, part.text)
            at += len(gap)
            words.append(
                RestoredWord(
                    part.text,
                    at,
                    at + len(part.text),
                    line[part.start : part.end],
                    raw_at + part.start,
                    raw_at + part.end,
                    part.confidence,
                )
            )
            at += len(part.text)
            done = part.end
        out.append(line[done:])
        at += len(line) - done
        raw_at += len(line) + 1
    return Restored("".join(out), tuple(words))

"""Make one reading of a page out of two engines' readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

from pipeline.layout import PixelBox
from pipeline.ocr.ctc import Letters
from pipeline.ocr.engine import PixelLine, PixelWord
from pipeline.ocr.frames import (
    doubt_handwriting,
    doubtful_places,
    is_number_line,
    number_differs,
    unsure,
)
from pipeline.ocr.vote.alone import sure_alone
from pipeline.ocr.vote.contests import contests, settle
from pipeline.ocr.vote.units import Unit, units
from pipeline.ocr.vote.weights import read_weights


def vote(
    lines: Sequence[PixelLine], letters: Sequence[Letters], boxes: Sequence[PixelBox]
) -> list[PixelLine]:
    """Each line as the evidence of both engines and of the language makes it.

    Args:
        lines: The first engine's words, with its own confidences.
        letters: What the second engine saw on each line.
        boxes: Each line's place on the page image.

    Returns:
        The lines with confidences that are probabilities: of words of 0.9, nine of ten are right.
    """
    weights = read_weights()
    parted = [units(line, seen) if line else () for line, seen in zip(lines, letters, strict=True)]
    texts, sure = settle(parted, contests(parted, [box.y0 for box in boxes]), weights.rivals)
    voted: list[PixelLine] = []
    for number, line in enumerate(parted):
        if not line:
            voted.append(sure_alone(letters[number], boxes[number]))
            continue
        doubtful = {lines[number][place].box for place in doubtful_places(lines[number])}
        numbered = is_number_line(texts[number])
        words: list[tuple[PixelWord, float]] = []
        for place, (unit, text) in enumerate(zip(line, texts[number], strict=True)):
            probability = sure.get((number, place)) or weights.agreement(unit)
            pen = any(word.box in doubtful for word in unit.words)
            pen |= numbered and number_differs(unit.first, unit.second, text)
            words += _words(unit, text, probability, pen=pen)
        as_read = tuple(replace(word, confidence=agreed) for word, agreed in words)
        voted.append(doubt_handwriting(tuple(word for word, _ in words), as_read))
    return voted


def _words(
    unit: Unit, text: str, probability: float, *, pen: bool
) -> Iterator[tuple[PixelWord, float]]:
    """The words of a unit, and how surely the engines read them as print: not where they differ.

    Args:
        unit: The unit.
        text: What stands there.
        probability: That it is right.
        pen: Whether it may be handwriting.
    """
    own = {word.text: word.confidence for word in unit.words}
    apart = any(word.text[0] == "/" for word in unit.words)  # from a number before it
    for word in _placed(text.split(), unit, probability):
        agreed = own.get(word.text, 0.0) if word.text in unit.second else 0.0
        if (pen or (apart and not agreed)) and any(map(str.isdigit, word.text)):
            word = unsure(word)
        yield word, agreed


def _placed(texts: Sequence[str], unit: Unit, probability: float) -> Iterator[PixelWord]:
    """Words with their places: the first engine's, or shares of its words' common box."""
    if len(texts) == len(unit.words):
        for text, word in zip(texts, unit.words, strict=True):
            yield PixelWord(text, probability, word.box)
        return
    if unit.words:
        yield from _spread(texts, reduce(PixelBox.union, (w.box for w in unit.words)), probability)


def _spread(texts: Sequence[str], box: PixelBox, probability: float) -> Iterator[PixelWord]:
    """Words side by side in a box, every letter as wide as the next."""
    step = box.width / max(1, len(" ".join(texts)))
    at = 0
    for text in texts:
        x0, x1 = box.x0 + round(at * step), box.x0 + round((at + len(text)) * step)
        yield PixelWord(text, probability, PixelBox(x0, box.y0, max(x1, x0 + 1), box.y1))
        at += len(text) + 1

"""Lines that the second engine reads by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.layout import PixelBox
from pipeline.ocr.ctc import Letters, Peak
from pipeline.ocr.engine import PixelLine, PixelWord
from pipeline.ocr.vote.units import mean_probability
from pipeline.ocr.vote.weights import read_weights

_SURE, _LETTERS = 0.8, 4  # text must be read as surely and be as long
_SURE_NUMBER = 0.9  # and a number, which may be a single digit in a table, as surely
_NUMBER = re.compile(r"\d[\d.,]*%?")


def sure_alone(letters: Letters, box: PixelBox) -> PixelLine:
    """A line on which the first engine saw nothing, when the second surely read something."""
    peaks = letters.best()
    text = "".join(peak.letter for peak in peaks)
    sure = mean_probability(peaks)
    is_text = sum(map(str.isalnum, text)) >= _LETTERS and sure >= _SURE
    is_number = _NUMBER.fullmatch(text) is not None and sure >= _SURE_NUMBER
    return words_alone(letters, box) if is_text or is_number else ()


def words_alone(letters: Letters, box: PixelBox) -> PixelLine:
    """What the second engine reads on a line, with probabilities that it is right.

    A letter shows itself at a step within it or a little after; words are therefore
    bounded by the spaces between them and by the ends of the line.
    """
    weights = read_weights()
    found = []
    for word, before, after in _parted(letters.best()):
        text = "".join(peak.letter for peak in word)
        sure = weights.alone_is_right(text, [peak.probability for peak in word])
        x0 = box.x0 if before is None else min(letters.x(before.step + 1), box.x1 - 1)
        x1 = box.x1 if after is None else max(letters.x(after.step), x0 + 1)
        found.append(PixelWord(text, sure, PixelBox(x0, box.y0, x1, box.y1)))
    return tuple(found)


def _parted(peaks: Sequence[Peak]) -> Iterator[tuple[list[Peak], Peak | None, Peak | None]]:
    """The letters of each word, and the spaces before and after it."""
    word: list[Peak] = []
    before: Peak | None = None
    for peak in peaks:
        if peak.letter != " ":
            word.append(peak)
            continue
        if word:
            yield word, before, peak
        word, before = [], peak
    if word:
        yield word, before, None

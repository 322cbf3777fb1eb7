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
    """What the second engine reads on a line, with probabilities that it is right."""
    weights = read_weights()
    found = []
    for word in _parted(letters.best()):
        text = "".join(peak.letter for peak in word)
        sure = weights.alone_is_right(text, [peak.probability for peak in word])
        found.append(PixelWord(text, sure, _place(letters, word, box)))
    return tuple(found)


def _parted(peaks: Sequence[Peak]) -> Iterator[list[Peak]]:
    """The letters of each word."""
    word: list[Peak] = []
    for peak in peaks:
        if peak.letter != " ":
            word.append(peak)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _place(letters: Letters, word: Sequence[Peak], box: PixelBox) -> PixelBox:
    """Where a word stands: from its first letter's step to the step after its last."""
    x0 = min(max(letters.x(word[0].step), box.x0), box.x1 - 1)
    x1 = min(max(letters.x(letters.after_run(word[-1].step)), x0 + 1), box.x1)
    return PixelBox(x0, box.y0, x1, box.y1)

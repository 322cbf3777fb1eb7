"""From a page as read to a page as the paper says: restoration, with both texts kept."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import reduce

from diacritics import Restored, RestoredWord, restore
from pipeline.model import BBox, Line, Page, TextSource, Word, WordSource
from pipeline.rawpage import RawPage, RawWord

_TAKEN_AS_IT_IS = frozenset(
    {
        TextSource.BORN_DIGITAL,
        TextSource.LEGACY_TCVN3,
        TextSource.LEGACY_VNI,
        TextSource.BLANK,
    }
)
_READ_BY_ENGINE = frozenset({TextSource.OCR, TextSource.OCR_OVER_GARBLED, TextSource.MIXED})
_NEVER_RESTORED = frozenset({WordSource.ANNOTATION, WordSource.TEXT_LAYER})


def restore_page(raw: RawPage, *, repair: bool = True) -> Page:
    """The restored page.

    Args:
        raw: The page as read.
        repair: False takes the text as it is (input that is known to be correct).

    Words from annotations and from sound text layers are never changed.
    """
    repair = repair and raw.text_source not in _TAKEN_AS_IT_IS
    words, text = _assemble(raw, _repaired(raw) if repair else _unchanged(raw))
    return Page(
        number=raw.number,
        width=raw.width,
        height=raw.height,
        rotation=raw.rotation,
        text_source=raw.text_source,
        text=text,
        raw_text=raw.text,
        lines=tuple(_lines(words, text)),
        warnings=raw.warnings,
    )


def _unchanged(raw: RawPage) -> Restored:
    texts = (raw.text[word.start : word.end] for word in raw.words)
    words = (
        RestoredWord(text, word.start, word.end, text, word.start, word.end, word.confidence)
        for word, text in zip(raw.words, texts, strict=True)
    )
    return Restored(raw.text, tuple(words))


def _repaired(raw: RawPage) -> Restored:
    confidences = (
        [word.confidence for word in raw.words] if raw.text_source in _READ_BY_ENGINE else None
    )
    return restore(raw.text, confidences=confidences)


def _assemble(raw: RawPage, restored: Restored) -> tuple[list[Word], str]:
    """The words in their final text: the restorer's, with protected words as they were."""
    starts = [word.start for word in raw.words]
    ends = [word.end for word in raw.words]
    words: list[Word] = []
    out: list[str] = []
    length = taken = 0
    for piece in restored.words:
        gap = restored.text[taken : piece.start]
        read = raw.words[bisect_right(ends, piece.raw_start) : bisect_left(starts, piece.raw_end)]
        word = _word(piece, read, length + len(gap))
        out += (gap, word.text)
        length, taken = word.end, piece.end
        words.append(word)
    out.append(restored.text[taken:])
    return words, "".join(out)


def _word(piece: RestoredWord, read: Sequence[RawWord], start: int) -> Word:
    protected = any(word.source in _NEVER_RESTORED for word in read)
    text = piece.raw if protected else piece.text
    confidence = piece.confidence
    if read and text == piece.raw:
        confidence = min(word.confidence for word in read)
    boxes = [word.bbox for word in read if word.bbox is not None]
    return Word(
        text=text,
        raw=piece.raw,
        start=start,
        end=start + len(text),
        raw_start=piece.raw_start,
        raw_end=piece.raw_end,
        confidence=confidence,
        source=read[0].source if read else WordSource.TEXT_FILE,
        bbox=reduce(BBox.union, boxes) if boxes else None,
    )


def _lines(words: Sequence[Word], text: str) -> Iterator[Line]:
    """Part the words at the text's newlines; lines without words are left out."""
    line: list[Word] = []
    for word in words:
        if line and "\n" in text[line[-1].end : word.start]:
            yield _line(line)
            line = []
        line.append(word)
    if line:
        yield _line(line)


def _line(words: Sequence[Word]) -> Line:
    boxes = [word.bbox for word in words if word.bbox is not None]
    return Line(tuple(words), reduce(BBox.union, boxes) if boxes else None)

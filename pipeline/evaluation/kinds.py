"""The Vietnamese split of reading errors.

After the per-class accuracy of the ISRI tools (S. Rice, "Measuring the Accuracy of
Page-Reading Systems", 1996), with the classes that matter for this script. A Vietnamese
letter is a base letter, perhaps with a mark that makes it another letter (ă â ê ô ơ ư đ)
and perhaps with the tone of its syllable (à á ả ã ạ). An engine that knows no Vietnamese
loses the two in different ways, and they are restored in different ways.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

_MARKS = {"\u0302": "^", "\u0306": "(", "\u031b": "+"}
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


class ErrorKind(StrEnum):
    """What went wrong with one grapheme cluster."""

    LETTER = "letter"
    """Another base letter, or a letter lost or made up."""
    MARK = "mark"
    """The right base letter with the wrong mark (ă â ê ô ơ ư đ)."""
    TONE = "tone"
    """The right letter with the wrong tone."""
    CASE = "case"
    """The right letter in the wrong case."""
    DIGIT = "digit"
    PUNCTUATION = "punctuation"
    """Punctuation, and every symbol that is neither letter, digit nor space."""
    SPLIT = "split"
    """A space in the middle of a word."""
    JOIN = "join"
    """The space between two words lost."""


class Letter(NamedTuple):
    """A letter taken apart: base in lower case, mark, tone, and whether it is a capital."""

    base: str
    mark: str
    tone: str
    capital: bool


@lru_cache(maxsize=4096)
def take_apart(letter: str) -> Letter:
    """Part a grapheme cluster into base letter, mark, tone and case."""
    base, mark, tone = "", "", ""
    for character in unicodedata.normalize("NFD", letter):
        if character in _MARKS:
            mark = _MARKS[character]
        elif character in _TONES:
            tone = character
        else:
            base += character
    lower = base.lower()
    if lower == "đ":
        return Letter("d", "-", tone, base != lower)
    return Letter(lower, mark, tone, base != lower)


@lru_cache(maxsize=4096)
def class_of(cluster: str) -> ErrorKind:
    """The class of one cluster: letter, digit, punctuation, or join for white space."""
    category = unicodedata.category(cluster[0])
    if cluster.isspace():
        return ErrorKind.JOIN
    if category[0] in "LM":
        return ErrorKind.LETTER
    return ErrorKind.DIGIT if category[0] == "N" else ErrorKind.PUNCTUATION


@lru_cache(maxsize=65536)
def classify(true: str | None, read: str | None) -> ErrorKind:
    """The kind of one error: a substitution, a deletion or an insertion.

    Each error counts once, so that the kinds add up to the errors of CER. Between two
    letters it is the coarsest difference: letter, then mark, then tone, then case ("Ấ"
    read as "a" is a mark error). Otherwise the class of the true cluster decides, or of
    the read one where there is no true one.

    Raises:
        ValueError: Both are None, or they are equal.
    """
    if true == read:
        raise ValueError("there is no error to classify")
    true_kind = class_of(true) if true is not None else None
    read_kind = class_of(read) if read is not None else None
    if true_kind is not ErrorKind.JOIN and read_kind is ErrorKind.JOIN:
        return ErrorKind.SPLIT
    if true_kind is ErrorKind.LETTER and read_kind is ErrorKind.LETTER and true and read:
        return _between_letters(take_apart(true), take_apart(read))
    kind = true_kind or read_kind
    assert kind is not None
    return kind


def _between_letters(true: Letter, read: Letter) -> ErrorKind:
    if true.base != read.base:
        return ErrorKind.LETTER
    if true.mark != read.mark:
        return ErrorKind.MARK
    return ErrorKind.TONE if true.tone != read.tone else ErrorKind.CASE


_UNLIKENESS = {ErrorKind.CASE: 1.0, ErrorKind.TONE: 2.0, ErrorKind.MARK: 3.0}


@lru_cache(maxsize=65536)
def unlikeness(true: str, read: str) -> float:
    """How little two clusters look alike, 0 (equal) to 9: which partners `edits.pairs` prefers."""
    if true == read:
        return 0.0
    if class_of(true) is not class_of(read):
        return 9.0
    return _UNLIKENESS.get(classify(true, read), 5.0)

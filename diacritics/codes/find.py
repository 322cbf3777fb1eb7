"""Finds the codes of a line, correct or garbled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from diacritics.codes.dates import FRAME, IN_DIGITS, TIMESTAMP, is_frame
from diacritics.codes.digits import AMOUNT, DIGIT, is_amount
from diacritics.codes.marks import HEAD, INLINE, as_roman, head_kind, is_heading
from diacritics.codes.model import Code, CodeKind
from diacritics.codes.symbols import is_known_pair, symbol_end
from diacritics.codes.tables import acronyms, closest
from diacritics.writing import strip_marks
from diacritics.writing.tables import frames

Finder = Callable[[str], Iterator[Code]]

MIN_CAPITALS = 2

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
URL = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"]+[\w/]|(?<![\w.@-])(?:[a-z0-9-]+\.)+(?:gov\.vn|edu\.vn|com\.vn|"
    r"org\.vn|vn|com|org|net|gov)(?![\w@])(?:/[^\s<>“”\"]*[\w/])?"
)
NUMBER_HEAD = re.compile(
    rf"(?<![\w/.,-])(?=[^\s/-]*\d){DIGIT}{{1,6}}[a-zđ]?(?P<year>\s?/\s?{DIGIT}{{4}})?\s?[/-]\s?(?=[A-ZĐÐ\d])"
)
BLANK_NUMBER = re.compile(r"(?<!/)/\s?(?=[A-ZĐÐ])")
SYMBOL_HEAD = re.compile(r"(?<![\w/-])(?=[A-ZĐÐ][\w)(<|]{0,12}\s?[-–/])")
LABEL = re.compile(r"(?<!\w)[Ss8][6ốoóôòồ0bé](?P<colon>\s?[:;])?\s*$")
ACRONYM = re.compile(r"(?<![\w&/-])[A-ZĐƯÐ][A-ZĐƯÐg]*(?:[&-][A-ZĐƯÐ]+)*(?![\w&/])")


def _all(pattern: re.Pattern[str], kind: CodeKind) -> Finder:
    def find(line: str) -> Iterator[Code]:
        for match in pattern.finditer(line):
            yield Code(match.start(), match.end(), kind, match.group())

    return find


def _frames(line: str) -> Iterator[Code]:
    for match in FRAME.finditer(line):
        if is_frame(match):
            text = match.group().rstrip(" \t.…_")
            yield Code(match.start(), match.start() + len(text), CodeKind.DATE, text)


def _label(line: str, at: int) -> Iterator[Code]:
    """The word "số" before a number; at the head of a line it may be read "86:"."""
    match = LABEL.search(line, 0, at)
    if match is None or (match.group()[0] == "8" and line[: match.start()].strip()):
        return
    text = match.group().rstrip()
    yield Code(match.start(), match.start() + len(text), CodeKind.LABEL, text)


def _numbers(line: str) -> Iterator[Code]:
    for match in NUMBER_HEAD.finditer(line):
        end = symbol_end(line, match.end())
        if end is not None:
            yield from _label(line, match.start())
            yield Code(match.start(), end, CodeKind.NUMBER, line[match.start() : end])


def _blank_numbers(line: str) -> Iterator[Code]:
    for match in BLANK_NUMBER.finditer(line):
        end = symbol_end(line, match.end())
        # After a number that cannot be read ("5Gi/TB-VP") only a plain symbol is believed.
        spoiled = match.start() > 0 and line[match.start() - 1].isalnum()
        if end is not None and (not spoiled or is_known_pair(line[match.end() : end])):
            yield from _label(line, match.start())
            yield Code(match.start(), end, CodeKind.SYMBOL, line[match.start() : end])


def _symbols(line: str) -> Iterator[Code]:
    for match in SYMBOL_HEAD.finditer(line):
        end = symbol_end(line, match.start())
        if end is not None and is_known_pair(line[match.start() : end]):
            yield Code(match.start(), end, CodeKind.SYMBOL, line[match.start() : end])


def _amounts(line: str) -> Iterator[Code]:
    for match in AMOUNT.finditer(line):
        if is_amount(match.group()):
            yield Code(match.start(), match.end(), CodeKind.AMOUNT, match.group())


def _head_mark(line: str) -> Iterator[Code]:
    match = HEAD.match(line)
    kind = match and head_kind(match["mark"], line[match.end() :])
    if match and kind:
        yield Code(match.start("mark"), match.end("mark"), kind, match["mark"])


def _roman(line: str) -> Iterator[Code]:
    for match in INLINE.finditer(line):
        if as_roman(match.group()):
            yield Code(match.start(), match.end(), CodeKind.ROMAN, match.group())


@cache
def _plain_syllables() -> frozenset[str]:
    return frozenset(map(strip_marks, frames()))


def _is_acronym(text: str, heading: bool) -> bool:
    if sum(map(str.isupper, text)) < MIN_CAPITALS:
        return False
    if text in acronyms():
        return True
    if strip_marks(text).lower() in _plain_syllables():
        return False
    # In a heading every word is in capitals, and a garbled word is like any acronym.
    return not heading or closest(text, acronyms()) is not None


def _acronyms(line: str) -> Iterator[Code]:
    heading = is_heading(line)
    for match in ACRONYM.finditer(line):
        if _is_acronym(match.group(), heading):
            yield Code(match.start(), match.end(), CodeKind.ACRONYM, match.group())


_FINDERS: tuple[Finder, ...] = (
    _all(EMAIL, CodeKind.EMAIL),
    _all(URL, CodeKind.URL),
    _all(TIMESTAMP, CodeKind.DATE),
    _frames,
    _numbers,
    _blank_numbers,
    _all(IN_DIGITS, CodeKind.DATE),
    _head_mark,
    _symbols,
    _amounts,
    _roman,
    _acronyms,
)
"""In this order: what an earlier one found, a later one does not take."""


def find_codes(line: str) -> tuple[Code, ...]:
    """The codes of a line in their order, none overlapping another.

    On a correct line and on a garbled one; a code that is found is not yet one that can be
    repaired.
    """
    found: list[Code] = []
    for finder in _FINDERS:
        for code in finder(line):
            if all(code.end <= other.start or other.end <= code.start for other in found):
                found.append(code)
    return tuple(sorted(found, key=lambda code: code.start))

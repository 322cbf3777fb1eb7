"""What may stand on a unit: both readings, their mixtures, and what they are mistaken for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from rapidfuzz.distance import Levenshtein

from diacritics.fluency import same_letters
from diacritics.writing import canonical
from pipeline.ocr.vote.units import Unit

_MIXED = 4  # places of difference of which all mixtures are tried
_MARKED = 8  # words of other marks that are tried
_MOST = 64  # rivals of one unit
_UNSURE, _UNCLEAR = 0.93, 0.9  # below, a reading on which both agree has rivals, too
_POINTS = ".,;:"
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LIKE_NUMERAL = re.compile(r"\W*[IVXLHTUl1|]+\W*")
NUMERAL = re.compile(r"(?P<value>[IVX]+)\.")
"""The number of a heading."""
_INNER_POINT = re.compile(r"(?<=\d)[.,](?=\d)")
_LONE_POINT = re.compile(r"\s[.,;:'`ˆ]{1,2}(?!\S)")
_TIGHT = re.compile(r"^([-+*])(?=\w)|(?<=[^\W\d_])([.,:;])(?=[^\W\d_])")
_DIGIT_AND_SIGN = re.compile(r"[69]%")
END = "./."
"""Stands behind the last sentence of an official document."""
_SIGN = re.compile(r"\(%|,\d{1,2}\s?%")
"""A percent sign that can be no digits of a year or a count."""
_LETTER_DIGITS = str.maketrans("oOóòlISB", "00661158")  # what digits are read as
_NUMBER = re.compile(r"[(]?\d[\d.,/]*%?[).,;:]*")
_WORD = re.compile(r"[^\W\d_]{2,}")


def rivals(unit: Unit) -> tuple[str, ...]:
    """All that may stand there, each once; empty where nothing speaks against what was read."""
    texts = {unit.first, unit.second}
    if len(texts) == 1 and not _doubtful(unit):
        return ()
    found = dict.fromkeys(mixtures(unit.first, unit.second))
    of_words = (_digits, _other_marks, _other_case, _other_points, _other_numbers, _spaced)
    of_headings = () if unit.ends else (_numerals,)  # a table's cell may be a "1" alone
    for more in (*of_words, *of_headings):
        found |= dict.fromkeys(more(tuple(found)))
    if unit.ends:
        found |= dict.fromkeys(_ended(tuple(found)))
    kept = (text for text in found if _keeps_signs(unit, text))
    return tuple(filter(_may_stand, kept))[:_MOST]


def _keeps_signs(unit: Unit, text: str) -> bool:
    """Whether the percent signs that the first engine read stay what they are.

    The second one reads them as digits ("10,196" for 10,1%, "(96)"); mixed, "10,19%".
    """
    first = unit.first.translate(_LETTER_DIGITS)
    added = set(_DIGIT_AND_SIGN.findall(text)) - set(_DIGIT_AND_SIGN.findall(first))
    mixed = any(sign not in unit.second for sign in added)
    return not mixed and len(_SIGN.findall(text)) >= len(_SIGN.findall(first))


def _may_stand(text: str) -> bool:
    return text == text.strip() and "  " not in text and _LONE_POINT.search(text) is None


def _doubtful(unit: Unit) -> bool:
    if unit.begins and not unit.ends and _LIKE_NUMERAL.fullmatch(unit.first):
        return True
    if unit.ends and end_sign(unit.first) not in ("", END):
        return True
    return (unit.sure < _UNSURE or unit.clear < _UNCLEAR) and bool(unit.first)


def end_sign(text: str) -> str:
    """The points and strokes at a text's end, where a stroke is among them."""
    tail = text[len(text.rstrip("./,;")) :]
    return tail if "/" in tail else ""


def mixtures(first: str, second: str) -> Iterator[str]:
    """Both texts, and those that take some of their differences from one, some from the other."""
    yield first
    yield second
    ops = Levenshtein.opcodes(first, second)
    sides = [(first[op.src_start : op.src_end], second[op.dest_start : op.dest_end]) for op in ops]
    places = [number for number, (a, b) in enumerate(sides) if a != b]
    if len(places) > _MIXED:  # spaces and points alone are mixed, into either text's letters
        places = [n for n in places if not any(map(str.isalnum, "".join(sides[n])))][:_MIXED]
    for base in (0, 1):
        for choice in product((0, 1), repeat=len(places)):
            taken = dict(zip(places, choice, strict=True))
            yield "".join(pair[taken.get(number, base)] for number, pair in enumerate(sides))


def _other_marks(texts: Iterable[str]) -> Iterator[str]:
    """Words of the same letters, one of which has another mark, for texts of one word."""
    for text in texts:
        match = _WORD.search(text)
        if match is None or " " in text or len(_WORD.findall(text)) > 1:
            continue
        seen = canonical(match.group())
        for other in _one_mark_away(seen.lower()):
            cased = "".join(
                b.upper() if a.isupper() else b for a, b in zip(seen, other, strict=True)
            )
            yield text[: match.start()] + cased + text[match.end() :]


def _one_mark_away(word: str) -> list[str]:
    others = same_letters(word)
    return [o for o in others if sum(a != b for a, b in zip(o, word, strict=True)) == 1][:_MARKED]


def _other_case(texts: Iterable[str]) -> Iterator[str]:
    """Words in small letters, with a capital and in capitals where the readings differ in that."""
    folded = {text.casefold() for text in texts}
    for text in texts:
        if len(folded) == 1 and not text.islower():
            yield from (text.lower(), text[:1].upper() + text[1:].lower(), text.upper())


def _other_points(texts: Iterable[str]) -> Iterator[str]:
    """Texts that end in a point with another one, and with none."""
    for text in texts:
        if text[-1:] in _POINTS and text:
            yield from (text[:-1] + point for point in ("", *_POINTS))


def _other_numbers(texts: Iterable[str]) -> Iterator[str]:
    """Numbers with a comma for a point, and the other way round."""
    for text in texts:
        for match in _INNER_POINT.finditer(text):
            other = "," if match.group() == "." else "."
            yield text[: match.start()] + other + text[match.end() :]


def _digits(texts: Iterable[str]) -> Iterator[str]:
    """Numbers with digits for the letters in them that look like some: "4ó,ó%", "2O15"."""
    for text in texts:
        digits = text.translate(_LETTER_DIGITS)
        if digits != text and _NUMBER.fullmatch(digits) and any(map(str.isdigit, text)):
            yield digits


def _spaced(texts: Iterable[str]) -> Iterator[str]:
    """Texts with the space after a bullet or a point that was missed."""
    for text in texts:
        wider = _TIGHT.sub(lambda match: match.group() + " ", text)
        if wider != text:
            yield wider


def _ended(texts: Sequence[str]) -> Iterator[str]:
    """Texts with the sign that ends a document, where a stroke stands at an end."""
    if any(end_sign(text) for text in texts):
        yield from (text.rstrip("./,;") + END for text in texts)


def _numerals(texts: Iterable[str]) -> Iterator[str]:
    """Roman numerals with a point, where something like one was read."""
    if any(_LIKE_NUMERAL.fullmatch(text) for text in texts):
        yield from (numeral + "." for numeral in _NUMERALS)

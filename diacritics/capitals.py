"""Capitals that an engine by outlines has taken small letters for: `C6` for có, `Vin` for vấn.

Letters such as c, s and v look the same in both sizes. How often an engine mistakes them
shows in words that are next to never written with a capital inside sentences (và, của); a
capital is believed where the word has it more often than the engine errs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from diacritics.looks import ALIKE
from diacritics.model_files import default_folder
from diacritics.parts import Part
from diacritics.writing import canonical, strip_marks

TABLE = "capitals.tsv"
NEVER = 0.005
"""Words with a capital less often than this tell how often the engine errs."""
DOUBT = 5
"""How many right ones are thought to have been seen of each letter beforehand."""
_STOPS = tuple(".:;!?")
_ENDS = tuple('.:;!?…"”')
_EDGES = "“”\"'‘’()[]<>,.;:!?…"

Lines = dict[int, list[Part]]


def lowered(parts: Lines) -> Lines:
    """The parts of lines with the capitals that are not to be believed made small."""
    slips = _slips(parts)
    return {
        line: [
            replace(part, text=_small(part.text)) if place and _errs(found, place, slips) else part
            for place, part in enumerate(found)
        ]
        for line, found in parts.items()
    }


def raised(parts: Lines, lines: Sequence[str]) -> Lines:
    """The parts of lines with the capitals that sentences begin with put back."""
    found = dict(parts)
    ended = True
    for line, text in enumerate(lines):
        if not text.strip():
            continue
        own = parts.get(line)
        if own and ended and (at := _first(own)) is not None:
            part = own[at]
            upper = _big(part.text)
            found[line] = [*own[:at], replace(part, text=upper), *own[at + 1 :]]
        last = own[-1].text if own else text.rstrip()
        ended = last.endswith(_STOPS)
    return found


def _first(parts: list[Part]) -> int | None:
    """The place of a line's first word if its capital may have been taken for a small letter."""
    for place, part in enumerate(parts[:2]):
        word = part.text.strip(_EDGES)
        if word[:1].isalpha():
            small = word[0].islower() and strip_marks(word[0]) in ALIKE and len(word) > 1
            return place if small else None
    return None


def _big(text: str) -> str:
    at = next(i for i, char in enumerate(text) if char.isalpha())
    return text[:at] + text[at].upper() + text[at + 1 :]


def _slips(parts: Lines) -> dict[str, float]:
    """For each letter how often it was taken for its capital."""
    seen: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for word in _inside(parts):
        share = _shares().get(canonical(word).lower())
        if share is not None and share < NEVER:
            letter = strip_marks(word[0]).lower()
            seen[letter] += 1
            wrong[letter] += word[0].isupper()
    return {letter: wrong[letter] / (times + DOUBT) for letter, times in seen.items()}


def _inside(parts: Lines) -> Iterator[str]:
    """Words inside sentences; never the first of a line."""
    for found in parts.values():
        for before, part in zip(found, found[1:], strict=False):
            word = part.text.strip(_EDGES)
            if word and not before.text.endswith(_ENDS) and not word[1:].isupper():
                yield word


def _errs(found: list[Part], place: int, slips: dict[str, float]) -> bool:
    """Whether a part begins with a capital that it should not have."""
    word = found[place].text.strip(_EDGES)
    if not word[:1].isupper() or not word[1:].islower():
        return False
    if found[place - 1].text.endswith(_ENDS):
        return False
    share = _shares().get(canonical(word).lower())
    slip = slips.get(strip_marks(word[0]).lower(), 0.0)
    return share is not None and share < slip * (1 - share)


def _small(text: str) -> str:
    at = next(i for i, char in enumerate(text) if char.isupper())
    return text[:at] + text[at].lower() + text[at + 1 :]


@cache
def _shares() -> dict[str, float]:
    """How often words that begin with such letters have a capital inside sentences."""
    text = (default_folder() / TABLE).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {word: float(share) for word, share in rows}

"""Symbols of numbers that are not in their case: "2053/qđ-ttg", "2053/QĐ-ttg"."""

from __future__ import annotations

import re

from extractors.symbols import in_known_case

_SYMBOL = re.compile(
    r"""[/-](?:(?<=\d.)|(?<=\d\s.))\s?(?P<symbol>
    (?:[a-zđ][a-zđ&]{1,9}\d{0,2}|[A-ZĐ][\wĐđ&]{1,9}(?=\s?[-/]\s?[a-zđ]{2}))
    (?:\s?[-/]\s?[a-zđA-ZĐ][a-zđA-ZĐ&\d]{0,9}){0,4})(?![\w/-])""",
    re.VERBOSE,
)
_SAID = re.compile(r"s[ốô]\s*:?\s*[\d/ ]{1,14}$", re.IGNORECASE)
_PART = re.compile(r"[^\s/-]+")


def in_case(text: str) -> str:
    """The text, of equal length, with the symbols of numbers in their own case.

    All parts must be known; behind "số" one is enough, and the others are put in capitals.
    """
    return _SYMBOL.sub(_in_case, text)


def _in_case(match: re.Match[str]) -> str:
    symbol = match["symbol"]
    parts = [in_known_case(part) for part in _PART.findall(symbol)]
    said = _SAID.search(match.string, max(0, match.start() - 16), match.start()) is not None
    if not (any(parts) if said else len(parts) > 1 and all(parts)):
        return match[0]
    cased = _PART.sub(lambda part: in_known_case(part[0]) or part[0].upper(), symbol)
    return match[0][: -len(symbol)] + cased

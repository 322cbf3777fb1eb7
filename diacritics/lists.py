"""Letters of lists: a), b), c), d), đ), e) run in the alphabet's order."""

from __future__ import annotations

import re
from collections.abc import Sequence

ALPHABET = "abcdđeghiklmnopqrstuvxy"
_MARK = re.compile(r"\s*(?P<letter>[a-zđ¢€©]|\S(?=\)))(?P<close>[).])(?=\s)")
_LOOKS = {"c": "c¢€©e", "d": "d", "đ": "dđ", "e": "eé€¢c"}
"""What a letter of a list is read as, besides itself."""


def list_letters(lines: Sequence[str]) -> dict[int, tuple[int, str]]:
    """Where a list's letter was misread: line number to (offset, letter).

    Only the letter that comes next in the list is ever put in.
    """
    found: dict[int, tuple[int, str]] = {}
    last: dict[str, str] = {}
    for number, line in enumerate(lines):
        match = _MARK.match(line)
        if match is None:
            continue
        read, close = match["letter"], match["close"]
        wanted = _next(last.get(close))
        if wanted is not None and read != wanted and read in _LOOKS.get(wanted, ""):
            found[number] = (match.start("letter"), wanted)
            read = wanted
        last[close] = read
    return found


def _next(letter: str | None) -> str | None:
    if letter is None or letter not in ALPHABET[:-1]:
        return None
    return ALPHABET[ALPHABET.index(letter) + 1]

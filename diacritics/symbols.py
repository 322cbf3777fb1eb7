"""Text as the language model sees it: lower-case words, numbers and a few separators."""

from __future__ import annotations

import re

from diacritics.writing import canonical

NUMBER = "<num>"
BREAK = "|"
UNKNOWN = "<unk>"
COMMA, SLASH, DASH = ",", "/", "-"
SPECIAL = (UNKNOWN, BREAK, NUMBER, COMMA, SLASH, DASH)
"""Symbols that are no words, in the order of their ids."""

_PIECE = re.compile(
    r"(?P<word>[^\W\d_]+)|(?P<number>\d+(?:[.,/:]\d+)*)|(?P<comma>,)|(?P<slash>/)"
    r"|(?P<dash>[-–—])|(?P<stop>[.;:!?…()\[\]|]+)"
)
_OF_GROUP = {"number": NUMBER, "comma": COMMA, "slash": SLASH, "dash": DASH, "stop": BREAK}


def of_separator(mark: str) -> str | None:
    """The symbol of a punctuation mark; None for one that the model does not see."""
    found = _PIECE.match(mark)
    return _OF_GROUP.get(found.lastgroup or "") if found else None


def pieces(text: str) -> list[tuple[str, str]]:
    """(symbol, surface) of each piece of correct text; words in canonical lower case."""
    found = []
    for match in _PIECE.finditer(text):
        group = match.lastgroup or ""
        surface = match.group()
        if group == "word":
            surface = canonical(surface)
            found.append((surface.lower(), surface))
        else:
            found.append((_OF_GROUP[group], surface))
    return found

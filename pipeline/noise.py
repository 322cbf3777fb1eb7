"""Tell text from what an engine makes of seals, signatures, stamps and dirt.

A seal over a signature comes out as short lines of odd signs ("‡", "¡|", ".+"). Between
the signer's title and name they would be taken for the name. A line is text when at least
one of its words could be: a Vietnamese syllable, a number, or letters read surely.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from diacritics.writing import is_syllable
from pipeline.rawpage import ReadWord

_SURE = 0.2
"""Confidence from which a syllable counts as read: text lost is worse than a sign too many."""
_SURE_NUMBER = 0.5
"""The same for numbers of several digits."""
_SURE_DIGIT = 0.8
"""The same for a digit alone, which is easy to imagine."""
_SURE_LETTERS = 0.6
"""The same for letters that are no syllable: names, codes, abbreviations."""
_LETTERS = re.compile(r"[^\W\d_]+")
_ITEM = re.compile(r"[-+] ?[^\W\d_]{3}")
"""An item of a list, as of those who receive a document in small print: no seal looks so."""
_NUMBER = re.compile(r"[(“\"]?\d[\d.,:;/%)”\"+-]*")


def is_text(words: Sequence[ReadWord]) -> bool:
    """Whether a line is text. Lines that no engine read (no confidence below 1) always are."""
    item = _ITEM.match(" ".join(word.text for word in words)) is not None
    return item or any(_could_be(word.text, word.confidence) for word in words)


def _could_be(text: str, confidence: float) -> bool:
    if _NUMBER.fullmatch(text):
        return confidence >= (_SURE_NUMBER if sum(map(str.isdigit, text)) > 1 else _SURE_DIGIT)
    letters = _LETTERS.findall(text)
    longest = max(letters, key=len, default="")
    if len(longest) < 2 or 2 * sum(map(str.isalnum, text)) < len(text.rstrip("./;:,")):
        return False
    return confidence >= (_SURE if is_syllable(longest) else _SURE_LETTERS)

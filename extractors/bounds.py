"""What the words right around an amount say of its bound: "chậm nhất 5 ngày", "80% trở lên"."""

from __future__ import annotations

import re
from functools import cache

from extractors.tables import rows

_REACH = 32
"""Characters before an amount that hold what bounds it."""
_MOST_WORDS = 4
_BEHIND = re.compile(r"(?:[ \n][^\W\d_]+){0,4}?\s+trở\s+(lên|xuống)\b")
"""Behind an amount and what is counted: "02 người phụ thuộc trở lên"."""
_BEFORE_THAT = re.compile(r"\s+trước\b")
_RISE = {"lên": "at_least", "xuống": "at_most"}


@cache
def _bounds() -> dict[str, str]:
    return {row["phrase"]: row["qualifier"] for row in rows("bounds.csv")}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _bounds())


def bounded(text: str, start: int, end: int, qualifier: str) -> str:
    """The qualifier of the amount at `text[start:end]`, its bounds considered.

    Args:
        text: The whole text.
        start: Where the amount begins.
        end: Where it ends, its unit included.
        qualifier: What the clause before it says.
    """
    rises = text.find("trở", end, end + _REACH) >= 0 and _BEHIND.match(text, end)
    if rises:
        return _RISE[rises[1]]
    before = text[max(0, start - _REACH) : start].casefold().rstrip("[(: ")
    words = before.replace("[", " ").replace("(", " ").split()[-_MOST_WORDS:]
    if not words or words[-1] not in _last_words():
        return qualifier
    phrases = (" ".join(words[-count:]) for count in range(_MOST_WORDS, 0, -1))
    found = next((phrase for phrase in phrases if phrase in _bounds()), "")
    if "chậm nhất" in found and _BEFORE_THAT.match(text, end):  # "chậm nhất 7 ngày trước ngày"
        return "at_least"
    return _bounds().get(found) or qualifier

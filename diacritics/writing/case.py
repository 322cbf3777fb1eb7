"""The case pattern of a word, and giving a word the pattern of another."""

from __future__ import annotations

from enum import StrEnum


class Case(StrEnum):
    """How the letters of a word are cased."""

    NONE = "none"
    """No cased letter at all (digits, punctuation)."""
    LOWER = "lower"
    TITLE = "title"
    """First letter upper, the others lower; a single upper letter counts as this."""
    UPPER = "upper"
    """Two or more letters, all upper."""
    MIXED = "mixed"
    """Anything else, as in "TTg" or "kWh"."""


def case_of(word: str) -> Case:
    """The case pattern of `word`; characters without case are passed over."""
    letters = word if word.isalpha() else "".join(filter(str.isalpha, word))
    if letters.lower() == letters.upper():
        return Case.NONE
    if letters.islower():
        return Case.LOWER
    if letters[0].isupper() and (len(letters) == 1 or letters[1:].islower()):
        return Case.TITLE
    return Case.UPPER if letters.isupper() else Case.MIXED


def apply_case(word: str, case: Case) -> str:
    """`word` in the given pattern; MIXED and NONE name no pattern and change nothing."""
    match case:
        case Case.LOWER:
            return word.lower()
        case Case.UPPER:
            return word.upper()
        case Case.TITLE:
            lower = word.lower()
            first = next((i for i, char in enumerate(lower) if char.isalpha()), 0)
            return lower[:first] + lower[first : first + 1].upper() + lower[first + 1 :]
        case _:
            return word

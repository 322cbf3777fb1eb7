"""Marks at the head of a line (a list's numbers and letters), and Roman numerals."""

from __future__ import annotations

import re

from diacritics.codes.model import CodeKind, Repair

_ROMAN = re.compile(r"(?=[XVI])X{0,3}(?:IX|IV|V?I{0,3})")
"""1 to 39: the numbers of chapters, sections and terms."""
HEAD = re.compile(
    r"^\s*(?P<mark>[IVXLl1|!]{1,6}\.|\(?[0-9lO]{1,3}(?:\.[0-9lO]{1,2})*[.)]|"
    r"[0-9lO]{1,2}(?:\.[0-9lO]{1,2})+|[a-zđ]\)|[-–+*•])(?=\s|$)"
)
INLINE = re.compile(
    r"(?<![\w./-])(?=[\w|]*[IVX])[IVXl1|]{2,6}(?![\w/-])|(?<![\w./-])[VX](?=[,;.]|\s|$)"
)
_CAPITALS = 0.6
"""Share of capitals from which on a line is a heading."""
_READ_AS = str.maketrans("Ll1|!", "IIIII")


def as_roman(text: str) -> str | None:
    """The Roman numeral that was read as `text`, or None."""
    numeral = text.translate(_READ_AS)
    return numeral if _ROMAN.fullmatch(numeral) else None


def is_heading(line: str) -> bool:
    """Whether a line's letters are mostly capitals."""
    letters = [char for char in line if char.isalpha()]
    return sum(map(str.isupper, letters)) > _CAPITALS * len(letters)


def head_kind(mark: str, rest: str) -> CodeKind | None:
    """What the mark at the head of a line is, given the rest of the line.

    "l." is I. before a heading in capitals, else 1.; "11." is left to be eleven.
    """
    core = mark.rstrip(".")
    if mark.endswith(".") and "." not in core and not core.isdigit() and as_roman(core):
        if any(char in "IVX" for char in core) or is_heading(rest):
            return CodeKind.ROMAN
        return CodeKind.LIST_MARK if len(core) == 1 else None
    return CodeKind.LIST_MARK


def repair_roman(text: str) -> Repair | None:
    """A Roman numeral, its full stop kept."""
    core = text.rstrip(".")
    numeral = as_roman(core)
    if numeral is None:
        return None
    return Repair(numeral + text[len(core) :], 0.98 if numeral == core else 0.85)


def repair_mark(text: str) -> Repair | None:
    """A list's mark: digits put right ("1.l." is 1.1.), letters and dashes as they are."""
    if not any(map(str.isalnum, text)) or re.fullmatch(r"[a-zđ]\)", text):
        return Repair(text, 0.9)
    fixed = text.replace("l", "1").replace("O", "0").replace("|", "1")
    return Repair(fixed, 0.97 if fixed == text else 0.8)

"""Fields of digits, and the letters that engines write in them."""

from __future__ import annotations

import re

DIGIT = "[0-9OoQlI|]"
"""A digit, or a letter that stands for one where the field is plainly of digits."""
AMOUNT = re.compile(r"(?<![\w.,])[0-9Ool|][0-9OolI|]*(?:[.,][0-9OolI|]+)*\s?%?(?!\w)")
_READ_AS = str.maketrans("OoQqlLIi|", "000011111")  # patterns may ignore case


def repair_digits(text: str) -> str:
    """O made 0 and l, I made 1; to be used on fields of digits only."""
    return text.translate(_READ_AS)


def is_amount(text: str) -> bool:
    """Whether a match of AMOUNT is plainly of digits: two or more, outnumbering the letters.

    A lone digit counts; what a garbled text means by it (6 for "ố") is not for a grammar.
    """
    digits = sum(map(str.isdigit, text))
    letters = sum(char in "OolI|" for char in text)
    return digits > letters if digits > 1 or letters == 0 else text.endswith("%") and digits > 0

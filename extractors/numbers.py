"""Numbers in Vietnamese notation: a comma before decimals, points between thousands."""

from __future__ import annotations

import re

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)+|\d+\.\d+|\d+"
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def parse_number(text: str, *, counted: bool = False) -> float:
    """The value of a number: 83,8 is 83.8 and 35.642 is 35642.

    Args:
        text: Digits with points and commas.
        counted: The number counts things, so that a comma before three digits cannot part
            decimals: "2,835 người" is 2835.
    """
    whole, comma, decimals = text.partition(",")
    if "," in decimals or (counted and comma and len(decimals) == 3 and "." not in whole):
        return float(text.replace(",", ""))
    if _THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    return float(f"{whole}.{decimals}") if comma else float(whole)

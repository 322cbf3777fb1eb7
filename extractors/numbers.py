"""Numbers in Vietnamese notation, in digits and in words.

In digits a comma stands before the decimals and a point between the thousands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from extractors.tables import rows

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)+|\d+\.\d+|\d+"
_RUN = re.compile(r"\d+")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def matches_at_numbers(
    pattern: re.Pattern[str], text: str, sign: re.Pattern[str] | None = None, reach: int = 0
) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with a number, as `finditer` gives them, but faster.

    Args:
        pattern: It must not match within a run of digits.
        text: What to search.
        sign: What every match ends with: numbers that have none within reach are not tried.
        reach: Characters from a number to its sign.
    """
    end, near = 0, -1
    for run in _RUN.finditer(text):
        start = run.start()
        if sign and near < start:
            found = sign.search(text, start)
            near = found.start() if found else len(text) + reach
        if start < end or (sign and near - start > reach):
            continue
        if match := pattern.match(text, start):
            end = match.end()
            yield match


def parse_number(text: str) -> float:
    """The value of a number: 83,8 is 83.8 and 35.642 is 35642."""
    return float(parse_decimal(text))


def parse_decimal(text: str, *, counted: bool = False) -> Decimal:
    """The same without the error of binary fractions, to be multiplied: 8,46 tỷ is 8460000000.

    Args:
        text: Digits with points and commas.
        counted: The number counts things, so that a comma before three digits cannot part
            decimals: "2,835 người" is 2835.
    """
    whole, comma, decimals = text.partition(",")
    if "," in decimals or (counted and comma and len(decimals) == 3 and "." not in whole):
        return Decimal(text.replace(",", ""))
    if _THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    return Decimal(f"{whole}.{decimals}" if comma else whole)


@cache
def number_words() -> dict[str, tuple[float, str]]:
    """Value and kind of each word that numbers are made of (data/number_words.csv)."""
    return {row["word"]: (float(row["value"]), row["kind"]) for row in rows("number_words.csv")}


def says_number(words: Sequence[str]) -> bool:
    """Whether words are those of a number, one of them a numeral: not "triệu" alone."""
    kinds = [number_words().get(word, (0, ""))[1] for word in words]
    return all(kinds) and ("digit" in kinds or "ten" in kinds)


def parse_words(words: Sequence[str]) -> float | None:
    """The value of a number in words ("ba trăm hai mươi lăm" is 325), None if it is none."""
    total = group = digit = 0.0
    pending = False
    for word in words:
        value, kind = number_words()[word]
        if kind == "digit":
            if pending:
                return None
            digit, pending = value, True
        elif kind == "ten":
            group, digit, pending = group + 10, 0, False
        elif kind in ("tens", "hundred"):
            group, digit, pending = group + digit * value, 0, False
        elif kind == "group":
            total, group, digit, pending = total + (group + digit) * value, 0, 0, False
    return total + group + digit

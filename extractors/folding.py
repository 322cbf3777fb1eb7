"""Forms of text to compare by: without case, marks, or the damage an OCR leaves."""

from __future__ import annotations

import unicodedata
from functools import cache

_TONES = "àằầèềìòồờùừỳáắấéếíóốớúứýảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹạặậẹệịọộợụựỵăâêôơưđ"
UPPER = "A-Z" + _TONES.upper()
LOWER = "a-z" + _TONES
"""Letters of Vietnamese for character classes: ranges between them would mix the cases."""
_CONFUSED = str.maketrans({"Đ": "D", "P": "D", "Ð": "D", "0": "O", "Q": "O", "1": "I", "L": "I"})


@cache
def _bases() -> dict[int, str]:
    table = {}
    for letter in _TONES + _TONES.upper():
        base = unicodedata.normalize("NFD", letter.replace("đ", "d").replace("Đ", "D"))[0]
        table[ord(letter)] = base.lower()
    table.update({ord("Ð"): "d", ord("ð"): "d"})
    return table


@cache
def _lower_bases() -> dict[int, str]:
    return _bases() | {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}


def fold(text: str) -> str:
    """Lower case without diacritics; as long as `text`, so that offsets stay valid."""
    return text.translate(_lower_bases())


def squash(text: str) -> str:
    """Case-folded, white space runs as one space."""
    return " ".join(text.split()).casefold()


def one_line(text: str) -> str:
    """White space runs (line breaks too) as one space."""
    return " ".join(text.split())


def confusable(symbol: str) -> str:
    """The form that symbols share when an OCR may take one for the other (Đ, D, P; 0, O, Q)."""
    return symbol.upper().translate(_CONFUSED)

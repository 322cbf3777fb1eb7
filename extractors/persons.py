"""Names of persons, with the degrees and ranks before them."""

from __future__ import annotations

import re
from functools import cache

from extractors.folding import LOWER, UPPER, fold, one_line, squash
from extractors.tables import column

DEGREE = re.compile(
    r"^(?:(?:PGS|GS|TS|TSKH|ThS|Ths|BS|BSCK|BSCKI{1,2}|CKI{1,2}|CK1|CK2|DS|DSCKI{1,2}|CN|KS|KTS|LS|"
    r"NGƯT|NGND|TTƯT|TTND|NSƯT|NSND|Bác sĩ|Tiến sĩ|Thạc sĩ|Luật sư|Kỹ sư|Nhà giáo|"
    r"(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy|uý|Tướng|Tá|Úy))(?![^\W\d_])\s?[.,:-]?\s?)+"
)
NAME_WORD = rf"[{UPPER}][{LOWER}'’]{{0,7}}"
_NAME = re.compile(rf"{NAME_WORD}(?:[ ]+{NAME_WORD}){{1,5}}")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(squash(name) for name in column("surnames.csv", "surname"))


@cache
def _surnames_by_letters() -> dict[str, str]:
    """The commonest surname of those that differ only in their marks."""
    names = column("surnames.csv", "surname")
    return {fold(name): name for name in reversed(names)}


def is_person(name: str) -> bool:
    """Whether text reads like the name of a Vietnamese person."""
    match = _NAME.fullmatch(one_line(name))
    return bool(match) and squash(name).split(" ")[0] in _surnames()


def may_be_person(text: str) -> bool:
    """Whether a line is made like a person's name, whatever the surname."""
    return _NAME.fullmatch(one_line(text)) is not None


def person_under_title(text: str) -> str:
    """The name that stands where a signer's must; empty if it is none.

    A surname that is one but for its marks was misread there ("Đô Thị" is Đỗ Thị).
    """
    name = one_line(text)
    surname, _, rest = name.partition(" ")
    if is_person(name) or not _NAME.fullmatch(name) or " " not in rest:
        return name if is_person(name) else ""
    known = _surnames_by_letters().get(fold(surname))
    return f"{known} {rest}" if known else ""

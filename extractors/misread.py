"""The known symbol that an OCR made another one of, where there is only one that it can be.

Two faults are undone, one at a time: a letter read twice ("QĐĐ" for QĐ, "UBTVQHI10" for
UBTVQH10) and a letter read as another of the same shape ("STTTI" for STTTT). The first letter
is never taken for another: it tells a ministry from a department (BGDĐT, SGDĐT).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from extractors.folding import confusable
from extractors.tables import column

TERMS = range(9, 17)
"""Terms of the national assembly that are written in digits, up to the next one."""
_ASSEMBLY = re.compile(r"(?:UBTV)?QH(.*)")
_LONG_ENOUGH = 4


@cache
def _shapes() -> dict[str, str]:
    """The other letters of each letter's shape (data/letter_shapes.csv)."""
    found: dict[str, str] = {}
    for shape in column("letter_shapes.csv", "letters"):
        for letter in shape:
            found[letter] = found.get(letter, "") + shape.replace(letter, "")
    return found


def misread_symbol(part: str, is_known: Callable[[str], bool]) -> str:
    """The known part of a symbol that `part` was misread from; empty if none or several."""
    found = {
        variant
        for variant in _variants(part)
        if is_known(variant) and _in_office(variant) and _is_telling(part, variant)
    }
    return found.pop() if len(found) == 1 else ""


def _is_telling(part: str, variant: str) -> bool:
    """Whether the likeness can be no chance: most short symbols are like another one."""
    return len(variant) >= _LONG_ENOUGH or ("ĐĐ" in part and "ĐĐ" not in variant)


def _variants(part: str) -> Iterator[str]:
    for at in range(1, len(part)):
        if _alike(part[at - 1], part[at]):
            yield part[: at - 1] + part[at:]
            yield part[:at] + part[at + 1 :]
        for letter in _shapes().get(part[at], ""):
            yield part[:at] + letter + part[at + 1 :]


def _alike(left: str, right: str) -> bool:
    same_shape = right in _shapes().get(left, "")
    return same_shape or confusable(left) == confusable(right)


def _in_office(part: str) -> bool:
    """Whether the term of an assembly's symbol ("QH14") can be; older ones are in Roman."""
    assembly = _ASSEMBLY.fullmatch(part)
    return not assembly or (assembly[1].isdigit() and int(assembly[1]) in TERMS)

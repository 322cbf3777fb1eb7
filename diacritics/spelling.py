"""How a restored word is cased, and where its tone stands."""

from __future__ import annotations

import re
from functools import lru_cache

from diacritics.writing import Case, apply_case, case_of, strip_marks

_TALL = "ITJ"
"""Capitals that l is read as."""
_CAPITAL_D = re.compile(r"[BPbp]|[fEetlj1I!]?[)>]")
"""What Đ is read as, but not đ."""


@lru_cache(maxsize=1 << 15)
def spell(surface: str, raw: str, *, loud: bool, initial: bool) -> str:
    """The word whose usual spelling is `surface`, cased as `raw` was read.

    Args:
        surface: The word as it mostly stands inside sentences.
        raw: What was read for it.
        loud: Whether it is one of capitals.
        initial: Whether it begins a line or sentence.
    """
    usual = case_of(surface)
    upper = sum(map(str.isupper, raw))
    if usual is Case.MIXED and (upper or not loud):
        return surface
    if loud:
        return surface.upper()
    if usual is Case.UPPER and (upper > 1 or strip_marks(surface) == raw):
        return surface
    return apply_case(surface, Case.TITLE if _is_capital(surface, raw, initial) else Case.LOWER)


def _is_capital(surface: str, raw: str, initial: bool) -> bool:
    first = raw[0]
    usual = surface[0].isupper()
    if surface[0] in "Đđ" and _CAPITAL_D.match(raw):
        return True
    if not first.isalpha() or (surface[0] in "lL" and first in _TALL):
        return initial or usual
    return first.isupper()

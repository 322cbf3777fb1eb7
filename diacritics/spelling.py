"""How a restored word is cased."""

from __future__ import annotations

from diacritics.tokens import channel_key
from diacritics.writing import Case, apply_case, case_of


def spell(surface: str, raw: str) -> str:
    """The word whose usual spelling is `surface`, cased as `raw` was read."""
    _, loud = channel_key(raw)
    usual = case_of(surface)
    if usual is Case.MIXED and sum(map(str.isupper, raw)) > 1:
        return surface
    if loud:
        return surface.upper()
    if usual is Case.UPPER and sum(map(str.isupper, raw)) > 1:
        return surface
    if raw[:1].isupper():
        return apply_case(surface, Case.TITLE)
    return surface.lower()

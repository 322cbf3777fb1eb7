"""Laws by their title: before a number, or with a date and no number at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.folding import UPPER, squash
from extractors.found import Found
from extractors.points import FoundDate
from extractors.symbols import Symbol, read_symbol
from extractors.tables import DocumentType, types_by_word

_NAMED_LAW = re.compile(rf"\b(Bộ luật|Luật|Pháp lệnh)(?=\s+[{UPPER}])")
_NOT_IN_TITLE = re.compile(r"[;.:()\d]|\n\s*\n|,(?=\s*(?:ngày|được))|\b(?:số|Luật|này)\b")
_LAW = re.compile(r"\b(Bộ luật|Luật|Pháp lệnh|Nghị quyết|Hiến pháp)\b", re.IGNORECASE)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    matches = list(pattern.finditer(text, start, end))
    return matches[-1] if matches else None


def law_before(text: str, start: int, symbol: Symbol) -> tuple[DocumentType, int] | None:
    """The law whose name stands between its type and its number ("Luật Giáo dục số ...")."""
    if "QH" not in symbol.text:
        return None
    last = _last(_LAW, text, max(0, start - 120), start)
    if not last or re.search(r"[;.:,]\s|\d", text[last.end() : start]):
        return None
    return types_by_word()[squash(last[1])], last.start()


def find_laws(text: str, dates: list[FoundDate]) -> Iterator[Found]:
    """Laws named by their title and date alone ("Luật Giáo dục ngày 14 tháng 6 năm 2019")."""
    for date in dates:
        if date.first != date.last or not date.first.day or not date.possible:
            continue
        window = max(0, date.start - 110)
        match = _last(_NAMED_LAW, text, window, date.start)
        if match and not _NOT_IN_TITLE.search(text[match.end() : date.start]):
            kind = types_by_word()[squash(match[1])]
            none = read_symbol("")
            yield Found(
                start=match.start(),
                number_start=match.start(),
                number_end=match.end(),
                end=date.end,
                type_name=kind.name,
                typed=True,
                number="",
                symbol=none,
                date=date.first.iso,
                issuer="",
                confidence=0.9,
            )

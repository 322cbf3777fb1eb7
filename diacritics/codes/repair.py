"""Repairs codes by their grammar alone; what it does not know stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable

from diacritics.codes.dates import repair_date
from diacritics.codes.digits import DIGIT, repair_digits
from diacritics.codes.marks import repair_mark, repair_roman
from diacritics.codes.model import Code, CodeKind, Repair
from diacritics.codes.symbols import repair_symbol
from diacritics.codes.tables import acronyms, closest

_NUMBER = re.compile(
    rf"(?P<digits>{DIGIT}+)(?P<suffix>[a-zđ]?)(?P<year>\s?/\s?{DIGIT}{{4}}(?=\s?[/-]))?"
    r"(?P<join>\s?[/-]\s?)(?P<symbol>.+)"
)
_SURE = 0.98


def _number(text: str) -> Repair | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    symbol = repair_symbol(match["symbol"])
    year = repair_digits(match["year"] or "")
    number = repair_digits(match["digits"]) + match["suffix"] + year
    changed = number != match["digits"] + match["suffix"] + (match["year"] or "")
    confidence = symbol.confidence * (0.9 if changed else 1.0)
    return Repair(number + match["join"] + symbol.text, confidence)


def _symbol(text: str) -> Repair:
    core = text.lstrip("/ ")
    symbol = repair_symbol(core)
    return Repair(text[: len(text) - len(core)] + symbol.text, symbol.confidence)


def _label(text: str) -> Repair:
    colon = re.search(r"\s?[:;]$", text)
    # "86:" is read at the head of a line, where the word has its capital.
    word = "số" if text[0] == "s" else "Số"
    return Repair(word + (colon.group().replace(";", ":") if colon else ""), 0.95)


def _amount(text: str) -> Repair | None:
    # A lone digit may be a letter of garbled text (6 for ố), which no grammar can tell.
    return Repair(repair_digits(text), 0.95) if len(text) > 1 else None


def _acronym(text: str) -> Repair | None:
    found = closest(text, acronyms())
    return Repair(found[0], _SURE - found[1] / 2) if found else None


def _as_it_is(text: str) -> Repair:
    return Repair(text, _SURE)


_REPAIRERS: dict[CodeKind, Callable[[str], Repair | None]] = {
    CodeKind.NUMBER: _number,
    CodeKind.SYMBOL: _symbol,
    CodeKind.LABEL: _label,
    CodeKind.DATE: repair_date,
    CodeKind.AMOUNT: _amount,
    CodeKind.EMAIL: _as_it_is,
    CodeKind.URL: _as_it_is,
    CodeKind.ROMAN: repair_roman,
    CodeKind.LIST_MARK: repair_mark,
    CodeKind.ACRONYM: _acronym,
}


def repair_code(code: Code) -> Repair | None:
    """What a code should read by its grammar, or None where the grammar has no say.

    A repair with the code's own text says that the code is in order. Digits change only
    within fields of digits, and there only O to 0 and l, I to 1.
    """
    return _REPAIRERS[code.kind](code.text)

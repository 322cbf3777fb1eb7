"""Full numbers of documents in running text, with the type before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.folding import UPPER, fold, squash
from extractors.found import Found
from extractors.laws import law_before, title_of
from extractors.misread import TERMS
from extractors.symbols import (
    SYMBOL_PART,
    Symbol,
    digits,
    is_known,
    is_party,
    is_shaped,
    read_symbol,
)
from extractors.tables import (
    DocumentType,
    types_by_folded_word,
    types_by_symbol,
    types_by_word,
)

_JOINT = r"\s?[-/_]\s{0,3}"
NUMBER = re.compile(
    rf"""(?<![\d/.,%-])
    (?P<no>\d(?:[\dOoIl]{{0,5}}|\.\d{{3}})[a-dA-D]?)
    (?:\s?/\s?(?P<year>(?:19|20)\d\d))?
    (?P<joint>\s{{0,2}}[-/]\s{{0,2}}/?|[ ](?=[A-ZĐ]{{2,6}}/[A-ZĐ]{{2}}))
    (?P<symbol>{SYMBOL_PART}(?:{_JOINT}{SYMBOL_PART}){{0,7}})
    (?!\w)""",
    re.VERBOSE,
)
_REST = re.compile(rf" ([A-ZĐ]{{1,6}})((?:[-/]{SYMBOL_PART}){{0,3}})(?!\w)")
_BODY = re.compile(r" ([A-ZĐ]{1,2}[A-Za-zĐ]{1,6})(?=\s+(?:ngày|về|của)\b|[,;)]|\.?\s*$|\.\s)")
"""A body whose dash was lost ("NĐ CP"), where nothing of its name can follow."""
_TERM = re.compile(rf" (?:{'|'.join(map(str, TERMS))})(?=\s+(?:ngày|của|về)\b|[,;)]|\.?\s*$|\.\s)")
_FIRST_DIGITS = re.compile(r"\bs[ốô]\s*[:.]?\s{1,2}(\d{1,3})\s$", re.IGNORECASE)
"""The first digits of a number with a space in it ("số 16 59/QĐ-TTg")."""
_NUMBER_WORD = re.compile(r"\bs[ốôoó]\s*[:.]?\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?")
_LISTED = re.compile(r"\d\s?/[\w&-]+\s*(?:,|;|và)\s*$")
_LETTER = DocumentType("", "Công văn", "decree30")


def _with_rest(text: str, symbol: str, end: int) -> str:
    """The symbol with what follows a space that an OCR put into its last part ("26-BY T/TT")."""
    if symbol.endswith("QH") and (term := _TERM.match(text, end)):
        return symbol + term[0]
    if (body := _BODY.match(text, end)) and symbol in types_by_symbol() and is_known(body[1]):
        return f"{symbol}-{body[1]}"
    rest = _REST.match(text, end)
    last = re.split(r"[-/]", symbol)[-1]
    joined = last + rest[1] if rest else ""
    if not rest or is_known(last) or not is_known(joined):
        return symbol
    return symbol + rest[0]


def _joined_symbol(text: str) -> str:
    """The symbol without what follows a dash that only parts two phrases ("- UBND tỉnh")."""
    for match in re.finditer(r"\s-\s+|\s/\s+|\n\s*\n", text):
        head, tail = text[: match.start()], text[match.end() :]
        first = re.split(r"[-/]", tail, maxsplit=1)[0].strip()
        sloppy = not re.search(r"[-/]", head) and is_known(head) and is_known(first)
        if not sloppy:
            return head
    return text


def named_type(text: str, end: int) -> tuple[DocumentType, int, bool] | None:
    """The type whose name ends at `end`, where it begins, and whether marks were lost."""
    words = list(_WORD.finditer(text, max(0, end - 48), end))[-5:]
    if not words or text[words[-1].end() : end].strip():
        return None
    for exact, table in ((True, types_by_word()), (False, types_by_folded_word())):
        for count in range(len(words), 0, -1):
            start = words[-count].start()
            phrase = squash(text[start:end])
            kind = table.get(phrase if exact else fold(phrase))
            if kind:
                return kind, start, not exact
    return None


def _plausible(symbol: Symbol, raw: str, *, typed: bool, said: bool, slash: bool) -> bool:
    """Whether a digit group with this symbol is a document's number and no other token."""
    parts = [part for part in re.split(r"[-/.]", symbol.text) if part]
    known, _ = symbol.known
    if not is_shaped(symbol.text):
        return False
    if typed or (said and (slash or symbol.types)):
        return True
    if symbol.types and len(parts) > 1:
        return slash or is_party(symbol)
    return slash and known == len(parts) and len(parts) > 1 and len(raw) > 4


def _read_number(text: str, match: re.Match[str]) -> Found | None:
    start, no = match.start("no"), match["no"]
    if start and text[start - 1] in "OoIl" and (start < 2 or not text[start - 2].isalpha()):
        start, no = start - 1, text[start - 1] + no
    if parted := _FIRST_DIGITS.search(text, max(0, start - 12), start):
        start, no = parted.start(1), parted[1] + no
    word = _NUMBER_WORD.search(text, max(0, start - 8), start)
    type_end = word.start() if word else start
    named = named_type(text, type_end) if type_end == start or word else None
    raw_symbol = _with_rest(text, _joined_symbol(match["symbol"]), match.end())
    dated = bool(match["year"])
    symbol = read_symbol(raw_symbol.replace("_", "-"), named[0] if named else None)
    if not _plausible(
        symbol,
        raw_symbol,
        typed=bool(named),
        said=bool(word) or dated or _continues(text, start),
        slash="/" in match["joint"],
    ):
        return None
    year = f"/{match['year']}" if match["year"] else ""
    number = f"{digits(no)}{year}{match['joint'].strip()[:1] or ' '}{symbol.text}"
    law = None
    if not named:
        law = law_before(text, type_end, symbol, number) or _type_nearby(text, type_end, symbol)
    head = named[1] if named else law[1] if law else word.start() if word else start
    kind = _type(named[0] if named else law[0] if law else None, symbol)
    end = match.start("symbol") + len(raw_symbol)
    return Found(
        start=head,
        number_start=start,
        number_end=end,
        end=end,
        type_name=kind,
        typed=bool(named or law),
        number=number,
        symbol=symbol,
        date="",
        issuer="",
        confidence=_confidence(symbol, bool(named or law), bool(named and named[2])),
        title=title_of(text, head, start) if law else "",
    )


def _type(named: DocumentType | None, symbol: Symbol) -> str:
    """The type that the text names; where it says only "văn bản", what the symbol means."""
    if named and named.family != "generic":
        return named.name
    if symbol.types:
        party = is_party(symbol)
        ranked = sorted(symbol.types, key=lambda kind: (kind.family == "party") != party)
        return ranked[0].name
    return _assembly_type(symbol) or _LETTER.name


def _assembly_type(symbol: Symbol) -> str:
    return "Luật" if re.fullmatch(r"QH\w*", symbol.text) else ""


def _confidence(symbol: Symbol, typed: bool, marks_lost: bool) -> float:
    known, parts = symbol.known
    score = 0.99 if typed else 0.95
    score -= 0.1 * (parts - known) / parts
    score -= 0.1 * symbol.repaired + 0.1 * marks_lost
    return round(score, 3)


def _continues(text: str, start: int) -> bool:
    """Whether a number goes on with a list of numbers ("12/UBND-VX, 15/UBND-NC")."""
    return _LISTED.search(text[max(0, start - 30) : start]) is not None


def _type_nearby(text: str, end: int, symbol: Symbol) -> tuple[DocumentType, int] | None:
    """The type, with a few words of its title behind it ("Báo cáo thẩm tra số ...")."""
    names = {kind.name: kind for kind in symbol.types}
    window = text[max(0, end - 40) : end]
    for match in re.finditer(rf"\b[{UPPER}][^\W\d_]*\s+[^\W\d_]+", window):
        kind = types_by_word().get(squash(match[0]))
        between = window[match.end() :].split()
        if kind and kind.name in names and len(between) <= 3 and "".join(between).islower():
            return kind, max(0, end - 40) + match.start()
    return None


def find_numbers(text: str) -> Iterator[Found]:
    """All full numbers, without date and issuer."""
    for match in NUMBER.finditer(text):
        found = _read_number(text, match)
        if found:
            yield found

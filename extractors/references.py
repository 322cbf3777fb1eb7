"""References to other documents by their full number, or of laws by name and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.dates import FoundDate
from extractors.folding import UPPER, fold, one_line, squash
from extractors.issuers import issuer_after
from extractors.symbols import Symbol, digits, is_known, is_party, is_shaped, read_symbol
from extractors.tables import DocumentType, types_by_folded_word, types_by_word

_UPPER = "A-ZĐĂÂÊÔƠƯ"
_PART = rf"[{_UPPER}](?:[{_UPPER}a-zđ\d&]|\.(?=[{_UPPER}]{{2}})){{0,14}}"
_JOINT = r"\s?[-/_]\s{0,3}"
NUMBER = re.compile(
    rf"""(?<![\d/.,%-])
    (?P<no>\d(?:[\dOoIl]{{0,5}}|\.\d{{3}})[a-dA-D]?)
    (?:\s?/\s?(?P<year>(?:19|20)\d\d))?
    (?P<joint>\s{{0,2}}[-/]\s{{0,2}}/?)
    (?P<symbol>{_PART}(?:{_JOINT}{_PART}){{0,7}})
    (?!\w)""",
    re.VERBOSE,
)
_NUMBER_WORD = re.compile(r"\bs[ốôoó]\s*[:.]?\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?")
_LISTED = re.compile(r"\d\s?/[\w&-]+\s*(?:,|;|và)\s*$")
_NAMED_LAW = re.compile(rf"\b(Bộ luật|Luật|Pháp lệnh)(?=\s+[{UPPER}])")
_NOT_IN_TITLE = re.compile(r"[;.:()\d]|\n\s*\n|,(?=\s*(?:ngày|được))|\b(?:số|Luật|này)\b")
_LAW = re.compile(r"\b(Bộ luật|Luật|Pháp lệnh|Nghị quyết|Hiến pháp)\b", re.IGNORECASE)
_LETTER = DocumentType("", "Công văn", "decree30")


@dataclass(frozen=True, slots=True)
class Found:
    """A full reference in the whole text, before pages are told apart.

    `head` is where the type's name or the word "số" begins, `number_start` the number.
    """

    start: int
    number_start: int
    number_end: int
    end: int
    type_name: str
    typed: bool
    number: str
    symbol: Symbol
    date: str
    issuer: str
    confidence: float


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


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    matches = list(pattern.finditer(text, start, end))
    return matches[-1] if matches else None


def _law_before(text: str, start: int, symbol: Symbol) -> tuple[DocumentType, int] | None:
    """The law whose name stands between its type and its number ("Luật Giáo dục số ...")."""
    if "QH" not in symbol.text:
        return None
    last = _last(_LAW, text, max(0, start - 120), start)
    if not last or re.search(r"[;.:,]\s|\d", text[last.end() : start]):
        return None
    return types_by_word()[squash(last[1])], last.start()


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
    word = _NUMBER_WORD.search(text, max(0, start - 8), start)
    type_end = word.start() if word else start
    named = named_type(text, type_end) if type_end == start or word else None
    raw_symbol = _joined_symbol(match["symbol"])
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
    law = None
    if not named:
        law = _law_before(text, type_end, symbol) or _type_nearby(text, type_end, symbol)
    head = named[1] if named else law[1] if law else word.start() if word else start
    kind = _type(named[0] if named else law[0] if law else None, symbol)
    end = match.start("symbol") + len(raw_symbol)
    year = f"/{match['year']}" if match["year"] else ""
    joint = match["joint"].strip()[:1]
    return Found(
        start=head,
        number_start=start,
        number_end=end,
        end=end,
        type_name=kind,
        typed=bool(named or law),
        number=f"{digits(no)}{year}{joint}{symbol.text}",
        symbol=symbol,
        date="",
        issuer="",
        confidence=_confidence(symbol, bool(named or law), bool(named and named[2])),
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


def find_numbers(text: str) -> Iterator[Found]:
    """All full numbers, without date and issuer."""
    for match in NUMBER.finditer(text):
        found = _read_number(text, match)
        if found:
            yield found


@cache
def _date_lead() -> re.Pattern[str]:
    return re.compile(r"[\s,(]*(?:(?:được\s+)?(?:ban hành|ký)\s+)?", re.IGNORECASE)


def _date_at(text: str, end: int, dates: dict[int, FoundDate]) -> FoundDate | None:
    lead = _date_lead().match(text, end)
    at = lead.end() if lead else end
    date = dates.get(at)
    return date if date and date.first == date.last and date.first.year else None


def _with_context(text: str, found: Found, dates: dict[int, FoundDate], limit: int) -> Found:
    """Add the date and the issuer that follow the number, in either order."""
    date = _date_at(text, found.number_end, dates)
    end = date.end if date else found.number_end
    said = issuer_after(text, end, limit)
    if said:
        end = said[1]
        if not date:
            date = _date_at(text, end, dates)
            end = date.end if date else end
    closes = text[end : end + 1] == ")" and "(" in text[found.number_end : end]
    return replace(
        found,
        end=end + closes,
        date=date.first.iso if date and date.possible else "",
        issuer=said[0] if said else found.symbol.issuer,
    )


def _share(text: str, left: Found, right: Found) -> Found:
    """Give `left` the date that it shares with `right` ("số 1/QĐ-X và số 2/QĐ-X ngày ...")."""
    if left.date or not right.date or right.start - left.end > 24:
        return left
    between = squash(text[left.end : right.number_start])
    same_body = left.symbol.text.split("-")[-1] == right.symbol.text.split("-")[-1]
    by_and = re.match(r"[,;]?\s?và\b", between)
    by_comma = between[:1] == "," and not right.typed
    if not same_body or not (by_and or by_comma):
        return left
    return replace(
        left,
        date=right.date,
        issuer=left.issuer or right.issuer,
        confidence=round(left.confidence - 0.05, 3),
    )


def _inherit_type(text: str, left: Found, right: Found) -> Found:
    """Give `right` the type of the list it continues ("các Công văn số 1/X-Y, 2/X-Y")."""
    if right.typed or right.symbol.types or not left.typed:
        return right
    if re.fullmatch(r"\s*(?:,|;|và)?\s*", text[left.end : right.start]):
        return replace(right, type_name=left.type_name)
    return right


def find_references(text: str, dates: list[FoundDate]) -> list[Found]:
    """All references by full number, in order, with type, date and issuer."""
    by_start = {date.start: date for date in dates}
    numbers = list(find_numbers(text))
    limits = [*(found.start for found in numbers[1:]), len(text)][: len(numbers)]
    found = [
        _with_context(text, number, by_start, limit)
        for number, limit in zip(numbers, limits, strict=True)
    ]
    for index in range(1, len(found)):
        found[index] = _inherit_type(text, found[index - 1], found[index])
    for index in range(len(found) - 2, -1, -1):
        found[index] = _share(text, found[index], found[index + 1])
    laws = [law for law in find_laws(text, dates)]
    return sorted([*found, *laws], key=lambda item: item.start) if laws else found


def written(found: Found, text: str) -> str:
    """The mention as it stands in the text, on one line."""
    return one_line(text[found.start : found.end])

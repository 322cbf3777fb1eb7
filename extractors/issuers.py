"""Names of issuing bodies: after "của" in a sentence, and from the head's capitals."""

from __future__ import annotations

import re
from functools import cache

from extractors.folding import LOWER, UPPER, one_line, squash
from extractors.tables import agency_names, column, national_names, rows

_LONGEST = 140
_OF = re.compile(r"\s*,?\s*(?:của|do)\s+(?:các\s+)?", re.IGNORECASE)
_END = re.compile(
    r"[;:()\"“”\t,•]|\.(?=\s|$|/)|\n\s*\n|\n\s*(?:[-+]|o\s)|(?<!thứ )(?<!thứ \d)\d"
    rf"|\s-\s(?!\s*[{UPPER}])"
)


def _alternatives(phrases: tuple[str, ...]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


@cache
def _heads() -> re.Pattern[str]:
    words = _alternatives(column("issuer_heads.csv", "phrase"))
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)


@cache
def _stops() -> re.Pattern[str]:
    table = rows("issuer_stops.csv")
    any_case = _alternatives(tuple(r["phrase"] for r in table if r["any_case"] == "yes"))
    lower = _alternatives(tuple(r["phrase"] for r in table if r["any_case"] == "no"))
    return re.compile(rf"(?<=\s)(?:(?i:{any_case})|{lower})(?=[\s,;.:]|$)")


def ends_name(text: str, end: int) -> bool:
    """Whether a name that ends at `end` is whole there: the sentence goes on with other words."""
    gap = len(text[end : end + 3]) - len(text[end : end + 3].lstrip())
    if not gap:
        return not text[end : end + 1].isalnum()
    return not text[end + gap : end + gap + 1].isalnum() or bool(_stops().match(text, end + gap))


@cache
def _body_below() -> re.Pattern[str]:
    """A line that begins a text's body, below one that has no full stop."""
    words = [phrase.capitalize() for phrase in column("body_starts.csv", "phrase")]
    begin = _alternatives(tuple(word for word in words if word.isalpha() or " " in word))
    return re.compile(rf"\s*\n\s*(?:{begin})(?=\s)")


_LEADER = re.compile(r"(?:Bộ trưởng|Thứ trưởng|Chánh|Tổng cục trưởng|Giám đốc)\s+", re.IGNORECASE)
_WORD = re.compile(r"\S+")


@cache
def _words_by_first() -> dict[str, int]:
    """How many words the longest known name has that begins with a word."""
    found: dict[str, int] = {}
    for name in agency_names():
        words = name.split()
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def _known_name_end(text: str) -> int:
    """Where a known body's name at the start of `text` ends; 0 if none stands there."""
    leader = _LEADER.match(text)
    start = leader.end() if leader else 0
    words = list(_WORD.finditer(text, start, start + 90))
    longest = _words_by_first().get(words[0][0].casefold(), 0) if words else 0
    for count in range(min(longest, len(words)), 1, -1):
        end = words[count - 1].end()
        name = text[start:end].rstrip('.,;:)"”')
        if squash(name) in agency_names():
            return start + len(name)
    return 0


_NEXT_SENTENCE = re.compile(rf"\s*\n\s*(?!Chính phủ)[{UPPER}][{LOWER}]")
"""A line that begins with a capital below a name that is whole."""
_SMALL_WORD = re.compile(rf"\s(?!khóa\b|khoá\b|và\b)[{LOWER}]")
_ALSO = re.compile(r"\s+và\s+")
_TRAILING_AND = re.compile(r"\s+và$")
_COMMITTEE = re.compile(r"(?:Ban|ban|Phó|Ủy ban)\s+$")


@cache
def _comma_names() -> re.Pattern[str]:
    return re.compile(_alternatives(column("comma_names.csv", "phrase")))


@cache
def _and_another() -> re.Pattern[str]:
    """The word "và" before another document, which is no part of the body's name."""
    types = _alternatives(column("document_types.csv", "name"))
    return re.compile(rf"\s(?:và|,)\s+(?:các\s+)?(?:(?:{types})\b|số\b)", re.IGNORECASE)


def _is_whole(text: str, known: int) -> bool:
    """Whether a body that there is only one of ends there, and the sentence goes on."""
    also = _ALSO.match(text, known)
    goes_on = not _heads().match(text, also.end()) if also else _SMALL_WORD.match(text, known)
    return bool(goes_on) and squash(text[:known]) in national_names()


def _cut(text: str) -> str:
    """The name at the start of `text`, up to the first word that belongs to the sentence."""
    end = len(text)
    shape = _comma_names().sub(lambda match: match[0].replace(",", "_"), text)
    for pattern in (_END, _and_another()):
        if match := pattern.search(shape, 0, end):
            end = match.start()
    known = _known_name_end(text)
    if known and (_NEXT_SENTENCE.match(text, known) or _is_whole(text, known)):
        return text[:known]
    if match := _body_below().search(text, 0, end):
        end = match.start()
    for match in _stops().finditer(text, 0, end):
        if match.start() < known:
            continue
        if match[0] == "chỉ đạo" and _COMMITTEE.search(text[: match.start()]):
            continue
        end = match.start()
        break
    return _TRAILING_AND.sub("", text[:end].rstrip())


def canonical(name: str) -> str:
    """The official spelling of a known body; any other name on one line as written."""
    return agency_names().get(squash(name), one_line(name))


def issuer_after(text: str, start: int, limit: int) -> tuple[str, int] | None:
    """The body named after "của" at `start`, and where its name ends."""
    lead = _OF.match(text, start, min(limit, start + 20))
    if not lead or not _heads().match(text, lead.end()):
        return None
    name = _cut(text[lead.end() : min(limit, lead.end() + _LONGEST)])
    if not name:
        return None
    return canonical(name), lead.end() + len(name)

"""The foot of a document: signer, title, signing form, recipients."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.folding import LOWER, UPPER, fold, one_line, squash
from extractors.lines import TextLine, in_capitals, lines_of
from extractors.naming import in_name_case
from extractors.tables import column

_FORM = r"(?:(?:TM|KT|TL|TUQ|TƯQ|Q)\s?[.,/]|(?:T/M|K/T|T/L)[.,]?(?=\s))"
_DEGREE = re.compile(
    r"^(?:(?:PGS|GS|TS|TSKH|ThS|Ths|BS|BSCK|BSCKI{1,2}|CKI{1,2}|CK1|CK2|DS|DSCKI{1,2}|CN|KS|KTS|LS|"
    r"NGƯT|NGND|TTƯT|TTND|NSƯT|NSND|Bác sĩ|Tiến sĩ|Thạc sĩ|Luật sư|Kỹ sư|Nhà giáo|"
    r"(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy|uý|Tướng|Tá|Úy))(?![^\W\d_])\s?[.,:-]?\s?)+"
)
_RECIPIENTS = re.compile(r"^\W*N[ơo]i\s+nh[ậâaạ]n\b\s*[:;.]?\s*", re.IGNORECASE)
_ITEM = re.compile(r"^\s*[-+•*~]\s*\S")
_SIGNED_MARK = re.compile(r"\(?\[?\s*(?:đã ký|ký tên|ký, đóng dấu|ký và ghi).{0,40}", re.IGNORECASE)
_NAME_WORD = rf"[{UPPER}][{LOWER}'’]{{0,7}}"
_NAME = re.compile(rf"{_NAME_WORD}(?:[ ]+{_NAME_WORD}){{1,5}}")
_NAME_END = re.compile(rf"[;.:,)]\s+({_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}})$")
_STRAY = re.compile(rf"^(?:[^\w(]|_|[{LOWER}](?=[{UPPER}]{{2}}))+")
"""What a seal or a signature leaves at the beginning of a line ("_\\GIÁM ĐỐC", "cTRƯỞNG")."""
_SENTENCE = re.compile(r"(?:Điều|Khoản|Căn cứ|Theo|Xét|Đề nghị|Giao|\d+\.|[a-zđ]\))")
_GAP = 14
"""Lines a signature block may have between the title and the name (seal, recipients)."""


@dataclass(frozen=True, slots=True)
class Foot:
    """Who signs and whom the document goes to; `end` is where the signature block ends."""

    signer: str = ""
    title: str = ""
    recipients: tuple[str, ...] = ()
    start: int = -1
    end: int = -1


@cache
def _surnames() -> frozenset[str]:
    return frozenset(squash(name) for name in column("surnames.csv", "surname"))


@cache
def title_words() -> re.Pattern[str]:
    """The titles of those who sign, without diacritics, at the start of a line."""
    words = sorted(column("signer_titles.csv", "title"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(fold(word)) for word in words) + r")\b")


@cache
def _trailing_title() -> re.Pattern[str]:
    return re.compile(rf"\s((?:{_FORM}\s?)?[{UPPER}][{UPPER}yỷ.,&\s-]{{4,60}})$")


@cache
def _surnames_by_letters() -> dict[str, str]:
    """The commonest surname of those that differ only in their marks."""
    names = column("surnames.csv", "surname")
    return {fold(name): name for name in reversed(names)}


def is_person(name: str) -> bool:
    """Whether text reads like the name of a Vietnamese person."""
    match = _NAME.fullmatch(one_line(name))
    return bool(match) and squash(name).split(" ")[0] in _surnames()


def _person_under_title(text: str) -> str:
    """The name that stands where a signer's must; empty if it is none.

    A surname that is one but for its marks was misread there ("Đô Thị" is Đỗ Thị).
    """
    name = one_line(text)
    surname, _, rest = name.partition(" ")
    if is_person(name) or not _NAME.fullmatch(name) or " " not in rest:
        return name if is_person(name) else ""
    known = _surnames_by_letters().get(fold(surname))
    return f"{known} {rest}" if known else ""


def _title_in(text: str) -> str:
    """The line's signing title: the whole line in capitals, or what follows a recipient."""
    if not _ITEM.match(text):
        text = _STRAY.sub("", text)
    if len(text) < 90 and in_capitals(text) and _is_title(text):
        return text
    if _ITEM.match(text) or _RECIPIENTS.match(text):
        match = _trailing_title().search(text)
        if match and _is_title(match[1]):
            return match[1]
    return ""


def _is_title(text: str) -> bool:
    if re.match(_FORM, text):
        return True
    return len(text) < 70 and title_words().match(fold(text)) is not None


def _name_in(text: str) -> str:
    """The person's name that a line of a signature block is or ends with."""
    bare = _DEGREE.sub("", text).strip(" .,;:_-|'`")
    if person := _person_under_title(bare):
        return person
    match = _NAME_END.search(text.rstrip(" .|_"))
    if match and (_ITEM.match(text) or _RECIPIENTS.match(text)) and is_person(match[1]):
        return one_line(match[1])
    return ""


def _may_stand_between(text: str) -> bool:
    """Whether a line can stand between the signing title and the name."""
    return (
        not text
        or in_capitals(text)
        or bool(_ITEM.match(text) or _RECIPIENTS.match(text) or _SIGNED_MARK.match(text))
        or (len(text) < 30 and text[-1] not in ";,:" and not _SENTENCE.match(text))
    )


def _block(lines: list[TextLine], at: int) -> Foot | None:
    """The signature block whose first title stands on line `at`."""
    titles = [_title_in(lines[at].text)]
    for index in range(at + 1, min(len(lines), at + 1 + _GAP + 16)):
        line = lines[index]
        name = _name_in(line.text)
        if name and line.text not in titles:
            title = ", ".join(in_name_case(_spaced(part)) for part in titles)
            return Foot(name, title, (), lines[at].start, line.end)
        more = _title_in(line.text)
        if more:
            titles.append(more)
        elif not _may_stand_between(line.text):
            return None
    return None


def _spaced(title: str) -> str:
    """One space behind the signing form ("KT.CHỦ TỊCH")."""
    return re.sub(rf"^({_FORM})\s*", lambda match: match[1].replace(",", ".") + " ", title)


def _recipients(lines: list[TextLine], at: int) -> tuple[str, ...]:
    items: list[str] = []
    first = _RECIPIENTS.sub("", lines[at].text)
    if first and not in_capitals(first):
        items.append(first.strip(" -;."))
    for line in lines[at + 1 : at + 60]:
        text = line.text
        if not text:
            continue
        if not _ITEM.match(text):
            if items and not (_title_in(text) or _name_in(text) or in_capitals(text)):
                break
            continue
        name = _name_in(text)
        body = text[: -len(name)] if name and text.endswith(name) else text
        title = _title_in(body)
        items.append(one_line(body.removesuffix(title)).strip(" -+•*~;."))
    return tuple(item for item in items if item)


def _first_block(lines: list[TextLine]) -> Foot | None:
    at = 0
    while at < len(lines):
        if _title_in(lines[at].text) and (found := _block(lines, at)):
            return found
        at += 1
    return None


def read_foot(text: str, start: int, end: int) -> Foot:
    """Signer and recipients of the document whose body begins at `start`."""
    lines = lines_of(text, start, end)
    block = _first_block(lines)
    at = next((i for i, line in enumerate(lines) if _RECIPIENTS.match(line.text)), None)
    recipients = _recipients(lines, at) if at is not None else ()
    if block:
        return Foot(block.signer, block.title, recipients, block.start, block.end)
    title = _unsigned_title(lines, at) if at is not None else ""
    return Foot("", title, recipients, lines[at].start if at is not None else -1, -1)


def _unsigned_title(lines: list[TextLine], at: int) -> str:
    """The signing title near the recipients of a document without a printed name."""
    nearby = lines[max(0, at - 6) : at + 40]
    titles = [_title_in(line.text) for line in nearby]
    return ", ".join(in_name_case(_spaced(title)) for title in titles if title)

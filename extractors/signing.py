"""Titles of those who sign, and the signing form before them (TM., KT., TL., TUQ., Q.)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from extractors.folding import LOWER, UPPER, fold
from extractors.lines import in_capitals
from extractors.naming import in_name_case
from extractors.tables import column

FORM = r"(?:(?:[TI]M|KT|TL|T[UƯ][QỌO]|Q)\s?[.,/]|(?:T/M|K/T|T/L)[.,]?(?=\s))"
"""The signing form before a title, as a pattern.

Who signs does so for a collective body (TM.), for its head (KT.), by order (TL.), by
authorization (TUQ.), or holds the office for the time being (Q.).
"""
RECIPIENTS = re.compile(r"^\W*N[ơờởợo]i\s+nh[ậâaạ]n\b\s*[:;.]?\s*", re.IGNORECASE)
ITEM = re.compile(r"^\s*[-+•*~]\s*\S")
_SPEAKS = re.compile(r"(?:điện|quyết định|chỉ thị|yêu cầu|thông báo)\s?:$", re.IGNORECASE)
"""Who speaks in the text below, not who signs ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:")."""
_STRAY = re.compile(rf"^(?:[^\w(]|_|[{LOWER}](?=[{UPPER}]{{2}}))+")
"""What a seal or a signature leaves at the beginning of a line ("_\\GIÁM ĐỐC", "cTRƯỞNG")."""
_GARBLED_KT = re.compile(r"^\W*\w?T[.,]\s")
_FOR_THE_HEAD = re.compile(r"K/?T\s?[.,/]?\s*")
_ALIKE = 85
"""Percent of letters that a misread title shares with the true one."""
_GARBLED_FORM = re.compile(r"^\W*\w{1,4}[.,]?\s+")


@cache
def title_words() -> re.Pattern[str]:
    """The titles of those who sign, without diacritics, at the start of a line."""
    words = sorted(column("signer_titles.csv", "title"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(fold(word)) for word in words) + r")\b")


@cache
def _trailing_title() -> re.Pattern[str]:
    return re.compile(rf"\s((?:{FORM}\s?)?[{UPPER}][{UPPER}yỷ.,&\s-]{{4,60}})$")


@lru_cache(512)
def title_in(text: str) -> str:
    """The line's signing title: the whole line in capitals, or what follows a recipient."""
    if not ITEM.match(text):
        if len(text) > 20 and not in_capitals(text[:20]) and not RECIPIENTS.match(text):
            return ""
        text = _STRAY.sub("", text)
        bare = _GARBLED_FORM.sub("", text)
        if in_capitals(text) and not _is_title(text) and _is_title(bare):
            return f"KT. {bare}" if _GARBLED_KT.match(text) else bare
    if len(text) < 90 and in_capitals(text) and _is_title(text):
        return text
    if ITEM.match(text) or RECIPIENTS.match(text):
        match = _trailing_title().search(text)
        if match and _is_title(match[1]):
            return match[1]
    return ""


def deputy_in(text: str, above: str) -> str:
    """The deputy's title below "KT. CỤC TRƯỞNG", also where the seal was read into it.

    Args:
        text: The line, "PHG CỤC TRƯỞNG".
        above: The title above it.

    Returns:
        "PHÓ CỤC TRƯỞNG"; empty if the line is not like it.
    """
    form = _FOR_THE_HEAD.match(above)
    deputy = f"PHÓ {above[form.end() :]}" if form else ""
    if not in_capitals(text) or abs(len(deputy) - len(text)) > 1:
        return ""
    return deputy if fuzz.ratio(fold(text), fold(deputy)) >= _ALIKE else ""


def _is_title(text: str) -> bool:
    if _SPEAKS.search(text):
        return False
    if re.match(FORM, text):
        return True
    return len(text) < 70 and title_words().match(fold(text)) is not None


def _misread_form(form: str) -> str:
    form = re.sub(r"^I(?=M)", "T", form.replace(",", "."))
    return re.sub(r"^T([UƯ])[ỌO]", r"T\1Q", form)


@cache
def _titles_by_letters() -> dict[str, str]:
    return {fold(title): title for title in column("signer_titles.csv", "title")}


def written_title(title: str) -> str:
    """A title in name case, with one space behind the signing form ("KT.CHỦ TỊCH").

    Titles of the table get their own marks, which an OCR may have lost ("THỦ TƯỞNG").
    """
    lead = re.match(rf"({FORM})\s*", title)
    form = _misread_form(lead[1]) + " " if lead else ""
    name = (title[lead.end() :] if lead else title).rstrip(" .,-_")
    known = title_words().match(fold(name))
    if known:
        rest = in_name_case(f"A {name[known.end() :]}")[2:] if name[known.end() :] else ""
        return f"{form}{_titles_by_letters()[known[0]]} {rest}".strip(" ”“\"'")
    return form + in_name_case(name)

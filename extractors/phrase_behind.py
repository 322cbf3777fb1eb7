"""The noun phrase behind an amount."""

from __future__ import annotations

import re
from functools import cache

from extractors.clauses import over_pages
from extractors.folding import one_line
from extractors.predicates import WORDS, any_of, tidy
from extractors.tables import column
from extractors.units import unit_at

_AFTER_END = re.compile(r"[;:.()\[\]!?\t\f%]|\d+(?!\d|\s+tuổi)|\n\s*\n|\n\s*[-+•]|\./\.|,(?!\s?\w)")
_TRAILING = re.compile(r"\s+(?:và|hoặc|của|với|cho|các|những)$")
_KEPT = re.compile(
    r"từ (?:đủ )?\d+ tuổi|trong (?:độ )?tuổi|có công\b|trong nước\b|có cồn\b|không chuyên trách"
    r"|hoạt động (?:không chuyên trách|kinh doanh|khoáng sản)"
)
_GAINED = ("thu", "nhận", "huy động")
"""Verbs that "được" belongs to ("số phí thu được")."""
PER_TIME = re.compile(r"^\s?/\s?(?:năm|tháng|quý|ngày|vụ)\b")
"""The period behind a rate ("1,2%/năm")."""
_OR_MORE = re.compile(r"^\s*trở (?:lên|xuống)\b")
_PLANS = frozenset({"kế hoạch", "chỉ tiêu", "mục tiêu"})
"""Units that a rate is one of more often than it counts them."""


@cache
def _stops() -> dict[str, tuple[str, ...]]:
    """The phrases that end a noun phrase, by their first word."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in column("phrase_stops.csv", "phrase"):
        first = phrase.split(" ", 1)[0]
        found[first] = (*found.get(first, ()), phrase)
    return found


def _stop(text: str) -> int:
    """Where the first phrase begins that ends a noun phrase; the text's length if none does."""
    for match in WORDS.finditer(text):
        start = match.start()
        for phrase in _stops().get(match[0].rstrip(","), ()):
            behind = text[start + len(phrase) : start + len(phrase) + 1]
            bare = text[:start].strip()
            if (phrase == "tổ chức" and not bare) or (phrase == "được" and bare.endswith(_GAINED)):
                continue
            if _KEPT.match(text, start) or bare == "người" or (" " in phrase and _is_bare(bare)):
                continue
            if text.startswith(phrase, start) and behind in ("", " ", ","):
                return start
    return len(text)


def _is_bare(text: str) -> bool:
    """Whether a text is one word that is no noun that is counted ("phí", of "phí công bố")."""
    return text.isalpha() and not starts_with_counted_noun(text)


def starts_with_counted_noun(phrase: str) -> bool:
    """Whether a phrase begins with a noun that is counted ("hộ dân", "số cán bộ")."""
    for word in ("tổng ", "số ", "các "):
        phrase = phrase.removeprefix(word)
    unit = unit_at(phrase, 0)
    return unit is not None and unit.unit.kind == "count" and unit.unit.name not in _PLANS


@cache
def _pairs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('comma_pairs.csv')})\b", re.IGNORECASE)


def is_pair(left: str, right: str) -> bool:
    """Whether a comma stands within a fixed phrase ("sản xuất, kinh doanh")."""
    ends = left.split()[-2:] + [",", *right.split()[:2]]
    return _pairs().search(" ".join(ends).replace(" ,", ",")) is not None


def phrase_after(text: str, offset: int) -> str:
    """The noun phrase that begins at `offset`, up to its verb or a mark.

    A comma ends it, but for lists of counted nouns ("cán bộ, công chức").
    """
    window = _OR_MORE.sub("", PER_TIME.sub("", over_pages(text[offset : offset + 160])))
    if window.lstrip().startswith(","):
        return ""
    end = _AFTER_END.search(window)
    if end:
        window = window[: end.start()]
    window = one_line(window)
    window = window[: _stop(window)]
    parts = window.split(",")
    phrase = parts[0]
    for part in parts[1:]:
        if not (starts_with_counted_noun(one_line(part)) or is_pair(phrase, part)):
            break
        phrase = f"{phrase},{part}"
    return tidy(_TRAILING.sub("", one_line(phrase)))

"""The verbs between a subject and its amount, taken from the end of a clause."""

from __future__ import annotations

import re
from functools import cache

from extractors.folding import one_line
from extractors.tables import column, rows

WORDS = re.compile(r"\S+")
OBJECT_VERBS = ("object", "payer")
"""Kinds of verbs that an object may follow."""
_TURNED = ("tăng,", "giảm,")
"""Verbs that say which way before the figure: "tổng đàn giảm, còn bằng" 95%."""
_LONGEST = 6
_BARE_MEASURE = re.compile(
    r"(?:^|[\s,])(?<!ở )(?<!đạt )(?:tốc độ|mức|mức độ|tỷ lệ|tỉ lệ|tỷ suất|(?-i:đà))$",
    re.IGNORECASE,
)
"""Words whose phrase a verb of rise and fall is part of ("tốc độ tăng")."""
_JOINTS = (["và"], ["-"], ["hoặc"], ["ngành"], ["vực"])
"""Words before a noun that is written like a verb ("công nghiệp và xây dựng")."""


@cache
def predicates() -> dict[str, str]:
    """What a predicate speaks of: its `subject`, its `object`, one of the two (`payer`).

    A `qualifier` is no verb.
    """
    return {row["phrase"]: row["takes"] for row in rows("predicates.csv")}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in predicates())


@cache
def _no_verbs() -> frozenset[str]:
    """Phrases that end like verbs: "các cấp" (cấp: to grant), "chứng chỉ", "trở lên"."""
    return frozenset(column("no_verbs.csv", "phrase"))


@cache
def _new_things() -> tuple[str, ...]:
    """Words that "mới" (new) belongs to."""
    return column("new_things.csv", "word")


@cache
def qualifiers() -> dict[str, str]:
    """The qualifier that a phrase before a number means."""
    return {row["phrase"]: row["qualifier"] for row in rows("qualifiers.csv")}


def tidy(text: str) -> str:
    """The phrase without outer marks; quotes only where they do not belong together."""
    text = one_line(text).strip(" ,.-(=")
    if text[:1] in '"“' and text[-1:] in '"”':
        return text[1:-1]
    if text.count("“") != text.count("”"):
        text = text.strip("“”")
    return text


def _predicate_at_end(words: list[str]) -> int:
    """How many words at the end are the longest known predicate; 0 if none."""
    if not words or words[-1].strip(",(").casefold() not in _last_words():
        return 0
    nouns = [n for n in (2, 3, 4) if " ".join(words[-n:]).casefold() in _no_verbs()]
    for count in range(min(_LONGEST, len(words)), max(nouns, default=0), -1):
        if " ".join(words[-count - 1 : len(words) - count + 1]).casefold() in _no_verbs():
            continue
        takes = predicates().get(" ".join(words[-count:]).strip(",(").casefold())
        if takes and not (takes in OBJECT_VERBS and words[-count - 1 : -count] in _JOINTS):
            return count
    return 0


def strip_predicate(words: list[str]) -> tuple[list[str], list[str]]:
    """Part the words of a clause into the phrase it speaks of and the predicate at its end.

    A verb that takes an object stays in the phrase once a verb behind it speaks of the
    subject ("tỷ lệ lao động qua đào tạo" đạt).
    """
    taken: list[str] = []
    while (count := _predicate_at_end(words)) and not (
        taken and words[-1].endswith(",") and words[-1] not in _TURNED
    ):
        phrase = " ".join(words[-count:]).strip(",(").casefold()
        left = words[:-count]
        kinds = {predicates()[each] for each in taken}
        if predicates()[phrase] in OBJECT_VERBS and "subject" in kinds:
            break
        if left and _BARE_MEASURE.search(" ".join(left)):
            if phrase.endswith(" là"):
                taken.insert(0, "là")
                words = words[:-1]
            break
        taken.insert(0, phrase)
        words = left
    if taken and _is_hardly(words):
        words = words[:-1]
    return words, taken


def _is_hardly(words: list[str]) -> bool:
    """Whether the last word is "mới" in the sense of only, and not of new ("nông thôn mới")."""
    return words[-1:] == ["mới"] and len(words) > 1 and not words[-2].endswith(_new_things())


def qualifier_of(taken: list[str]) -> str:
    """The qualifier nearest to the number; `exact` without one."""
    for phrase in reversed(taken):
        if phrase in qualifiers():
            return qualifiers()[phrase]
    return "exact"

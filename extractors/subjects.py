"""What an amount is an amount of, and how it is qualified."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.clauses import (
    clause_text,
    heading_above,
    phrase_after,
    starts_with_counted_noun,
)
from extractors.folding import one_line
from extractors.predicates import (
    WORDS,
    any_of,
    predicates,
    qualifier_of,
    strip_predicate,
    strip_subject_verbs,
    tidy,
)
from extractors.units import unit_at

_ASIDE = re.compile(r"\((?![A-ZĐ&]+\))[^()]*\)")
_AMONG = re.compile(r"\btrong đó(?: có)?\b,?", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?<!năm )(?<!tháng )(?<!ngày )(?<!quý )(?<!đoạn )(?<!thứ )(?<!số )(?<!loại )(?<!lớp )(?<!độ )"
    r"(?<!\w)(?<![\d.,/-])(\d[\d.,/]*)(?!\d|[.,/]\d)(?!\s?-\s?\d)(?!\s+tuổi)"
    r"(?:\s*(?:triệu|tỷ|nghìn|ngàn)\b)?\s*"
)
_ONLY_TIME = re.compile(
    r"(?:(?:tính |cho |kể )?(?:đến|từ|trong|vào|sau|trước|cuối|đầu|giai đoạn|hết|nay|năm|tháng|"
    r"ngày|quý|học|kỳ|và|\W|[\d/.-]+|[IVX]+)\s*)+",
    re.IGNORECASE,
)
_TRAILING_TIME = re.compile(
    r"(?:\s(?:trong |vào |của )?(?:\d+ tháng )?(?:đầu |cuối )?(?:năm|tháng|quý|giai đoạn)"
    r"\s(?:[IVX]+|[\d/ .-]+))+$"
)
_QUANTITY_NOUN = re.compile(
    r"(?:tổng số|số|tỷ lệ|tỉ lệ|diện tích|sản lượng|kinh phí|đàn|tổng)\b", re.IGNORECASE
)
_PLACES = "Tỉnh|Thành phố|Huyện|Thị xã|Quận|Xã|Phường|Thị trấn"


class Clause(NamedTuple):
    """What stands before an amount in its clause.

    Attributes:
        subject: The phrase the verb speaks of; may be empty.
        qualifier: Name of the qualifier in data/qualifiers.csv, `exact` without one.
        takes_object: Whether the verb makes the phrase behind the amount its subject
            ("phấn đấu 90% hộ dân").
        verbless: Whether no verb stands between the subject and the amount.
        continues: Whether the clause goes on from a percentage before it (", tăng 2%").
        listed: Whether it begins right behind a percentage, without a comma.
    """

    subject: str
    qualifier: str
    takes_object: bool
    verbless: bool
    continues: bool
    listed: bool


class Subject(NamedTuple):
    """Subject and qualifier of an amount; `behind` if the subject stands behind it."""

    name: str
    qualifier: str
    behind: bool


@cache
def _adverbials() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('adverbial_leads.csv')})\b", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    verbs = any_of("leading_verbs.csv")
    return re.compile(rf"(?:(?:(?i:{verbs})|(?:{_PLACES}) (?:đã )?có)\s+)+")


@cache
def _initial_verbs() -> re.Pattern[str]:
    """Verbs that begin a clause without a subject ("Nộp ngân sách 20% số phí")."""
    return re.compile(rf"(?:{any_of('initial_verbs.csv')})\s", re.IGNORECASE)


@cache
def _clause_verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('clause_verbs.csv')})\b", re.IGNORECASE)


def _without_adverbials(text: str) -> str:
    """Drop leading phrases of time and place ("Đến năm 2020, tỷ lệ ...")."""
    while True:
        head, comma, tail = text.partition(",")
        if not comma or not _adverbials().match(head.strip()) or _AMOUNT.search(head):
            return text
        text = tail.strip()


def _last_noun(text: str) -> str:
    """The last part of a phrase with commas, unless the phrase lists counted nouns."""
    last = text.rsplit(",", 1)[-1].strip()
    return text if starts_with_counted_noun(last) else last


def _around_amount(text: str) -> str:
    """The phrase beside the last amount of a clause that says a number and its rate.

    "Diện tích đạt 35 ha, bằng 99%" speaks of the area, before the number; "huyện có 8 xã đạt
    chuẩn, chiếm 72%" of the communes, behind it; "thu nhập 58 triệu đồng, tỷ lệ hộ nghèo 2%"
    of what follows the comma.
    """
    amounts = list(_AMOUNT.finditer(text))
    if not amounts:
        return text
    last = amounts[-1]
    start = amounts[-2].end() if len(amounts) > 1 else 0
    left = text[start : last.start()].strip(" ,")
    parts = re.split(r",\s|\bvới\s", left) if len(amounts) > 1 else [left]
    counted_before = len(amounts) > 1 and left.endswith(" và") and len(parts) == 1
    left = "" if counted_before else parts[-1]
    unit = unit_at(text, last.end(1))
    measured = unit is not None and unit.unit.kind in ("money", "measure")
    right = text[unit.end if measured and unit else last.end() :]
    own, comma, other = right.partition(",")
    if measured and comma and other.strip():
        return _last_noun(other.strip())
    right = _last_noun(right.strip(" ,"))
    if _QUANTITY_NOUN.match(left):
        return strip_subject_verbs(left)
    return _beside(left, "" if measured and not own.strip() else right)


def _beside(left: str, right: str) -> str:
    """The phrase before an amount, or the one behind it where the one before is a clause."""
    words, taken = strip_predicate(WORDS.findall(left))
    named = " ".join(words)
    clausal = (
        not words
        or _ONLY_TIME.fullmatch(named)
        or _clause_verbs().search(named)
        or "object" in {predicates()[phrase] for phrase in taken}
    )
    return right if right and clausal else named or right


def _subject_phrase(text: str) -> str:
    text = _AMONG.split(text)[-1]
    text = _around_amount(_without_adverbials(text.lstrip()))
    text = _TRAILING_TIME.sub("", text.strip(" ,-"))
    if _ONLY_TIME.fullmatch(text):
        return ""
    lead = _leads().match(text)
    text = text[lead.end() :] if lead else text
    rest, taken = strip_predicate(WORDS.findall(text))
    return "" if taken and not rest else tidy(text)


def clause_before(text: str, offset: int) -> Clause:
    """Subject and qualifier of the amount that begins at `offset`."""
    raw, after_percent = clause_text(text, offset)
    listed = after_percent and raw[:1].isspace() and not raw.lstrip().startswith(("(", ","))
    raw = _ASIDE.sub(" ", raw).strip()
    words, taken = strip_predicate(WORDS.findall(raw.rstrip("(")))
    verbs = [kind for kind in map(predicates().__getitem__, taken) if kind != "qualifier"]
    rest = " ".join(words)
    return Clause(
        _subject_phrase(rest),
        qualifier_of(taken),
        takes_object=(bool(verbs) and verbs[-1] == "object") or _speaks_of_object(rest),
        verbless=not verbs and not raw.endswith("("),
        continues=after_percent and not rest.strip(" ,(") and "object" not in verbs,
        listed=listed,
    )


def _speaks_of_object(text: str) -> bool:
    return _initial_verbs().match(text) is not None and not _AMOUNT.search(text)


def subject_of_percentage(text: str, start: int, end: int, previous: Subject) -> Subject:
    """Subject and qualifier of the percentage at `text[start:end]`.

    Args:
        text: The whole text.
        start: Where the percentage begins.
        end: Where it ends.
        previous: Subject of the percentage before it, which a clause such as
            ", giảm 1,3%" goes on to speak of.
    """
    clause = clause_before(text, start)
    after = phrase_after(text, end)
    counted = starts_with_counted_noun(after)
    again = clause.listed and previous.behind
    if after and (clause.takes_object or (counted and (clause.verbless or again))):
        return Subject(after, clause.qualifier, behind=True)
    if clause.subject:
        return Subject(clause.subject, clause.qualifier, behind=False)
    if clause.continues and previous.name:
        return Subject(previous.name, clause.qualifier, previous.behind)
    if after:
        return Subject(after, clause.qualifier, behind=True)
    return Subject(heading_above(text, start), clause.qualifier, behind=False)


def subject_of_quantity(text: str, start: int, end: int, *, counted: bool) -> Subject:
    """Subject and qualifier of the quantity at `text[start:end]`, its unit not included.

    What is counted stands behind the number, what is measured before it.
    """
    clause = clause_before(text, start)
    behind = phrase_after(text, end) if counted else ""
    name = behind or clause.subject or heading_above(text, start)
    return Subject(one_line(name), clause.qualifier, behind=bool(behind))

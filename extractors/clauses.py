"""The clause around an amount: its qualifier and its subject."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.folding import one_line, squash
from extractors.tables import column, rows
from extractors.units import unit_at

_WINDOW = 260
_BOUNDARY = re.compile(
    r"[;:!?]|\.(?=\s)|%\s?[,)]?|\n\s*\n|\f|\n\s*(?=[-+•]|\d{1,2}[.)]|[a-zđ][.)]\s)|\t|\./\."
)
_BULLET = re.compile(r"^\s*(?:[-+•]+|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)])\s+")
_WORDS = re.compile(r"\S+")
_ASIDE = re.compile(r"\((?![A-ZĐ&]+\))[^()]*\)")
_AMONG = re.compile(r"\btrong đó(?: có)?\b,?", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?<!năm )(?<!tháng )(?<!ngày )(?<!quý )(?<!đoạn )(?<!thứ )(?<!số )(?<!loại )(?<!lớp )(?<!\w)"
    r"(?<![\d.,/-])(\d[\d.,/]*)(?!\d|[.,/]\d)(?!\s?-\s?\d)(?!\s+tuổi)(?:\s*(?:triệu|tỷ|nghìn|ngàn)\b)?\s*"
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
_AFTER_END = re.compile(r"[;:.()\[\]!?\t\f%]|\d+(?!\d|\s+tuổi)|\n\s*\n|\n\s*[-+•]|\./\.|,(?!\s?\w)")
_HEADING = re.compile(r"^\s*(?:[-+•]|[IVX]+\.|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)])\s*(\S.*)$")
_BARE_MEASURES = frozenset({"tốc độ", "mức", "mức độ", "tỷ lệ", "tỉ lệ", "tỷ suất", "đà"})
"""Words whose phrase a verb of rise and fall is part of ("tốc độ tăng")."""
_RATE = re.compile(r"^(?:đạt\s+)?(?:tỷ lệ|tỉ lệ)(?:\s*\(?%\)?)?$", re.IGNORECASE)
_QUANTITY_NOUN = re.compile(
    r"(?:tổng số|số|tỷ lệ|tỉ lệ|diện tích|sản lượng|kinh phí|đàn|tổng)\b", re.IGNORECASE
)


class Clause(NamedTuple):
    """What stands before an amount in its clause.

    Attributes:
        subject: The phrase the verb speaks of; may be empty.
        qualifier: Name of the qualifier in data/qualifiers.csv, `exact` without one.
        takes_object: Whether the verb makes the phrase behind the amount its subject
            ("phấn đấu 90% hộ dân").
        verbless: Whether no verb stands between the subject and the amount.
        continues: Whether the clause goes on from a percentage before it (", tăng 2%").
    """

    subject: str
    qualifier: str
    takes_object: bool
    verbless: bool
    continues: bool


@cache
def _predicates() -> dict[str, str]:
    return {row["phrase"]: row["takes"] for row in rows("predicates.csv")}


@cache
def _qualifiers() -> dict[str, str]:
    return {row["phrase"]: row["qualifier"] for row in rows("qualifiers.csv")}


def _any_of(name: str) -> str:
    words = sorted(column(name, "phrase"), key=len, reverse=True)
    return "|".join(re.escape(word) for word in words)


@cache
def _adverbials() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of('adverbial_leads.csv')})\b", re.IGNORECASE)


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?:{_any_of('phrase_stops.csv')})(?=[\s,]|$)")


@cache
def _leads() -> re.Pattern[str]:
    places = "Tỉnh|Thành phố|Huyện|Thị xã|Quận|Xã|Phường|Thị trấn"
    verbs = _any_of("leading_verbs.csv")
    return re.compile(rf"(?:(?:(?i:{verbs})|(?:{places}) (?:đã )?có)\s+)+")


@cache
def _initial_verbs() -> re.Pattern[str]:
    """Verbs that begin a clause without a subject ("Nộp ngân sách 20% số phí")."""
    return re.compile(rf"(?:{_any_of('initial_verbs.csv')})\s", re.IGNORECASE)


@cache
def _clause_verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('clause_verbs.csv')})\b", re.IGNORECASE)


@cache
def _listed_nouns() -> frozenset[str]:
    """First words of the nouns that are counted: what may follow a comma in a list of them."""
    return frozenset(row["unit"].split()[0] for row in rows("units.csv") if row["kind"] == "count")


def _before(text: str, offset: int) -> tuple[str, bool]:
    """The clause before `offset`, and whether a percentage ends right before it."""
    window = text[max(0, offset - _WINDOW) : offset]
    start, mark, last = 0, "", 0
    for match in _BOUNDARY.finditer(window):
        last = start
        start, mark = match.end(), match[0][0]
    if mark == ":" and _only_qualifiers(window[start:]) and "\n" not in window[start:]:
        start, mark = last, ""
        window = window.replace(":", " ")
    return _BULLET.sub("", window[start:]), mark == "%"


def _only_qualifiers(text: str) -> bool:
    phrase = squash(text)
    return not phrase or phrase in _qualifiers()


def _strip_predicate(words: list[str]) -> tuple[list[str], list[str]]:
    """Take the words of the predicate from the end; longest known phrases first."""
    taken: list[str] = []
    while words:
        for count in range(min(4, len(words)), 0, -1):
            phrase = " ".join(words[-count:]).strip(",(").casefold()
            if phrase in _predicates():
                break
        else:
            break
        left = words[:-count]
        stays = taken and _predicates()[phrase] == "object" and "subject" in map(_kind, taken)
        if stays or (left and _tidy(" ".join(left)).casefold() in _BARE_MEASURES):
            break
        taken.insert(0, phrase)
        words = left
    return words, taken


def _kind(phrase: str) -> str:
    return _predicates()[phrase]


def _tidy(text: str) -> str:
    """The phrase without outer marks; quotes only where they do not belong together."""
    text = one_line(text).strip(" ,.-(")
    if text[:1] in '"“' and text[-1:] in '"”':
        return text[1:-1]
    if text.count("“") != text.count("”"):
        text = text.strip("“”")
    return text


def _strip_subject_verbs(text: str) -> list[str]:
    """Words of a phrase without the verb at its end that speaks of the phrase ("đạt", "là")."""
    words = _WORDS.findall(text)
    rest, taken = _strip_predicate(words)
    return words if any(_predicates()[phrase] == "object" for phrase in taken) else rest


def _qualifier(predicates: list[str]) -> str:
    for phrase in reversed(predicates):
        if phrase in _qualifiers():
            return _qualifiers()[phrase]
    return "exact"


def _without_adverbials(text: str) -> str:
    """Drop leading phrases of time and place ("Đến năm 2020, tỷ lệ ...")."""
    while True:
        head, comma, tail = text.partition(",")
        if not comma or not _adverbials().match(head.strip()) or _AMOUNT.search(head):
            return text
        text = tail.strip()


def _around_amount(text: str) -> str:
    """The phrase beside the last amount of a clause that says a number and its rate.

    "Diện tích đạt 35 ha, bằng 99%" speaks of the area, before the number; "huyện có 8 xã đạt
    chuẩn, chiếm 72%" of the communes, behind it.
    """
    amounts = list(_AMOUNT.finditer(text))
    if not amounts:
        return text
    last = amounts[-1]
    start = amounts[-2].end() if len(amounts) > 1 else 0
    left = text[start : last.start()].strip(" ,")
    left = re.split(r",\s|\bvới\s", left)[-1] if len(amounts) > 1 else left
    unit = unit_at(text, last.end(1))
    measured = unit is not None and unit.unit.kind in ("money", "measure")
    right = "" if measured else text[last.end() :].strip(" ,")
    if _QUANTITY_NOUN.match(left):
        return " ".join(_strip_subject_verbs(left))
    words, taken = _strip_predicate(_WORDS.findall(left))
    kinds = [_predicates()[phrase] for phrase in taken]
    named = " ".join(words)
    clausal = _clause_verbs().search(named)
    if right and (not words or "object" in kinds or clausal):
        return right
    return named or right


def _subject_phrase(text: str) -> str:
    text = _AMONG.split(text)[-1]
    text = _around_amount(_without_adverbials(text.lstrip()))
    text = _TRAILING_TIME.sub("", text.strip(" ,-"))
    if _ONLY_TIME.fullmatch(text):
        return ""
    text = _leads().sub("", text, count=1) if _leads().match(text) else text
    rest, taken = _strip_predicate(_WORDS.findall(text))
    return "" if taken and not rest else _tidy(text)


def clause_before(text: str, offset: int) -> Clause:
    """Subject and qualifier of the amount that begins at `offset`."""
    raw, after_percent = _before(text, offset)
    raw = _ASIDE.sub(" ", raw).strip()
    words, taken = _strip_predicate(_WORDS.findall(raw.rstrip("(")))
    verbs = [kind for kind in map(_predicates().__getitem__, taken) if kind != "qualifier"]
    rest = " ".join(words)
    return Clause(
        _subject_phrase(rest),
        _qualifier(taken),
        takes_object=bool(verbs) and verbs[-1] == "object" or _speaks_of_object(rest),
        verbless=not verbs and not raw.endswith("("),
        continues=after_percent and not rest.strip(" ,(") and "object" not in verbs,
    )


def _speaks_of_object(text: str) -> bool:
    return _initial_verbs().match(text) is not None and not _AMOUNT.search(text)


def starts_with_counted_noun(phrase: str) -> bool:
    """Whether a phrase begins with a noun that is counted ("hộ dân", "cán bộ")."""
    return phrase.split(" ", 1)[0] in _listed_nouns()


def phrase_after(text: str, offset: int) -> str:
    """The noun phrase that begins at `offset`, up to its verb or a mark.

    A comma ends it, but for lists of counted nouns ("cán bộ, công chức").
    """
    window = text[offset : offset + 160]
    end = _AFTER_END.search(window)
    if end:
        window = window[: end.start()]
    stop = _stops().search(window)
    if stop:
        window = window[: stop.start()]
    parts = window.split(",")
    phrase = parts[0]
    for part in parts[1:]:
        if not starts_with_counted_noun(one_line(part)):
            break
        phrase = f"{phrase},{part}"
    return _tidy(phrase)


def heading_above(text: str, offset: int) -> str:
    """The nearest line above that introduces a list or a section, without its numbering."""
    end = text.rfind("\n", 0, offset)
    for _ in range(12):
        if end <= 0:
            break
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        end = start - 1
        match = _HEADING.match(line) if len(line) < 140 else None
        if line and len(line) < 140 and (line.endswith(":") or match) and "%" not in line:
            return one_line(match[1] if match else line).strip(" :")
    return ""


def is_rate_word(text: str) -> bool:
    """Whether a table head says only "tỷ lệ"."""
    return _RATE.match(squash(text)) is not None

"""The forms in which dates are written, and what each one means."""

from __future__ import annotations

import re
from functools import cache

from extractors.numbers import parse_words
from extractors.points import FoundDate, Point, period, single
from extractors.yearless import day_of_a_year

# Small named pieces. `ngay`, `thang`, `nam` stand for text whose marks an OCR lost; a year
# after a lone "nam" is not trusted, since that is also the south.
_DAY_WORD = r"ng[àaáảạãâầằừ]y"
_MONTH_WORD = r"th[áa]ng"
_YEAR = r"(?:19|20)\d\d"
_BEFORE = r"(?<![\w/.,-])"
_AFTER = r"(?![\w%]|[/.,-]\d|\s?/\s?[A-ZĐ])"
_BLANK = r"[\s.…_]{0,40}"
_SEPARATOR = r"\s?([/.-])\s?"
_LISTED = r"(?:\s?,\s?|\s+và\s+(?:(?:quý|tháng)\s+)?|\s?-\s?)"
_MONTH_NAME = r"giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai))?|chạp"
_PATTERN = rf"""
  (?:\b(?P<half>\d{{1,2}})\s+tháng\s+(?P<end>đầu|cuối)\s+năm\b(?:\s+(?P<half_y>{_YEAR})\b)?)
| (?:\b(?P<months>\d{{1,2}})\s+tháng\snăm\s+(?P<months_y>{_YEAR})\b)
| (?:(?:\b{_DAY_WORD}\s*|{_BEFORE})(?:(?P<d1>\d{{1,2}})\s?(?:-|đến|và)\s?(?:{_DAY_WORD}\s)?)?
     (?P<d>\d{{1,2}}){_SEPARATOR}(?P<m>\d{{1,2}})\s?(?P=SEP)\s?(?P<y>{_YEAR}){_AFTER})
| (?:\b{_DAY_WORD}\s?(?P<dd>\d{{1,2}})[/.-](?P<dm>\d{{1,2}})[/.-](?P<dy>\d\d){_AFTER})
| (?:\b{_DAY_WORD}(?P<w_gap>{_BLANK})(?:m[ồù]ng\s+)?
     (?:(?P<w_d1>\d{{1,2}})\s?(?:-|đến|và)\s?(?:{_DAY_WORD}\s)?)?
     (?P<w_d>\d{{0,2}}){_BLANK}{_MONTH_WORD}{_BLANK}(?P<w_m>\d{{0,2}})
     (?:{_BLANK},?\s?n[ăa]m{_BLANK}(?P<w_y>{_YEAR})\b|\s?/\s?(?P<w_y2>{_YEAR})\b)?)
| (?:{_BEFORE}(?P<b_d>\d{{1,2}})\s+tháng\s+(?P<b_m>\d{{1,2}}),?\s+năm\s+(?P<b_y>{_YEAR})\b)
| (?:\bquý\s+(?P<q_list>(?:(?:IV|I{{1,3}}){_LISTED}){{0,3}})
     (?P<q>[I1l]V|[I1l]{{1,3}}|[2-4])\s?(?:[/-]\s?|,?\s+năm\s+|\s)(?P<q_y>{_YEAR})\b)
| (?:\btháng\s+(?P<m_list>(?:\d{{1,2}}{_LISTED}){{0,11}})(?P<m_m>\d{{1,2}})
     \s?(?:[/.-]\s?|,?\s+năm\s+)(?P<m_y>{_YEAR}){_AFTER})
| (?:(?:\bnăm\s+|(?<![\w/.,%]))(?P<y1>{_YEAR})\s{{0,2}}(?:-|đến(?:\s+năm)?)\s{{0,2}}
     (?P<y2>{_YEAR})(?![\w%/-]|[.,]\d))
| (?:\b{_DAY_WORD}\s+(?:(?P<n_d1>\d{{1,2}})\s?(?:-|đến|và)\s?
     (?:{_DAY_WORD}\s)?)?(?P<n_d>\d{{1,2}})[/-](?P<n_m>\d{{1,2}})(?![\w/%-]|[.,]\d))
| (?:(?<=[ntcmừu]\s)(?:(?<=đến\s)|(?<=hết\s)|(?<=trước\s)|(?<=điểm\s)|(?<=từ\s)|(?<=sau\s))
     (?P<c_d>\d{{1,2}})/(?P<c_m>\d{{1,2}})(?![\w/%-]|[.,]\d))
| (?:{_BEFORE}(?P<s_m>\d{{1,2}})\s?/\s?(?P<s_y>{_YEAR}){_AFTER})
| (?:\btháng\s+(?P<x_m>{_MONTH_NAME})\s+năm\s+(?P<x_y>{_YEAR})\b)
| (?:\btháng\s+(?P<t_m>\d{{1,2}})(?![\w/%-]|[.,]\d))
| (?:(?:(?<=lễ\s)|(?<=dịp\s))(?P<f_d>\d{{1,2}})\s?[/-]\s?(?P<f_m>\d{{1,2}})(?![\w/%]|[.,]\d))
| (?:(?:(?<=so\ssánh\s)|(?<=Hè\sThu\s)|(?<=Thu\sĐông\s)|(?<=Đông\sXuân\s)|(?<=vụ\sMùa\s))
     (?P<v_y>{_YEAR})(?!\d|\s?[/%-]|[.,]\d))
| (?:(?<=đến\s)(?P<e_y>{_YEAR})(?=\s*[,.;:)\]”"]|\s+(?:và|của|là|trên|theo|được|cho)\b))
| (?:\bnăm\s+(?P<l_y>{_YEAR})(?![\d/]\d?|[.,]\d|\s?%))
""".replace("([/.-])", "(?P<SEP>[/.-])")
_NOT_A_DATE = re.compile(
    r"\b(?:số|điều|khoản|mục|điểm|mẫu|nghị định|thông tư|nghị quyết|quyết định|chỉ thị)[\s:]*$",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_CENTURY_PIVOT = 45
"""Two-digit years below it are of this century; those from 30 on are not sure."""


@cache
def date_pattern() -> re.Pattern[str]:
    """All forms of a date, to be tried where one can begin."""
    return re.compile(_PATTERN, re.VERBOSE | re.IGNORECASE)


def _number(text: str | None) -> int:
    return int(text) if text else 0


def _half_year(match: re.Match[str]) -> FoundDate | None:
    months, year = int(match["half"]), _number(match["half_y"])
    if not 1 <= months <= 12:
        return None
    first, last = (1, months) if match["end"].lower() == "đầu" else (13 - months, 12)
    return period(match.start(), match.end(), Point(year, first), Point(year, last))


def _first_of(items: list[int], last: int, *, to: bool) -> int:
    """The first of listed quarters or months that follow each other; the last if they do not."""
    whole = [*items, last]
    if to and len(items) == 1 and items[0] < last:
        return items[0]
    return whole[0] if whole == list(range(whole[0], last + 1)) else last


def _month(match: re.Match[str]) -> FoundDate:
    year, last, listed = int(match["m_y"]), int(match["m_m"]), match["m_list"]
    items = [int(item) for item in re.findall(r"\d+", listed)]
    first = _first_of(items, last, to="-" in listed)
    if first == last:
        start = match.start("m_m") if items else match.start()
        return single(start, match.end(), Point(year, last))
    return period(match.start(), match.end(), Point(year, first), Point(year, last))


def _first_months(match: re.Match[str]) -> FoundDate | None:
    months, year = int(match["months"]), int(match["months_y"])
    if not 2 <= months <= 12:
        return None
    return period(match.start(), match.end(), Point(year, 1), Point(year, months))


def _numeric(match: re.Match[str]) -> FoundDate | None:
    point = Point(int(match["y"]), int(match["m"]), int(match["d"]))
    if not match["d1"]:
        return single(match.start(), match.end(), point)
    first = point._replace(day=int(match["d1"]))
    if first.possible and first < point:
        return period(match.start(), match.end(), first, point)
    return single(match.start("d"), match.end(), point)


def _two_digit(match: re.Match[str]) -> FoundDate | None:
    short = int(match["dy"])
    if 30 <= short < _CENTURY_PIVOT:
        return None
    year = short + (2000 if short < _CENTURY_PIVOT else 1900)
    point = Point(year, int(match["dm"]), int(match["dd"]))
    return single(match.start(), match.end(), point) if point.possible else None


def _in_words(match: re.Match[str]) -> FoundDate | None:
    year = _number(match["w_y"] or match["w_y2"])
    month, day = _number(match["w_m"]), _number(match["w_d"])
    if not year and not (month and day):
        return None
    point = Point(year, month, day if month else 0)
    first = point._replace(day=_number(match["w_d1"]))
    if first.day and first < point:
        return period(match.start(), match.end(), first, point)
    return single(match.start(), match.end(), point)


def _quarter(match: re.Match[str]) -> FoundDate:
    written = match["q"].upper().replace("L", "I").replace("1", "I")  # II read as 11 or I1
    quarter = _ROMAN.get(written) or int(written)
    year = int(match["q_y"])
    listed = re.findall(r"I{1,3}V?", match["q_list"].upper())
    to = "-" in match["q_list"]
    begin = _first_of([_ROMAN[item] for item in listed], quarter, to=to)
    first, last = Point(year, 3 * begin - 2), Point(year, 3 * quarter)
    kind = "quarter" if begin == quarter else "period"
    return period(match.start(), match.end(), first, last, kind)


def _years(match: re.Match[str]) -> FoundDate | None:
    first, last = int(match["y1"]), int(match["y2"])
    if not 0 < last - first <= 100:
        return None
    return period(match.start(), match.end(), Point(first), Point(last))


def _month_number(match: re.Match[str]) -> FoundDate | None:
    point = Point(int(match["s_y"]), int(match["s_m"]))
    if not point.possible or _NOT_A_DATE.search(
        match.string, max(0, match.start() - 14), match.start()
    ):
        return None
    return single(match.start(), match.end(), point)


def _month_named(name: str) -> int:
    """The month of a name: a number in words, or those of the old calendar's first and last."""
    words = name.casefold().split()
    return {"giêng": 1, "chạp": 12}.get(words[0]) or int(parse_words(words) or 0)


def read_date(match: re.Match[str]) -> FoundDate | None:
    """The date that one match of the pattern means."""
    start, end = match.span()
    if match["half"]:
        return _half_year(match)
    if match["y"]:
        return _numeric(match)
    if match["dy"]:
        return _two_digit(match)
    if match["w_gap"] is not None:
        return _in_words(match)
    if match["b_d"]:
        return single(start, end, Point(int(match["b_y"]), int(match["b_m"]), int(match["b_d"])))
    if match["q"]:
        return _quarter(match)
    if match["m_m"]:
        return _month(match)
    if match["months"]:
        return _first_months(match)
    if match["y1"]:
        return _years(match)
    if match["n_d"] or match["f_d"] or match["c_d"]:
        return day_of_a_year(match)
    if match["s_m"]:
        return _month_number(match)
    if match["x_m"]:
        return single(start, end, Point(int(match["x_y"]), _month_named(match["x_m"])))
    if match["t_m"]:
        return single(start, end, Point(0, int(match["t_m"])), standalone=False)
    return single(start, end, Point(int(match["l_y"] or match["e_y"] or match["v_y"])))

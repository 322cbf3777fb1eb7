"""The noun phrase before an amount, which its clause speaks of."""

from __future__ import annotations

import re
from functools import cache

from extractors.clause_amounts import amounts_in, only_time
from extractors.phrase_behind import is_pair
from extractors.phrase_beside import beside_amount
from extractors.predicates import WORDS, any_of, strip_predicate, strip_subject_verbs, tidy
from extractors.verbs import quantity_noun

_AMONG = re.compile(r"\btrong đó(?: có)?\b,?", re.IGNORECASE)
_WHEN = (
    r"(?:(?:giai đoạn|tính|cho|kể) )*(?:trong |vào |của |đến |từ |tới |sang )*(?:\d+ tháng )?"
    r"(?:hết |đầu |cuối )*(?:năm(?: học| tài chính)?|niên (?:vụ|khóa|khoá)|nhiệm kỳ"
    r"|tháng|quý|giai đoạn|ngày)"
    r"\s(?:[IVX]+\b(?:\s?/\s?\d{4})?|\d[\d/ .–-]*)"
    r"|(?:trong |sau )(?:vòng )?\d+ (?:năm|tháng|ngày)(?: qua| gần đây)?"
    r"|\d+ năm (?:qua|\d{4}\s?[-–]\s?\d{4})"
    r"|(?:trong )?\d+ tháng (?:(?:đầu|cuối) )?năm|trong năm|cả năm"
    r"|(?:tính )?đến (?:hết )?\d{1,2}/\d{1,2}(?:/\d{4})?"
)
_TRAILING_TIME = re.compile(
    rf"(?:\s(?:{_WHEN}|(?:cho |tính )?đến nay|hiện (?:nay|tại)|(?:trong|đầu|cuối) kỳ"
    r"|(?:tính )?đến thời điểm (?:báo cáo|hiện tại|này|kiểm tra)|(?:trong )?thời gian qua"
    r"|(?:trong )?(?:những |các |mấy )?(?:năm|tháng|quý) (?:qua|gần đây|nay|trước|này))"
    r"|(?<!dưới)(?<!từ)(?<!đến)(?<!trên)(?<!đủ)(?<!trẻ)(?<!trong)(?<!hơn)(?<!sau)"
    r"(?<!quân)(?<!hạn)\s\d{1,2} tháng"
    r"|(?<!cây)\s(?:hằng|hàng|mỗi) (?:năm|tháng|quý))+$"
)
_TIME = re.compile("năm|tháng|quý|giai đoạn|ngày| nay|/| kỳ|thời|hiện|niên")
_NOW = re.compile(
    r"(?:(?:cho |tính )?đến nay|hiện nay|hiện|hằng năm|hàng năm) (?=(?:các|những|tổng|số|tỷ|tỉ)\b)",
    re.IGNORECASE,
)
_LEADING_TIME = re.compile(rf"(?:(?:{_WHEN})(?:\s|$))+", re.IGNORECASE)
_OF_BODIES = re.compile(r"^(?:Đối với|đối với|Với|với)\s.*?\scó\s(?=(?:tỷ|tỉ) lệ\s)")
CONJUNCTIONS = ("và", "hoặc", "hay", "nhưng", "song", "đồng thời")
_INNER_RATE = re.compile(
    r"\b(?:với|thì|mà|nếu|khi|,)\s((?:tổng )?(?:(?:thuế|lãi|tỷ|tỉ) suất|số phiếu"
    r"|(?:tỷ lệ|tỉ lệ|tỷ trọng|mức) [^\W\d]).*)$"
)
"""A rate that a clause speaks of at its end: "người mà tổng tỷ lệ tổn thương" dưới 61%."""
_HAS_RATE = re.compile(
    r"\scó\s((?:(?:(?:tỷ|tỉ) (?:lệ|trọng|suất)|số) [^\W\d]"
    r"|nồng độ|hàm lượng|độ (?:ẩm|dốc)|giá trị|mức [^\W\d]|thuế suất).*)$"
)
_CHANGED = re.compile(
    r"\s(?:(?:giảm|(?<!gia )tăng|nâng|đưa|hạ|kéo giảm|làm(?: cho)?|khiến)\s((?:tỷ|tỉ) lệ [^\W\d].*)"
    r"|(?:nâng|hạ|làm(?: cho)?|khiến)\s((?:quy mô|mức|năng suất|lợi nhuận|doanh thu|chi phí|giá"
    r"|thu nhập|sản lượng)\s.*))$"
)
"""A rate that someone changes: "ban quản lý giảm tỷ lệ hao hụt" xuống còn 10%."""
_APPLIED = re.compile(
    r"(?:^|\s)(?:áp dụng|thực hiện|định hướng|đảm bảo|bảo đảm|nhận định|kết luận"
    r"|quy định|xác định)\s((?:mức|tổng|số lượng|(?:thuế|lãi) suất|(?:tỷ|tỉ) lệ)\b.*)$",
    re.IGNORECASE,
)
"""A rate that a rule sets: "trường hợp gia hạn, áp dụng mức thu" 50%."""
_OF_WHOM = re.compile(
    r"^đối với\s[^,]*\s(?=(?:thì )?mức (?:thu|chi|hỗ trợ|hưởng|phạt|đóng)\b)", re.IGNORECASE
)
_PLACES = "Tỉnh|Thành phố|Huyện|Thị xã|Quận|Xã|Phường|Thị trấn"


@cache
def _adverbials() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('adverbial_leads.csv')})\b", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    verbs = any_of("leading_verbs.csv")
    return re.compile(rf"(?:(?:(?i:{verbs})(?!\strưởng)|(?:{_PLACES}) (?:đã )?có)\s+)+")


def _without_adverbials(text: str) -> str:
    """Drop leading phrases of time and place ("Đến năm 2020, tỷ lệ ...")."""
    while True:
        head, comma, tail = text.partition(",")
        if not comma or not _adverbials().match(head.strip()) or is_pair(head, tail):
            return text
        if now := _NOW.match(text):
            return text[now.end() :]
        if amounts_in(head) and (not tail.strip() or amounts_in(tail)):
            return text
        text = tail.strip()


def subject_phrase(text: str) -> str:
    """The phrase that a clause, its predicate taken off, speaks of; empty if it has none."""
    text = _OF_BODIES.sub("", _AMONG.split(text)[-1])
    if rate := _INNER_RATE.search(text):
        text = rate[1]
    if " có " in text and (rate := _HAS_RATE.search(text)) and not quantity_noun().match(text):
        text = rate[1]
    if changed := _CHANGED.search(text):
        text = changed[1] or changed[2]
    if (applied := _APPLIED.search(text)) and not quantity_noun().match(text):
        text = applied[1]
    text = _OF_WHOM.sub("", text)
    text = beside_amount(_without_adverbials(text.lstrip())).strip(" ,-")
    timeless = _TRAILING_TIME.sub("", text) if _TIME.search(text) else text
    if timeless != text:
        text = strip_subject_verbs(timeless)
    if only_time(text) or text in CONJUNCTIONS or text.casefold() == "còn lại":
        return ""
    text = _without_leads(text)
    rest, taken = strip_predicate(WORDS.findall(text))
    return "" if only_time(text) or (taken and not rest) else tidy(text)


def _without_leads(text: str) -> str:
    """A phrase without the verbs and the time at its beginning ("đến năm 2020 tỷ lệ nghèo")."""
    for pattern in (_leads(), _LEADING_TIME, _leads()):
        if lead := pattern.match(text):
            text = text[lead.end() :]
    return text

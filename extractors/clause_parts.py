"""The part of a clause that speaks of an amount, without what belongs to another one."""

from __future__ import annotations

import re

from extractors.phrase_behind import PER_TIME
from extractors.predicates import says_nothing
from extractors.verbs import quantity_noun

_BUT = re.compile(r"\s(?:nhưng|song|trong khi(?: đó)?|riêng|làm(?: cho)?|khiến)\s")
_AND = re.compile(r"\s(?:và|hoặc|hay)\s")
_OPEN = re.compile(r"\(([^()]*)$")
_COMPARED = re.compile(
    r"(?:^|[\s,])(?:"
    r"(?:cao|thấp|nhiều|ít|lớn|nhỏ|nhanh|chậm|tốt|kém) hơn\s(?!(?:chỉ tiêu|mục tiêu)\b)"
    r"|so với (?:cùng|năm|tháng|quý|vụ|đầu|cuối|kỳ|trước|giai đoạn)\b"
    r"|so với (?:kế hoạch|dự toán|mức|bình quân)\b"
    r")[^,()\d]*(?:\d[\d/]*)?$"
)
"""What an amount is compared with, at a clause's end: "năng suất cao hơn vụ trước" 2,9%."""
_TARGET = re.compile(
    r"(?:(?:cao|thấp) hơn|(?:chưa|không) đạt|chưa bằng)(?: so với)?"
    r" (chỉ tiêu|mục tiêu|kế hoạch|yêu cầu|mức)(?: (?:đề ra|được giao))?(?: là)?$"
)
"""The plan that a rate before it is held against, and whose own rate follows."""
_TARGET_BESIDE = re.compile(
    r"(?:(?:vượt|(?:cao|thấp) hơn|(?:chưa|không) đạt)(?: so với)?"
    r"|so với(?= (?:chỉ|mục) tiêu| kế hoạch| yêu cầu)) ([^,;()]+) \($"
)
_JUDGED = re.compile(
    r"\s(?:(?:còn|khá|rất|tương đối|vẫn|không|chưa) )*"
    r"(?:(?:thấp|cao|lớn|nhỏ|ít|nhiều|nhanh|chậm)(?: nhất)?|đáng kể|ổn định|hạn chế"
    r"|đông|tốt)\s?[,(]"
)
"""A judgement before the number itself: "tỷ lệ còn thấp, khoảng" 3,5%."""
_BARE_RATE = re.compile(r"(?<=,)\s(?:tỷ|tỉ) lệ$")
"""A noun in place of the verb: "18 trường đạt chuẩn, tỷ lệ" 90%."""
_FRACTION = re.compile(
    r"\s(?:chiếm |đạt )?(?:hơn|gần|khoảng|quá|trên|dưới|được)?\s?"
    r"(?:(?:một )?nửa|(?:một|hai|ba|bốn) phần (?:ba|tư|năm))\s?\(\s*$"
)
_THEN = re.compile(r"\sthì\s")
_CONDITIONS = ("trường hợp", "nếu", "khi")
_BY = re.compile(
    r"\s(?:do\s(?!đó\b|vậy\b)|mà\s"
    r"|được\s(?=[Nn]hà nước|[Nn]gân sách|[Qq]uỹ|tỉnh|huyện|xã|thành phố))"
)
_CONTRAST = re.compile(r"(?:,\s(?:nhưng|còn|song)|\snhưng)\s")


def _says_nothing(part: str) -> bool:
    return says_nothing(part.strip(" ,("))


def own_part(text: str) -> str:
    """The part behind the words that still belong to the percentage right before `text`.

    "(81%) dự toán trung ương giao, bằng" goes on with "bằng", "(1,8%) so với tháng trước và
    tăng" with "tăng".
    """
    bracket = _OPEN.search(text)
    if bracket and not {",", ")"} & {*text[: bracket.start()]}:
        return bracket[1]
    text = PER_TIME.sub("", text)
    for joint in reversed(list(_AND.finditer(text))):
        if quantity_noun().match(text, joint.end()):
            return text[joint.end() :]
    _, comma, behind = text.partition(",")
    if comma:
        return behind
    if but := _BUT.search(text):
        return text[but.end() :]
    for joint in _AND.finditer(text):
        if _says_nothing(text[joint.end() :]):
            return text[joint.end() :]
    return text


def inner_part(text: str) -> str:
    """What an open bracket says of the amount in it, if it says more than a verb.

    "(trong đó nữ" 40%), "(mục tiêu:" 60%), but not "(chiếm" 21,8%).
    """
    found = _OPEN.search(text)
    return found[1] if found and not _says_nothing(found[1].replace(":", " ")) else text


def target_of(text: str) -> str:
    """What an amount is the plan of: "chỉ tiêu" in "đạt 38,9%, thấp hơn chỉ tiêu" 45%."""
    found = _TARGET.search(text) or _TARGET_BESIDE.search(text)
    return found[1] if found else ""


def plain_part(text: str) -> str:
    """A part without its condition, a judgement, and what the amount is compared with."""
    if " thì " in text:
        text = _without_condition(text)
    text = _without_contrast(text)
    if text.endswith("("):
        text = _FRACTION.sub(" ", text)
    for judged in _JUDGED.finditer(text) if "," in text or "(" in text else ():
        if _says_nothing(text[judged.end() :]):
            text = f"{text[: judged.start()]} {text[judged.end() :]}"
            break
    if " hơn " in text or "so với " in text:
        text = _COMPARED.sub("", text.rstrip(" ("))
    return _BARE_RATE.sub(" đạt", text.rstrip(" ,"))


def _without_contrast(text: str) -> str:
    """What "but" begins, or the phrase before it where it adds only a bound.

    "nhà trường quy định tỷ lệ cụ thể, nhưng không quá" speaks of the rate.
    """
    if not (found := list(_CONTRAST.finditer(text))):
        return text
    last = found[-1]
    behind = text[last.end() :]
    if not _says_nothing(behind):
        return behind
    return f"{text[: last.start()]} {behind}" if "nhưng" in last[0] else text


def _without_condition(text: str) -> str:
    """What follows from a condition; the condition's subject where that alone says nothing."""
    *before, then = _THEN.split(text)
    condition = " ".join(before)
    if not _says_nothing(then) or condition.lower().startswith(_CONDITIONS):
        return then
    return f"{condition} {then}"


def doer(text: str) -> str:
    """Who does what a clause says at its end ("công ty do Nhà nước" nắm giữ), else the clause."""
    *_, name = _BY.split(text)
    return name

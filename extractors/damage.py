"""What an OCR leaves in text that no writer does: specks at the ends of lines, letters in numbers.

Each is replaced by as many characters, so that offsets stay valid; the text itself is kept
beside it, and every mention's `raw` is cut from that.
"""

from __future__ import annotations

import re

from extractors.folding import LOWER

_SPECKS = re.compile(
    r"^[ \t]*[.,:;?'`’_^\\]{1,2}(?=[ \t]+\w)|[ \t]['`’~_^\\]{1,2}[.,]?[ \t]*$", re.MULTILINE
)
"""Marks that stand alone at either end of a line: dirt on the paper or at its edge."""
_IN_NUMBER = re.compile(
    r"""[OoQIl](?:
      (?<=\d[OIl])(?<![A-Za-z]\d.)(?=\d|,\d|\s?%)  # 2O20, 3I,5%, 9O%; not H2O
    | (?<=ngày[ ].)(?=\d\b) | (?<=tháng[ ].)(?=\d\b)
    | (?=\d[/.-]\d{1,2}[/.-](?:19|20)\d\d)(?<![\w/.,-].)  # O5/6/2021
    | (?<=\d[/.-].)(?=\d[/.-](?:19|20)\d\d)
    | (?<=\b2[oQ])(?=[0-3]\d\b)
    )""",
    re.VERBOSE,
)
"""The letter first: what follows is tried at a few places only."""
_FALSE_STOP = re.compile(
    rf"\.(?:(?<=[^\W\d].|%.)(?=[ \t]*\n[ \t]*(?![a-zđ][.)])[{LOWER}])|(?<=[ ]-.)(?=[ \t]*\n))"
)
"""A point at the end of a line that goes on in a small letter, or behind a dash."""
_FALSE_QUESTION = re.compile(rf"\?(?=\s[{LOWER}])")
"""A mark read for another one ("m?" for m²), within a sentence."""
_PERCENT = re.compile(
    r"96(?=[\s.,;)])(?:(?<=chiếm \d\d,\d..)|(?<=tỷ lệ \d\d,\d..)|(?<=tỉ lệ \d\d,\d..))"
)
"""The sign read as two digits, behind words after which nothing else can stand."""
_PROGRAMME = re.compile(r"[:;.,](?:(?<=\d[-/]CT.)|(?<=\d[-/]TT.))(?=[/-][A-ZĐ]{2})")
"""The r of CTr and TTr."""
_TWO_STROKES = re.compile(r"//(?<!:..)(?<!/..)(?!/)")
"""A stroke read as two, of two kinds; not that of an address."""
_COMMITTEE = re.compile(r"[ƯỦỤU](?<!\w.)BN[DĐ]\b")
_DIGITS = {"O": "0", "o": "0", "Q": "0", "I": "1", "l": "1"}


def without_damage(text: str) -> str:
    """The text without what an OCR left, of equal length."""
    text = _FALSE_STOP.sub(" ", text)
    text = _FALSE_QUESTION.sub(" ", text)
    text = _PERCENT.sub("% ", text)
    text = _PROGRAMME.sub("r", text)
    text = _TWO_STROKES.sub("/ ", text)
    text = _COMMITTEE.sub("UBND", text)
    text = _IN_NUMBER.sub(lambda match: _DIGITS[match[0]], text)
    return _SPECKS.sub(lambda match: " " * len(match[0]), text)


def is_damaged(text: str, plain: str) -> bool:
    """Whether `plain`, the form of `text` to read, has digits where that has letters."""
    return text != plain and any(
        c.isalpha() and d.isdigit() for c, d in zip(text, plain, strict=True)
    )

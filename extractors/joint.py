"""Documents that several bodies sign together (liên tịch): their signature blocks.

The blocks stand side by side. A text has them as columns parted by tabs or wide spaces, with a
line of each in one line, or one block after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.lines import TextLine, in_capitals
from extractors.persons import is_person
from extractors.signing import FORM, RECIPIENTS, title_in

_GUTTER = re.compile(r"\t+|\s{3,}")
_TWO_FORMS = re.compile(rf"({FORM}.+?)\s+({FORM}.+)")
_LONGEST = 160
_JOINT_SYMBOL = re.compile(r"[^-/]*(?:LT|PH)\b")


def is_joint(symbol: str) -> bool:
    """Whether the symbol is of a document of several bodies ("TTLT-BTC-BNV", "QCPH-...")."""
    return _JOINT_SYMBOL.match(symbol) is not None


def in_columns(lines: list[TextLine]) -> tuple[list[TextLine], list[TextLine]] | None:
    """The lines of two signature blocks that stand side by side; None if no line has two titles.

    Lines above the first one with two titles are in neither.
    """
    first = next((at for at, line in enumerate(lines) if _two_titles(line.text)), None)
    if first is None:
        return None
    left: list[TextLine] = []
    right: list[TextLine] = []
    for line in lines[first:]:
        one, other = _parted(line.text)
        left.append(TextLine(line.start, line.end, one))
        right.append(TextLine(line.start, line.end, other))
    return left, right


def _two_titles(text: str) -> bool:
    if len(text) > _LONGEST or not in_capitals(text):
        return False
    left, right = _parted(text)
    return bool(right and title_in(left) and title_in(right)) and not RECIPIENTS.match(text)


def _parted(text: str) -> tuple[str, str]:
    """The two halves of a line: at a gutter, between two titles, between two names."""
    for left, right in _halves(text):
        if (title_in(left) and title_in(right)) or (is_person(left) and is_person(right)):
            return left, right
    return text, ""


def _halves(text: str) -> Iterator[tuple[str, str]]:
    gutter = _GUTTER.split(text, maxsplit=1)
    if len(gutter) == 2:
        yield gutter[0], gutter[1]
    if forms := _TWO_FORMS.fullmatch(text):
        yield forms[1], forms[2]
    words = text.split()
    if len(words) <= 16:
        middle = len(words) / 2
        for at in sorted(range(2, len(words) - 1), key=lambda at: abs(at - middle)):
            yield " ".join(words[:at]), " ".join(words[at:])

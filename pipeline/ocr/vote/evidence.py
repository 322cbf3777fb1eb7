"""What speaks for and against each rival, as numbers to be weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from diacritics.writing import strip_marks
from pipeline.ocr.vote.rivals import END, NUMERAL, end_sign
from pipeline.ocr.vote.units import Unit

Array = NDArray[np.float64]

EDITS = (
    "mark",
    "letter",
    "digit",
    "point",
    "lost_point",
    "new_point",
    "lost_space",
    "new_space",
    "lost",
    "new",
    "case",
)
"""How a text may be misread: letters with other marks, other letters or digits, points for
points, and what was lost or read without being there."""
NAMES = (
    "picture",
    "language",
    "unknown",
    "notation",
    "bullet",
    "stop",
    "odd_case",
    "numeral",
    *(f"first_{kind}" for kind in EDITS),
    *(f"first_sure_{kind}" for kind in EDITS),
    *(f"second_{kind}" for kind in EDITS),
)
"""The names of the columns of `evidence`."""
LANGUAGE, UNKNOWN = NAMES.index("language"), NAMES.index("unknown")
CONTEXT = [LANGUAGE, UNKNOWN]
"""Columns that depend on the words around; `evidence` leaves them 0."""

_CERTAIN = 0.99
_TRIMMED = ".,;:()/\"'“”‘’-"
_ODD = (
    re.compile(r"\d{1,3}\.\d{1,2}%?"),  # a decimal point: Vietnamese writes a comma
    re.compile(r"\d+,\d{3}"),  # a comma before thousands: Vietnamese writes a point
)
_ODD_CASE = re.compile(r"[^\W\d_A-ZĐ][A-ZĐ]|[A-ZĐ]{2}[a-zđ]")  # but TTr, SNNPTNTh
_STRANGE = re.compile(r"[„¿¡†‡¬¦¤¶¢£¥©®\\{}~^`]")  # in no official paper; dirt is read as such
_RUN_ON = re.compile(r"[^\W\d_][.,;:][^\W\d_]{2}")  # no space behind a point
_MIXED_IN = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
_MAY_MIX = re.compile(r"(?:QH|K|[Qq]uý|T)\d|\d(?:[hm]|kg|ha)\b")


def log_odds(share: float) -> float:
    """Of a confidence, cut off near 0 and 1."""
    share = min(max(share, 1 - 0.98), _CERTAIN)
    return float(np.log(share / (1 - share)))


def evidence(unit: Unit, rivals: Sequence[str], picture: Sequence[float]) -> Array:
    """A row for each rival, with the columns `NAMES`.

    Args:
        unit: Where they compete.
        rivals: The texts.
        picture: The second engine's log probability of each.
    """
    rows = np.zeros((len(rivals), len(NAMES)))
    rows[:, 0] = picture
    odds = log_odds(unit.sure)
    for row, text in zip(rows, rivals, strict=True):
        row[3] = -odd_notation(text)
        row[4] = unit.begins and text[:1] in ("-", "+", "*") and text != ""
        row[5] = unit.ends and text.endswith(".")
        row[6] = -(_ODD_CASE.search(text) is not None)
        row[7] = unit.begins and NUMERAL.fullmatch(text) is not None
        first = np.array(edits(text, unit.first), dtype=np.float64)
        row[8:] = np.concatenate([first, odds * first, edits(text, unit.second)])
    return rows


def odd_notation(text: str) -> int:
    """How much in a text is not written so in Vietnamese."""
    core = text.strip(_TRIMMED)
    odd = sum(pattern.fullmatch(core) is not None for pattern in _ODD)
    odd += _MIXED_IN.search(core) is not None and _MAY_MIX.search(core) is None
    odd += _RUN_ON.search(core) is not None and "@" not in core and "www" not in core
    return odd + len(_STRANGE.findall(text)) + (end_sign(text) not in ("", END))


@lru_cache(maxsize=1 << 13)
def edits(meant: str, seen: str) -> tuple[int, ...]:
    """How often each of `EDITS` happens when `meant` is read as `seen`."""
    counts = dict.fromkeys(EDITS, 0)
    for op in Levenshtein.opcodes(meant, seen):
        if op.tag != "equal":
            pairs = zip_longest(
                meant[op.src_start : op.src_end], seen[op.dest_start : op.dest_end], fillvalue=""
            )
            for a, b in pairs:
                counts[_kind(a, b)] += 1
    return tuple(counts.values())


def _kind(meant: str, seen: str) -> str:
    """Which of `EDITS` it is to read one letter for another; "" for no letter."""
    if not meant or not seen:
        change, letter = ("new", seen) if not meant else ("lost", meant)
        return f"{change}_space" if letter == " " else change + "_point" * (not letter.isalnum())
    if not meant.isalnum() and not seen.isalnum():
        return "point"
    if meant.isdigit() or seen.isdigit():
        return "digit"
    if meant.lower() == seen.lower():
        return "case"
    return "mark" if strip_marks(meant.lower()) == strip_marks(seen.lower()) else "letter"

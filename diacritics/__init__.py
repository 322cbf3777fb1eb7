"""Vietnamese writing, and the restorer that repairs text an OCR has ruined."""

from diacritics.judge import Judgement, TextKind, judge, judge_lines
from diacritics.restored import Restored, RestoredWord
from diacritics.restorer import restore

__all__ = [
    "Judgement",
    "Restored",
    "RestoredWord",
    "TextKind",
    "judge",
    "judge_lines",
    "restore",
]

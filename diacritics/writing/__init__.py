"""Vietnamese writing: letters and marks, syllables, tone placement, case.

A small library without state or side effects. Text goes in and comes out in NFC unless a
function says otherwise.
"""

from diacritics.writing.case import Case, apply_case, case_of
from diacritics.writing.marks import (
    Tone,
    has_marks,
    is_vietnamese,
    marked_letters,
    normalize,
    put_tone,
    split_tone,
    strip_marks,
    strip_tones,
    to_nfc,
    to_nfd,
    tone_of,
)
from diacritics.writing.syllables import (
    Placement,
    Syllable,
    all_syllables,
    canonical,
    canonical_text,
    compose,
    is_syllable,
    parse_syllable,
    place_tone,
    recase,
)

__all__ = [
    "Case",
    "Placement",
    "Syllable",
    "Tone",
    "all_syllables",
    "apply_case",
    "canonical",
    "canonical_text",
    "case_of",
    "compose",
    "has_marks",
    "is_syllable",
    "is_vietnamese",
    "marked_letters",
    "normalize",
    "parse_syllable",
    "place_tone",
    "put_tone",
    "recase",
    "split_tone",
    "strip_marks",
    "strip_tones",
    "to_nfc",
    "to_nfd",
    "tone_of",
]

"""Onset and rhyme of a word, as the channel names them."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from diacritics.writing import Tone, parse_syllable, strip_marks

_TONES = tuple(Tone)


def part_names(word: str) -> tuple[str, str] | None:
    """Onset, and rhyme with the number of its tone, of a lower-case word; None for no syllable."""
    syllable = parse_syllable(word)
    if syllable is None:
        return None
    return syllable.onset, f"{syllable.rhyme}{_TONES.index(syllable.tone)}"


def unlike(truth: str, read: str) -> bool:
    """Whether the two are so different that the alignment must have failed."""
    plain = strip_marks(truth)
    return Levenshtein.distance(plain, read.lower()) > max(2, 0.7 * len(plain))

"""Letters and marks: normal forms, tones, and taking marks off.

Vietnamese writes two kinds of marks: those that make a letter (ă â ê ô ơ ư đ) and five that
show the tone. Here a *mark* is either kind, a *tone* only the second.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import cache


class Tone(IntEnum):
    """The six tones, in the order of Vietnamese dictionaries."""

    LEVEL = 0
    """Ngang, without a mark."""
    GRAVE = 1
    """Huyền."""
    HOOK = 2
    """Hỏi."""
    TILDE = 3
    """Ngã."""
    ACUTE = 4
    """Sắc."""
    DOT = 5
    """Nặng."""


_COMBINING = {
    Tone.GRAVE: "\u0300",
    Tone.HOOK: "\u0309",
    Tone.TILDE: "\u0303",
    Tone.ACUTE: "\u0301",
    Tone.DOT: "\u0323",
}
_VOWELS = "aăâeêioôơuưy"
_CONSONANTS = "bcdđghklmnpqrstvx"


@cache
def _toned() -> dict[str, tuple[str, Tone]]:
    """Each letter with a tone, in both cases: its letter without tone, and the tone."""
    return {
        unicodedata.normalize("NFC", vowel + mark): (vowel, tone)
        for vowel in _VOWELS + _VOWELS.upper()
        for tone, mark in _COMBINING.items()
    }


@cache
def _with_tone() -> dict[tuple[str, Tone], str]:
    return {letter_and_tone: toned for toned, letter_and_tone in _toned().items()}


@cache
def _tone_stripper() -> dict[int, str]:
    return {ord(toned): letter for toned, (letter, _) in _toned().items()}


@cache
def _mark_stripper() -> dict[int, str]:
    marked = {**{c: c for c in "ăâêôơưĂÂÊÔƠƯ"}, **{c: b for c, (b, _) in _toned().items()}}
    plain = {ord(c): unicodedata.normalize("NFD", b)[0] for c, b in marked.items()}
    combining = {ord(c): "" for c in (*_COMBINING.values(), "\u0302", "\u0306", "\u031b")}
    return plain | combining | {ord("đ"): "d", ord("Đ"): "D"}


@cache
def _vietnamese_letters() -> frozenset[str]:
    lower = _VOWELS + _CONSONANTS
    return frozenset(lower + lower.upper()) | frozenset(_toned())


@cache
def marked_letters() -> frozenset[str]:
    """Every letter, of both cases, that carries a mark: 134 of them, đ and Đ among them."""
    return frozenset(_toned()) | frozenset("ăâêôơưđĂÂÊÔƠƯĐ")


def to_nfc(text: str) -> str:
    """Composed form (NFC), the form of everything this project writes."""
    return unicodedata.normalize("NFC", text)


def to_nfd(text: str) -> str:
    """Decomposed form (NFD), as file names of macOS have it."""
    return unicodedata.normalize("NFD", text)


def normalize(text: str) -> str:
    """NFC, with the look-alike letters Ð and ð (eth) and Ɖ made the Vietnamese Đ and đ.

    Documents typed with foreign fonts hold eth where Đ is meant; Vietnamese has no eth.
    """
    return to_nfc(text).replace("Ð", "Đ").replace("Ɖ", "Đ").replace("ð", "đ")


def strip_marks(text: str) -> str:
    """`text` without any Vietnamese mark, đ made d; foreign letters (ü, ñ, ç) stay."""
    return text.translate(_mark_stripper())


def strip_tones(text: str) -> str:
    """NFC `text` without tones, the marks of letters kept: "tiếng" becomes "tiêng"."""
    return text.translate(_tone_stripper())


def split_tone(char: str) -> tuple[str, Tone]:
    """A letter without its tone, and the tone: "ế" gives ("ê", Tone.ACUTE)."""
    return _toned().get(char, (char, Tone.LEVEL))


def put_tone(char: str, tone: Tone) -> str:
    """A vowel letter with the tone on it, its own tone (if any) replaced.

    Raises:
        ValueError: `char` is no Vietnamese vowel and `tone` is not level.
    """
    letter, _ = split_tone(char)
    if tone is Tone.LEVEL:
        return letter
    try:
        return _with_tone()[letter, tone]
    except KeyError:
        raise ValueError(f"{char!r} can carry no tone") from None


def tone_of(word: str) -> Tone:
    """The tone of an NFC word: of its first letter that carries one, else level."""
    toned = _toned()
    return next((toned[char][1] for char in word if char in toned), Tone.LEVEL)


def has_marks(text: str) -> bool:
    """Whether any letter of NFC `text` carries a Vietnamese mark."""
    return not marked_letters().isdisjoint(text)


def is_vietnamese(char: str) -> bool:
    """Whether `char` is a letter of the Vietnamese alphabet (f, j, w and z are not)."""
    return char in _vietnamese_letters()

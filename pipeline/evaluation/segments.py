r"""Text in the units that are scored: grapheme clusters and words.

Both follow Unicode Standard Annex 29 ("Unicode Text Segmentation") through the package
`regex`, whose `\X` and WORD flag carry the Unicode tables: it gives the same units as
`uniseg` and takes a hundredth of its time.
"""

from __future__ import annotations

import unicodedata

import regex

_GRAPHEME = regex.compile(r"\X")
_SEGMENT = regex.compile(r".+?\b", regex.WORD | regex.DOTALL)
_READABLE = regex.compile(r"[^\p{M}\p{P}\p{Z}\p{S}\p{Cc}\p{Cf}]")
_LEADING = regex.compile(r"^[\p{M}\p{Cf}'’]+")  # UAX 29 parts an opening quote, `regex` does not
_SPACE = regex.compile(r"\s+")


def fold(text: str) -> str:
    """Text as it is scored: NFC, every run of white space one, none at the ends.

    A run that holds a line break becomes a newline, any other a space. The two count as
    equal (see `graphemes`): where a line ends is layout, not reading.
    """
    folded = _SPACE.sub(_fold_run, unicodedata.normalize("NFC", text))
    return folded.strip()


def _fold_run(match: regex.Match[str]) -> str:
    run = match.group()
    return "\n" if any(character in run for character in "\n\r\f\v\u2028\u2029") else " "


def graphemes(text: str) -> list[str]:
    """The grapheme clusters of NFC text: what a reader takes for one character."""
    return _GRAPHEME.findall(unicodedata.normalize("NFC", text))


def words(text: str) -> list[str]:
    """The words of NFC text, without those that hold only spaces, marks and punctuation.

    Words of UAX 29, chosen as dinglehopper chooses them: "83,8%" gives "83,8", and
    "44/2014/TT-BGDĐT" gives "44", "2014", "TT", "BGDĐT". For Vietnamese a word in this
    sense is a written syllable.
    """
    segments = _SEGMENT.findall(unicodedata.normalize("NFC", text))
    return [_LEADING.sub("", segment) for segment in segments if _READABLE.search(segment)]

"""The units agree with another implementation of UAX 29."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from uniseg.graphemecluster import grapheme_clusters
from uniseg.wordbreak import words as word_segments

from pipeline.evaluation.segments import graphemes, words

MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
LATIN = [chr(c) for c in (*range(0x20, 0x250), *range(0x1E00, 0x1F00))]
# Spacing accents are left out: Unicode versions differ in whether they belong to a word.
KNOWN = [c for c in LATIN if unicodedata.category(c) not in ("Sk", "Cn")]
TEXT = st.text(alphabet=[*KNOWN, *MARKS, *"\n₫“”–…\u200b"])


@given(TEXT)
def test_graphemes(text: str) -> None:
    assert graphemes(text) == list(grapheme_clusters(unicodedata.normalize("NFC", text)))


@given(TEXT)
def test_words(text: str) -> None:
    segments = word_segments(unicodedata.normalize("NFC", text))
    assert words(text) == [segment for segment in segments if any(map(readable, segment))]


def readable(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] not in "MPZS" and category not in ("Cc", "Cf")

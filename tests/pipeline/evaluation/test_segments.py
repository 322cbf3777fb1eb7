"""The units agree with another implementation of UAX 29."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.graphemecluster import grapheme_clusters
from uniseg.wordbreak import words as word_segments

from pipeline.evaluation.segments import graphemes, words

MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
LATIN = [chr(c) for c in (*range(0x20, 0x250), *range(0x1E00, 0x1F00))]
# Left out, as texts hold none of it and implementations differ: spacing accents, soft hyphens,
# and letters with a mark that have no code point of their own.
KNOWN = [c for c in LATIN if unicodedata.category(c) not in ("Sk", "Cf", "Cn")]
MARKED = [letter + mark for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for mark in MARKS]
MARKED = [cluster for cluster in MARKED if len(unicodedata.normalize("NFC", cluster)) == 1]
TEXT = st.lists(st.sampled_from([*KNOWN, *MARKED, *"\n₫“”–…"]), max_size=30).map("".join)


@given(TEXT)
def test_graphemes(text: str) -> None:
    assert graphemes(text) == list(grapheme_clusters(unicodedata.normalize("NFC", text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("‘anh’ và 'em'", ["anh", "và", "em"]), ("Haÿ-l’eau", ["Haÿ", "l’eau"]), ("'ấp", ["ấp"])],
)
def test_quoted_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(TEXT)
def test_words(text: str) -> None:
    segments = word_segments(unicodedata.normalize("NFC", "\n" + text))
    whole = [segment for segment in segments if any(map(readable, segment))]
    assert words("\n" + text) == whole


def readable(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] not in "MPZS" and category not in ("Cc", "Cf")

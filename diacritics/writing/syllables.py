"""The syllable: what may be one, its parts, and where its tone is written.

A Vietnamese syllable is an onset and a rhyme with a tone; the rhyme is an optional glide
(o, u), a nucleus and an optional coda. The tables `onsets.tsv` and `rhymes.tsv` hold the
spelling: which onset may stand before which letter (c/k, g/gh, ng/ngh), and which rhymes
exist. Loans and names of other languages of Vietnam (Đắk, Kpă, Y Thuy ...) are words of
real text and yet no syllables here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from diacritics.writing.case import Case, apply_case, case_of
from diacritics.writing.marks import Tone, put_tone, split_tone, strip_tones, to_nfc
from diacritics.writing.tables import Frame, frames

_WORD = re.compile(r"[^\W\d_]+")


class Placement(StrEnum):
    """Where a word writes its tone, in the rhymes oa, oe and uy that allow two places."""

    ANY = "any"
    """Both ways of writing agree, or there is no tone to place."""
    OLD = "old"
    """On the glide: hòa, khỏe, thúy. The commonest in documents, and the canonical one here."""
    NEW = "new"
    """On the nucleus: hoà, khoẻ, thuý."""
    WRONG = "wrong"
    """On a letter where neither way has it: "tóan", "qủa", "viêc" with the dot on i."""


@dataclass(frozen=True, slots=True)
class Syllable:
    """The parts of a syllable, in lower case; `text` is the word as it was written."""

    text: str
    onset: str
    """As spelled, "" where the syllable begins with its vowel; "gi" and "qu" are onsets."""
    rhyme: str
    """Glide, nucleus and coda, without tone; "giêng" has the rhyme "iêng"."""
    glide: str
    nucleus: str
    coda: str
    tone: Tone
    placement: Placement
    case: Case

    @property
    def canonical(self) -> str:
        """The same syllable in lower case with the tone placed the old way."""
        return frames()[strip_tones(self.text.lower())].write(self.tone)


def _placement(frame: Frame, at: int | None) -> Placement:
    if at is None or at == frame.old == frame.new:
        return Placement.ANY
    if at == frame.old:
        return Placement.OLD
    return Placement.NEW if at == frame.new else Placement.WRONG


@lru_cache(maxsize=1 << 16)
def parse_syllable(word: str) -> Syllable | None:
    """The parts of `word` (any case, NFC or NFD), or None where it can be no syllable.

    A tone on the wrong vowel ("tóan") is read all the same; `placement` then says WRONG.
    """
    text = to_nfc(word)
    toned = [(at, tone) for at, char in enumerate(text) if (tone := split_tone(char)[1])]
    frame = frames().get(strip_tones(text.lower()))
    if frame is None or len(toned) > 1:
        return None
    at, tone = toned[0] if toned else (None, Tone.LEVEL)
    if not frame.allows(tone):
        return None
    rhyme = frame.rhyme
    return Syllable(
        text=text,
        onset=frame.onset,
        rhyme=rhyme.text,
        glide=rhyme.glide,
        nucleus=rhyme.nucleus,
        coda=rhyme.coda,
        tone=tone,
        placement=_placement(frame, at),
        case=case_of(text),
    )


def is_syllable(word: str) -> bool:
    """Whether `word` is a possible Vietnamese syllable, its tone where one may write it."""
    syllable = parse_syllable(word)
    return syllable is not None and syllable.placement is not Placement.WRONG


def compose(onset: str, rhyme: str, tone: Tone, placement: Placement = Placement.OLD) -> str | None:
    """The lower-case syllable of these parts, or None where they make none.

    The inverse of `parse_syllable`: "gi" and "iêng" give "giêng".
    """
    base = (onset[:-1] if onset == "gi" and rhyme[:1] == "i" else onset) + rhyme
    frame = frames().get(base)
    if frame is None or not frame.allows(tone):
        return None
    return frame.write(tone, new=placement is Placement.NEW)


def all_syllables() -> Iterator[str]:
    """Every possible syllable, lower case, the tone placed the old way (about 17,000)."""
    for frame in frames().values():
        for tone in Tone:
            if frame.allows(tone):
                yield frame.write(tone)


def place_tone(word: str, placement: Placement) -> str:
    """`word` with its tone placed the old or the new way, its case kept.

    ANY and WRONG ask for nothing, and what is no syllable stays as it is (in NFC).
    """
    syllable = parse_syllable(word)
    text = to_nfc(word)
    if syllable is None or placement in (Placement.ANY, Placement.WRONG):
        return text
    if syllable.tone is Tone.LEVEL:
        return text
    frame = frames()[strip_tones(text.lower())]
    at = frame.new if placement is Placement.NEW else frame.old
    plain = strip_tones(text)
    return plain[:at] + put_tone(plain[at], syllable.tone) + plain[at + 1 :]


def canonical(word: str) -> str:
    """One form of a word for comparing: NFC, the tone placed the old way; case and i/y kept."""
    return place_tone(word, Placement.OLD)


def canonical_text(text: str) -> str:
    """`canonical` for each word of a text; what stands between the words stays."""
    return _WORD.sub(lambda match: canonical(match.group()), to_nfc(text))


def recase(word: str, like: str) -> str:
    """`word` in the case pattern of `like`."""
    return apply_case(word, case_of(like))

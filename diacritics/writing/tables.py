"""The tables of spelling: every syllable frame, with the places of its tone."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from diacritics.writing.marks import Tone, put_tone

_STOPS = frozenset({"c", "ch", "p", "t"})
_STOP_TONES = frozenset({Tone.ACUTE, Tone.DOT})


@dataclass(frozen=True, slots=True)
class Rhyme:
    """A row of `rhymes.tsv`: spelling, parts, and the onsets it may follow."""

    text: str
    glide: str
    nucleus: str
    coda: str
    onsets: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A syllable without tone: its letters, its parts and the places of the tone."""

    base: str
    onset: str
    rhyme: Rhyme
    old: int
    new: int

    def allows(self, tone: Tone) -> bool:
        """A syllable that ends in a stop has only the tones sắc and nặng."""
        return self.rhyme.coda not in _STOPS or tone in _STOP_TONES

    def write(self, tone: Tone, *, new: bool = False) -> str:
        """The syllable with a tone, in lower case; `new`: placed the new way."""
        if tone is Tone.LEVEL:
            return self.base
        at = self.new if new else self.old
        return self.base[:at] + put_tone(self.base[at], tone) + self.base[at + 1 :]


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("diacritics").joinpath("data", name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t"))


def _joins(onset: dict[str, str], rhyme: Rhyme) -> bool:
    name, listed = onset["onset"], rhyme.onsets.split()
    if name in listed:
        return True
    if name == "qu" or not ("*" in listed or ("+" in listed and name != "-")):
        return False
    # "gia" is gi + a; gi + ia would be written the same and does not occur.
    if name == "gi" and rhyme.text == "ia":
        return False
    return rhyme.text[0] in onset["before"] and not (rhyme.glide and onset["glide"] == "no")


def _frame(onset: str, rhyme: Rhyme) -> Frame:
    shared = onset == "gi" and rhyme.text[0] == "i"
    base = (onset[:-1] if shared else onset) + rhyme.text
    start = len(base) - len(rhyme.text)
    nucleus = start + len(rhyme.glide)
    # A diphthong before a coda carries the tone on its second letter: tiếng, but tía.
    new = nucleus + (1 if len(rhyme.nucleus) == 2 and rhyme.coda else 0)
    split = rhyme.glide and not rhyme.coda and rhyme.nucleus in ("a", "e", "y")
    return Frame(base, onset, rhyme, start if split else new, new)


@cache
def frames() -> dict[str, Frame]:
    """Every possible syllable without its tone, in lower case, by its spelling."""
    rhymes = [
        Rhyme(row["rhyme"], row["glide"], row["nucleus"], row["coda"], row["onsets"])
        for row in _rows("rhymes.tsv")
    ]
    found: dict[str, Frame] = {}
    for onset in _rows("onsets.tsv"):
        for rhyme in rhymes:
            if _joins(onset, rhyme):
                frame = _frame(onset["onset"].replace("-", ""), rhyme)
                known = found.get(frame.base)
                if known is None or known.rhyme.nucleus != "iê":  # "giên" is gi + iên
                    found[frame.base] = frame
    return found

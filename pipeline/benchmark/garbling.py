"""Documents to restore without end: true texts, and garbled as the channel says they are read."""

from __future__ import annotations

import math
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import count

from diacritics.channel_tables import LOUD
from diacritics.model_files import default_model
from diacritics.train.corpus import Part, read_part
from diacritics.writing import canonical
from pipeline.benchmark.places import ROOT, TRUTH

CORPUS = ROOT.parent / "shared" / "corpus"
"""Texts of others, where there are any: lines held out of training are taken."""
_KINDS = ("admin", "legal")
_LINES = 32
_WORD = re.compile(r"[^\W\d_]+")
_SLIP = 0.015
"""Share of words in which one more letter is misread: with it as many words are of a form that
was never seen as on pages that an engine really read (14 of 1,000)."""
_SLIPS = "aceilnortuvy16¢é&"
_OFTEN = 20
"""A word read at least so often is garbled as it was read, a rarer one part by part."""

Forms = tuple[list[str], list[float]]
"""What something is read as, with weights."""


def documents(part: Part, syllables: int, seed: int) -> Iterator[tuple[str, str]]:
    """Some documents, true and garbled, of so many syllables in all.

    Of the corpus its held-out lines of `part` (each once); without one the samples, garbled
    again and again, each time otherwise.
    """
    rng = random.Random(seed)
    for lines in _pages(part):
        if syllables <= 0:
            return
        true = "\n".join(lines)
        syllables -= len(true.split())
        yield true, garbled(true, rng)


def is_corpus_there() -> bool:
    """Whether `documents` are of a corpus rather than of the samples."""
    return CORPUS.is_dir()


def _pages(part: Part) -> Iterator[list[str]]:
    if not is_corpus_there():
        texts = [path.read_text(encoding="utf-8") for path in sorted(TRUTH.glob("*.txt"))]
        for _ in count():
            for text in texts:
                yield from _parted(text.splitlines())
    for kind in _KINDS:
        yield from _parted(list(read_part(CORPUS, kind, part)))


def _parted(lines: list[str]) -> Iterator[list[str]]:
    for begin in range(0, len(lines), _LINES):
        yield lines[begin : begin + _LINES]


def garbled(text: str, rng: random.Random) -> str:
    """What an engine without Vietnamese may have read; spaces, digits and marks stay."""
    return _WORD.sub(lambda match: _read(match.group(), rng), text)


def _read(word: str, rng: random.Random) -> str:
    loud = len(word) > 1 and word.isupper()
    truth = (LOUD if loud else "") + canonical(word).lower()
    forms = _forms()
    whole = forms["words"].get(truth)
    if whole is not None and sum(whole[1]) >= _OFTEN:
        read = rng.choices(*whole)[0]
    else:
        read = _by_parts(truth, rng) or word
    if rng.random() < _SLIP:
        at = rng.randrange(len(read) + 1)
        read = read[:at] + rng.choice(_SLIPS) + read[at + 1 :]
    return read[:1].upper() + read[1:] if word[0].isupper() else read


def _by_parts(truth: str, rng: random.Random) -> str | None:
    number = default_model().channel.number.get(truth.lstrip(LOUD))
    parts = None if number is None else default_model().entries[number].parts
    if parts is None:
        return None
    mark = LOUD if truth.startswith(LOUD) else ""
    onset, rhyme = (
        _forms()[table].get(mark + part)
        for table, part in zip(("onsets", "rhymes"), parts, strict=True)
    )
    if onset is None or rhyme is None:
        return None
    return rng.choices(*onset)[0] + rng.choices(*rhyme)[0]


@cache
def _forms() -> dict[str, dict[str, Forms]]:
    """For words, onsets and rhymes: what each is read as, from the tables of the channel."""
    channel = default_model().channel
    found: dict[str, dict[str, Forms]] = {
        name: defaultdict(lambda: ([], [])) for name in ("words", "onsets", "rhymes")
    }
    for read, pairs in channel.whole.reads.items():
        for truth, times in pairs:
            _add(found["words"][truth], read, times)
    for name, table in (("onsets", channel.parts.onsets), ("rhymes", channel.parts.rhymes)):
        for read, rows in table.items():
            for part, mark, log in rows:
                _add(found[name][mark + part], read, math.exp(log))
    return found


def _add(forms: Forms, read: str, weight: float) -> None:
    forms[0].append(read)
    forms[1].append(weight)

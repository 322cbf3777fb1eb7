"""Learns what each letter is read as, for the channel of engines by outlines."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from diacritics.channel_tables import LOUD
from diacritics.glyphs import LONGEST
from diacritics.spelled import MAX_PIECE
from diacritics.train.letters import Shares, as_shares, learn, read_weights
from diacritics.train.pair_counts import Pairs
from diacritics.train.parts import part_names, unlike
from diacritics.writing import strip_marks

SEEN_ELSEWHERE = "engine_letters.tsv"
"""How often engines of other makers were seen to write what for a letter (see the model card)."""
SIGHTS = 100
"""How many such sights of a letter count as much as all that the pages show of it."""
NEW = (0.08, 0.35)
"""How much of what an engine not seen yet writes for a letter without and with marks is new."""
LENGTHS = (0.10, 0.55, 0.30, 0.05)
"""How long what is new is: shares of 0 to 3 characters."""
CHARACTERS, MORE = 90, 12
"""How many a new character may be; how many a further one."""
PLAIN, MARKED = 0.85, 0.15
"""How a letter that no page showed is read: without its marks, as it is."""


def pack_glyphs(pairs: Pairs, words: list[str]) -> dict[str, Any]:
    """The arrays of what the letters of `words` are read as, learned from pairs."""
    syllables = [word for word in words if part_names(word) is not None]
    letters = sorted({letter for word in syllables for letter in word + word.upper()})
    learned = learn(_spelled(pairs))
    elsewhere = read_weights(SEEN_ELSEWHERE)
    shares = {letter: _of_letter(learned, elsewhere, letter) for letter in letters}
    pieces = sorted({piece for by in shares.values() for piece in by})
    place = {piece: i for i, piece in enumerate(pieces)}
    found = np.zeros((len(pieces), len(letters)))
    for column, letter in enumerate(letters):
        for piece, share in shares[letter].items():
            found[place[piece], column] = share
    new = np.array([NEW[strip_marks(letter) != letter] for letter in letters])
    spread = [LENGTHS[0], *(LENGTHS[n] / (CHARACTERS * MORE ** (n - 1)) for n in (1, 2, MAX_PIECE))]
    unseen = np.outer(spread, new)
    mixed = (1 - new) * found + unseen[[len(piece) for piece in pieces]]
    return {
        "glyph_letters": np.frombuffer("".join(letters).encode(), dtype=np.uint8),
        "glyph_pieces": np.frombuffer("\n".join(pieces).encode(), dtype=np.uint8),
        "glyph_logs": np.log(mixed).astype(np.float16),
        "glyph_unseen": np.log(unseen).astype(np.float16),
    }


def _spelled(pairs: Pairs) -> Pairs:
    """(word, what was read) of the syllables; words of capitals in capitals."""
    found: Pairs = Counter()
    for (truth, read), times in pairs.items():
        word = truth.lstrip(LOUD)
        if " " in read or "/" in read or "@" in read or len(read) > LONGEST:
            continue
        if part_names(word) is not None and not unlike(word, read):
            found[word.upper() if truth.startswith(LOUD) else word, read] += times
    return found


def _of_letter(learned: Shares, elsewhere: Shares, letter: str) -> dict[str, float]:
    """What a letter is read as: what the pages show and what was seen elsewhere together."""
    own = learned.get(letter, {strip_marks(letter): PLAIN, letter: MARKED})
    found = Counter({piece: SIGHTS * share for piece, share in as_shares(own).items()})
    found.update(elsewhere.get(letter, {}))
    return as_shares(found)

"""Slips of an engine that knows Vietnamese: right letters, wrong marks.

A word of good text is put right only where another word of the same letters fits far
better between its neighbours, the engine often takes the one's marks for the other's,
and it was not sure itself.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from diacritics.chains import changes
from diacritics.model_files import Model, default_folder
from diacritics.spelling import spell
from diacritics.symbols import BREAK, NUMBER, SPECIAL, UNKNOWN, of_separator
from diacritics.tokens import Piece, is_loud, split_token
from diacritics.windows import Doubts, posteriors
from diacritics.writing import canonical, put_tone, strip_marks, strip_tones, tone_of

_BREAK = SPECIAL.index(BREAK)
_NUMBER = SPECIAL.index(NUMBER)
_UNKNOWN = SPECIAL.index(UNKNOWN)
CERTAIN = 0.9
"""Only a reading at least this probable replaces what the engine read."""
UNSEEN = math.log(3e-5)
"""Log probability of a confusion of marks that no page showed."""
LOST = math.log(3e-4)
"""The least log probability that a faint page loses a letter's tone, or its mark."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token of good text: its pieces, and the engine's confidence in it (0 to 1)."""

    text: str
    pieces: tuple[Piece, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Slips:
    """What the engine mistakes.

    Attributes:
        confusions: Log probability that a letter is read as another of the same base.
        steps: Confidences (0 to 1) at which the rate of slips changes.
        odds: Log odds of a slip at each step, against those overall.
    """

    confusions: dict[tuple[str, str], float]
    steps: list[float]
    odds: list[float]

    def score(self, meant: str, seen: str) -> float:
        """Log probability that `meant` is read as `seen`, a word of the same letters."""
        pairs = [(a, b) for a, b in zip(meant, seen, strict=True) if a != b]
        return sum(
            max(self.confusions.get(pair, UNSEEN), LOST if _is_lost(*pair) else UNSEEN)
            for pair in pairs
        )

    def doubt(self, confidence: float) -> float:
        """How many times likelier a slip is than on average (log), at a confidence."""
        return float(np.interp(confidence, self.steps, self.odds))


def _is_lost(meant: str, seen: str) -> bool:
    """Whether a letter was only read without its tone, or without its mark."""
    toneless = strip_tones(meant)
    return seen in (toneless, strip_marks(meant), put_tone(strip_marks(meant), tone_of(meant)))


@cache
def read_slips() -> Slips:
    """The slips that come with the model."""
    data = json.loads((default_folder() / "slips.json").read_text(encoding="utf-8"))
    letters = data["letters"]
    confusions = {(a, b): math.log(n / letters[a]) for a, b, n in data["confusions"]}
    words, wrong = data["words"], data["wrong"]
    overall = sum(wrong) / sum(words)
    rates = [(w + overall) / (n + 1) for w, n in zip(wrong, words, strict=True)]
    middles = [(a + b) / 200 for a, b in zip(data["steps"], data["steps"][1:], strict=False)]
    return Slips(confusions, middles, [_odds(rate) - _odds(overall) for rate in rates])


def _odds(rate: float) -> float:
    return math.log(rate / (1 - rate))


def correct(model: Model, lines: Sequence[Sequence[Token]]) -> list[list[tuple[str, float]]]:
    """The text of each token of each line, and the probability that it is right."""
    slips = read_slips()
    words: list[int] = []
    line_of: list[int] = []
    at: list[int] = []
    rivals: list[int] = []
    scores: list[float] = []
    places: list[tuple[int, int, int]] = []
    for number, line in enumerate(lines):
        words.append(_BREAK)
        line_of.append(number)
        for i, token in enumerate(line):
            for j, piece in enumerate(token.pieces):
                word = _word(model, piece)
                if word is None:
                    continue
                others = _others(model, slips, piece, token.confidence)
                if others:
                    places.append((number, i, j))
                    at += [len(words)] * (len(others) + 1)
                    rivals += [word, *(other for other, _ in others)]
                    scores += [0.0, *(score for _, score in others)]
                words.append(word)
                line_of.append(number)
    found = [[(token.text, 0.999) for token in line] for line in lines]
    if not places:
        return found
    doubts = Doubts(np.array(at), np.array(rivals), np.array(scores, dtype=np.float32))
    shares = posteriors(model.lm, np.array(words), np.array(line_of), doubts)
    begins = np.flatnonzero(changes(doubts.at)).tolist()
    for (number, i, j), begin, end in zip(places, begins, [*begins[1:], len(at)], strict=True):
        best = begin + int(np.argmax(shares[begin:end]))
        token = lines[number][i]
        text, sure = found[number][i]
        if best != begin and shares[best] > CERTAIN:
            text = _replaced(model, token, j, rivals[best])
            found[number][i] = text, min(sure, float(shares[best]))
        else:
            found[number][i] = text, min(sure, float(shares[begin]))
    return found


def correct_again(model: Model, lines: Sequence[Sequence[Token]]) -> list[list[tuple[str, float]]]:
    """As `correct`, and lines in which it found something once more.

    Beside a word put right its neighbour may be plain, too ("chuyến đối" is chuyển đổi).
    """
    found = correct(model, lines)
    changed = [
        [
            replace(token, text=text, pieces=split_token(text))
            for token, (text, _) in zip(line, read, strict=True)
        ]
        if any(token.text != text for token, (text, _) in zip(line, read, strict=True))
        else []
        for line, read in zip(lines, found, strict=True)
    ]
    if not any(changed):
        return found
    return [
        [(text, min(sure, before)) for (text, sure), (_, before) in zip(again, read, strict=True)]
        if again
        else read
        for again, read in zip(correct(model, changed), found, strict=True)
    ]


def _word(model: Model, piece: Piece) -> int | None:
    """The id of a piece, None for marks that the language model does not see."""
    if piece.is_number:
        return _NUMBER
    if piece.is_word:
        return model.channel.number.get(canonical(piece.text).lower(), _UNKNOWN)
    symbol = next((s for s in map(of_separator, piece.text) if s is not None), None)
    return None if symbol is None else SPECIAL.index(symbol)


def _others(model: Model, slips: Slips, piece: Piece, confidence: float) -> list[tuple[int, float]]:
    """Words of the same letters, with how likely they are read as the piece."""
    if not piece.is_word or not piece.text.isalpha():
        return []
    seen = canonical(piece.text).lower()
    found = []
    for word in model.channel.same_letters(strip_marks(seen)):
        meant = model.channel.words[word]
        if meant != seen and len(meant) == len(seen):
            found.append((word, slips.score(meant, seen) + slips.doubt(confidence)))
    return found


def _replaced(model: Model, token: Token, place: int, word: int) -> str:
    texts = [piece.text for piece in token.pieces]
    raw = texts[place]
    texts[place] = spell(model.entries[word].surface, raw, loud=is_loud(raw), initial=False)
    return "".join(texts)


def tokens(texts: Sequence[str], confidences: Sequence[float]) -> list[Token]:
    """Tokens of a line with their confidences."""
    return [
        Token(text, split_token(text), sure) for text, sure in zip(texts, confidences, strict=True)
    ]

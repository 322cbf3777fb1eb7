"""The channel: which words a read token may stand for, and how likely each is read so.

P(read | word) comes from counts of whole words where there are any, from onset and rhyme
where not, and from look-alikes of known read forms as the last resort.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from diacritics.letters import Letters
from diacritics.symbols import SPECIAL, UNKNOWN
from diacritics.tokens import channel_key, is_loud
from diacritics.writing import strip_marks

Candidate = tuple[int, float]
"""A word id and the log probability that it is read as the token."""

LOUD = "^"
PRIOR = 40.0
PRIOR_SHARE = 1.0
OTHER_CASE = math.log(0.03)
SAME_LETTERS = -7.0
SAME_WORD = -2.0
RHYMES = 24
MAX_RHYME = 7
ACRONYM_MARK = -1.6
COPY_BASE = -9.0
COPY_LETTER = -0.8
COPY_ODD = -7.0
SHORT_ACRONYM = -3.0
POOR = -5.0
MAX_CANDIDATES = 18
SLACK = 8.0
"""Candidates this much worse than the best (log) are left out."""
UNIGRAM_SHARE = 0.7


def pack(
    name: str, table: dict[str, list[tuple[str, int]]], totals: Counter[str]
) -> dict[str, Any]:
    """A table of the channel as arrays, for `numpy.savez`."""
    truths = sorted(totals)
    number = {truth: i for i, truth in enumerate(truths)}
    rows = [pair for pairs in table.values() for pair in pairs]
    return {
        f"{name}_reads": np.frombuffer("\n".join(table).encode(), dtype=np.uint8),
        f"{name}_truths": np.frombuffer("\n".join(truths).encode(), dtype=np.uint8),
        f"{name}_sizes": np.array([len(pairs) for pairs in table.values()], dtype=np.uint16),
        f"{name}_index": np.array([number[truth] for truth, _ in rows], dtype=np.uint16),
        f"{name}_counts": np.array([count for _, count in rows], dtype=np.uint32),
        f"{name}_totals": np.array([totals[truth] for truth in truths], dtype=np.uint32),
    }


@dataclass(frozen=True, slots=True)
class Table:
    """For each read form the true forms with their counts; for each true form its total."""

    reads: dict[str, list[tuple[str, int]]]
    totals: dict[str, int]


def unpack(name: str, arrays: Any) -> Table:
    """The inverse of `pack`."""

    def text(part: str) -> list[str]:
        return bytes(arrays[f"{name}_{part}"]).decode().split("\n")

    truths = text("truths")
    rows = [
        (truths[i], n)
        for i, n in zip(
            arrays[f"{name}_index"].tolist(), arrays[f"{name}_counts"].tolist(), strict=True
        )
    ]
    ends = np.cumsum(arrays[f"{name}_sizes"]).tolist()
    reads = {}
    begin = 0
    for read, end in zip(text("reads"), ends, strict=True):
        reads[read] = rows[begin:end]
        begin = end
    return Table(reads, dict(zip(truths, arrays[f"{name}_totals"].tolist(), strict=True)))


class Known:
    """Candidates of common tokens, as they are packed in the model."""

    def __init__(self, arrays: Any) -> None:
        """Candidates from the arrays that `pack_known` made."""
        reads = bytes(arrays["known_reads"]).decode().split("\n")
        self._place = {read: i for i, read in enumerate(reads)}
        self._ends = np.cumsum(arrays["known_sizes"]).tolist()
        self._words = arrays["known_words"]
        self._scores = arrays["known_scores"]

    def find(self, read: str) -> list[Candidate] | None:
        """The candidates of a token, or None where it was not seen in training."""
        place = self._place.get(read)
        if place is None:
            return None
        begin = self._ends[place - 1] if place else 0
        rows = slice(begin, self._ends[place])
        return list(zip(self._words[rows].tolist(), self._scores[rows].tolist(), strict=True))


def pack_known(found: dict[str, list[Candidate]]) -> dict[str, Any]:
    """Arrays of candidates by token."""
    rows = [candidate for candidates in found.values() for candidate in candidates]
    return {
        "known_reads": np.frombuffer("\n".join(found).encode(), dtype=np.uint8),
        "known_sizes": np.array([len(candidates) for candidates in found.values()], dtype=np.uint8),
        "known_words": np.array([word for word, _ in rows], dtype=np.uint16),
        "known_scores": np.array([score for _, score in rows], dtype=np.float16),
    }


class Channel:
    """The channel of engines without Vietnamese, with a memory of the tokens it has seen."""

    def __init__(
        self,
        words: list[str],
        parts: list[tuple[str, str] | None],
        unigrams: NDArray[np.float32],
        tables: dict[str, Table],
        letters: Letters,
    ) -> None:
        """`words` by id in lower case, `parts` their onset and rhyme where they are syllables."""
        self.words = words
        self.number = {word: i for i, word in enumerate(words)}
        self.syllables = {p: i for i, p in enumerate(parts) if p is not None}
        self.is_syllable = [p is not None for p in parts]
        self.unigrams = unigrams.tolist()
        self.whole = tables["words"]
        self.onsets = _by_share(tables["onsets"])
        self.rhymes = _by_share(tables["rhymes"])
        self._letters = letters
        self._memory: dict[tuple[str, bool, bool], list[Candidate]] = {}
        self._known: Known | None = None

    @cached_property
    def _skeletons(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for i, word in enumerate(self.words[len(SPECIAL) :], len(SPECIAL)):
            found[strip_marks(word)].append(i)
        return {
            plain: sorted(same, key=lambda i: -self.unigrams[i]) for plain, same in found.items()
        }

    @cached_property
    def _acronyms(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for i, word in enumerate(self.words[len(SPECIAL) :], len(SPECIAL)):
            if not self.is_syllable[i] and len(word) <= 9:
                found[_fold(word)].append(i)
        return found

    def same_letters(self, plain: str) -> list[int]:
        """The words that are `plain` (lower case) without their marks."""
        return self._skeletons.get(plain, [])

    def candidates(self, read: str, *, loud: bool, deep: bool = True) -> list[Candidate]:
        """Words that may have been read as `read`, best first; the last is "unknown": copy it.

        Args:
            read: The read word.
            loud: Whether it is one of capitals.
            deep: Whether to look for look-alikes, which is slow, where nothing else is found.
        """
        found = self._memory.get((read, loud, deep))
        if found is None:
            found = self._memory[read, loud, deep] = self._find(read, loud, deep)
        return found

    def use(self, known: Known) -> None:
        """Look candidates of common tokens up in what `compiled` once made."""
        self._known = known

    def compiled(self) -> dict[str, list[Candidate]]:
        """Candidates of all tokens that were seen in training, but for the last, the copy."""
        self._known = None
        found = {}
        for read, pairs in self.whole.reads.items():
            for mark in sorted({LOUD if truth.startswith(LOUD) else "" for truth, _ in pairs}):
                found[mark + read] = self._find(read, bool(mark), True)[:-1]
        return found

    def _find(self, read: str, loud: bool, deep: bool) -> list[Candidate]:
        key = channel_key(read, loud=loud)
        mark = LOUD if loud else ""
        if self._known is not None and (loud or not is_loud(read)):
            known = self._known.find(mark + key)
            if known is not None:
                return [*known, (SPECIAL.index(UNKNOWN), copy_score(read))]
        parts = self._by_parts(key, mark)
        if not parts and key != (even := key.upper() if loud else key.lower()):
            parts = self._by_parts(even, mark)
        if deep and max(parts.values(), default=-99.0) < POOR:
            self._by_letters(key, mark, parts)
        scores = self._with_counts(key, mark, parts)
        self._add_plain(read, loud, scores)
        ranked = sorted(scores.items(), key=self._rank, reverse=True)
        best = [c for c in ranked[:MAX_CANDIDATES] if self._rank(c) > self._rank(ranked[0]) - SLACK]
        best.append((SPECIAL.index(UNKNOWN), copy_score(read)))
        return best

    def _rank(self, candidate: Candidate) -> float:
        unigram: float = self.unigrams[candidate[0]]
        return candidate[1] + UNIGRAM_SHARE * unigram

    def _by_parts(self, key: str, mark: str) -> dict[int, float]:
        found: dict[int, float] = {}
        for cut in range(min(len(key), 5) + 1):
            onsets = self.onsets.get(key[:cut])
            rhymes = self.rhymes.get(key[cut:])
            if not onsets or not rhymes:
                continue
            self._combine(onsets, rhymes, mark, 0.0, found)
        return found

    def _combine(
        self,
        onsets: list[tuple[str, str, float]],
        rhymes: list[tuple[str, str, float]],
        mark: str,
        penalty: float,
        found: dict[int, float],
    ) -> None:
        for onset, onset_mark, first in onsets:
            if onset_mark != mark:
                continue
            for rhyme, rhyme_mark, second in rhymes:
                word = self.syllables.get((onset, rhyme))
                if word is None:
                    continue
                score = first + second + penalty + (0.0 if rhyme_mark == mark else OTHER_CASE)
                if score > found.get(word, -99.0):
                    found[word] = score

    def _by_letters(self, key: str, mark: str, found: dict[int, float]) -> None:
        """Add words whose rhyme may be read so letter by letter."""
        cuts = [c for c in range(min(len(key) - 1, 4), -1, -1) if key[:c] in self.onsets]
        for cut in cuts[:2]:
            rest = key[cut:]
            if len(rest) > MAX_RHYME:
                continue
            scores = self._letters.score(rest)
            near = np.argpartition(-scores, RHYMES)[:RHYMES].tolist()
            rhymes = [_named(self._letters.names[i], float(scores[i])) for i in near]
            self._combine(self.onsets[key[:cut]], rhymes, mark, 0.0, found)

    def _with_counts(self, key: str, mark: str, parts: dict[int, float]) -> dict[int, float]:
        counted: dict[int, float] = {}
        for truth, count in self.whole.reads.get(key, ()):
            word = self.number.get(truth.lstrip(LOUD))
            if word is not None:
                scale = 1.0 if truth.startswith(LOUD) == (mark == LOUD) else 0.1
                counted[word] = counted.get(word, 0.0) + count * scale
        scores = {}
        for word in counted.keys() | parts.keys():
            total = self.whole.totals.get(mark + self.words[word], 0)
            prior = PRIOR + PRIOR_SHARE * total
            part = math.exp(parts[word]) if word in parts else 0.0
            share = (counted.get(word, 0.0) + prior * part) / (total + prior)
            scores[word] = math.log(share + 1e-9)
        return scores

    def _add_plain(self, read: str, loud: bool, scores: dict[int, float]) -> None:
        """The word itself, words of the same letters, and acronyms."""
        lower = read.lower()
        same = self.number.get(lower)
        if same is not None:
            scores[same] = max(scores.get(same, -99.0), SAME_WORD)
        for word in self._skeletons.get(strip_marks(lower), ()):
            scores[word] = max(scores.get(word, -99.0), SAME_LETTERS)
        if is_loud(read):
            missed = 0.0 if loud or len(read) > 2 else SHORT_ACRONYM
            for word in self._acronyms.get(_fold(lower), ()):
                changed = Levenshtein.distance(self.words[word], lower)
                score = missed + ACRONYM_MARK * changed
                scores[word] = max(scores.get(word, -99.0), score)


def _by_share(table: Table) -> dict[str, list[tuple[str, str, float]]]:
    """Read form to (true part, mark of capitals, log share), the likeliest first."""
    found = {}
    for read, pairs in table.reads.items():
        rows = [
            (
                truth.lstrip(LOUD),
                LOUD if truth.startswith(LOUD) else "",
                math.log(count / (table.totals[truth] + 1.0)),
            )
            for truth, count in pairs
        ]
        found[read] = sorted(rows, key=lambda row: -row[2])[:24]
    return found


def _named(name: str, score: float) -> tuple[str, str, float]:
    return name.lstrip(LOUD), LOUD if name.startswith(LOUD) else "", score


def copy_score(read: str) -> float:
    """Log probability that a word outside the vocabulary is written, and read, as `read`."""
    score = COPY_BASE + COPY_LETTER * len(read)
    odd = not (read.isascii() and read.isalpha() and (read[1:].islower() or is_loud(read)))
    return score + (COPY_ODD if odd and not _CODE.fullmatch(read) else 0.0)


_CODE = re.compile(r"[A-ZĐ]{1,4}\d{1,4}|\d{1,4}[A-Za-z]{1,2}|[A-ZĐ]|\d+")


def _fold(word: str) -> str:
    """A word with all that stands for Đ made D: QĐ, QD, QP, QB, QDP."""
    plain = strip_marks(word).replace("dp", "d").replace("bp", "d")
    return plain.replace("p", "d").replace("b", "d")

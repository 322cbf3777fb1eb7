"""The channel: which words a read token may stand for, and how likely each is read so.

P(read | word) comes from counts of whole words where there are any, from onset and rhyme
where not, and from look-alikes of known read forms as the last resort.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cached_property
from operator import itemgetter

from rapidfuzz.distance import Levenshtein

from diacritics.channel_parts import Parts
from diacritics.channel_tables import LOUD, Candidate, Learned
from diacritics.symbols import SPECIAL, UNKNOWN
from diacritics.tokens import channel_key, is_loud
from diacritics.tuning import Tuning
from diacritics.writing import strip_marks

PRIOR_SHARE = 1.0
"""What onset and rhyme count for each sight of the whole word."""
SAME_LETTERS = -7.0
"""A word that is read without any of its marks, at least."""
SAME_WORD = -2.0
"""A word that is read as it is, at least."""
ACRONYM_MARK = -1.6
"""For each letter that differs between an acronym and what was read."""
SHORT_ACRONYM = -3.0
"""For an acronym of two letters among small letters."""
POOR = -5.0
"""Where onset and rhyme give nothing better, the letters are tried."""
UNIGRAM_SHARE = 0.7
"""How much a word's own frequency counts when candidates are ranked.

These were tuned together on held-out tuning pages, once with the channel of all fonts and
engines and once with that of one font and engine on pages of the others.
"""


class Channel:
    """The channel of engines without Vietnamese, with a memory of the tokens it has seen."""

    tuning = Tuning()

    def __init__(self, learned: Learned) -> None:
        """The channel of what was learned."""
        tables = learned.tables
        self.words = learned.words
        self.number = {word: i for i, word in enumerate(learned.words)}
        self.is_syllable = [p is not None for p in learned.parts]
        self.unigrams = learned.unigrams.tolist()
        self.whole = tables["words"]
        self.parts = Parts(learned.parts, tables["onsets"], tables["rhymes"], learned.letters)
        self._memory: dict[tuple[str, bool, bool], list[Candidate]] = {}
        self._known = learned.known

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

    @cached_property
    def _totals(self) -> dict[str, list[int]]:
        """How often each word was read, in capitals and not."""
        seen = self.whole.totals
        return {mark: [seen.get(mark + word, 0) for word in self.words] for mark in ("", LOUD)}

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
            found = [
                *self._find(read, loud, deep),
                (SPECIAL.index(UNKNOWN), self.tuning.copied(read)),
            ]
            self._memory[read, loud, deep] = found
        return found

    def forget(self) -> None:
        """Empty the memory of the tokens seen."""
        self._memory.clear()

    def compiled(self) -> dict[str, list[Candidate]]:
        """Candidates of all tokens that were seen in training, but for their copies."""
        found = {}
        for read, pairs in self.whole.reads.items():
            for mark in sorted({LOUD if truth.startswith(LOUD) else "" for truth, _ in pairs}):
                found[mark + read] = self._find(read, bool(mark), True)
        return found

    def _find(self, read: str, loud: bool, deep: bool) -> list[Candidate]:
        key = channel_key(read, loud=loud)
        mark = LOUD if loud else ""
        if self._known is not None and (loud or not is_loud(read)):
            known = self._known.find(mark + key)
            if known is not None:
                return known
        scores = self._with_counts(key, mark, self._by_parts(key, mark, deep))
        self._add_plain(read, loud, scores)
        unigrams = self.unigrams
        ranked = sorted(
            ((score + UNIGRAM_SHARE * unigrams[word], word) for word, score in scores.items()),
            key=itemgetter(0),
            reverse=True,
        )
        return [
            (word, scores[word])
            for rank, word in ranked[: self.tuning.most]
            if rank > ranked[0][0] - self.tuning.slack
        ]

    def _by_parts(self, key: str, mark: str, deep: bool) -> dict[int, float]:
        """Log probabilities of words by their onsets and rhymes."""
        parts = self.parts.scores(key, mark)
        if not parts and key != (even := key.upper() if mark else key.lower()):
            parts = self.parts.scores(even, mark)
        if deep and max(parts.values(), default=-99.0) < POOR:
            self.parts.add_by_letters(key, mark, parts)
        return parts

    def _with_counts(self, key: str, mark: str, parts: dict[int, float]) -> dict[int, float]:
        counted: dict[int, float] = {}
        for truth, count in self.whole.reads.get(key, ()):
            word = self.number.get(truth.lstrip(LOUD))
            if word is not None:
                scale = 1.0 if truth.startswith(LOUD) == (mark == LOUD) else 0.1
                counted[word] = counted.get(word, 0.0) + count * scale
        scores = {}
        totals = self._totals[mark]
        for word in counted.keys() | parts.keys():
            total = totals[word]
            prior = self.tuning.prior + PRIOR_SHARE * total
            part = math.exp(parts[word]) if word in parts else 0.0
            share = (counted.get(word, 0.0) + prior * part) / (total + prior)
            scores[word] = math.log(share + self.tuning.least)
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


def _fold(word: str) -> str:
    """A word with all that stands for Đ made D: QĐ, QD, QP, QB, QDP."""
    plain = strip_marks(word).replace("dp", "d").replace("bp", "d")
    return plain.replace("p", "d").replace("b", "d")

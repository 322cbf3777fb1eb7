"""What pieces may be in text of engines that tell characters by their outlines, one by one."""

from __future__ import annotations

from collections.abc import Iterable

from diacritics.looks import Look
from diacritics.options import Options
from diacritics.outline_channel import OutlineChannel
from diacritics.tokens import is_loud


class OutlineOptions(Options):
    """Options that tell marks from letters, and learn from the document."""

    poor, split = -5.5, -4.0
    split_beam, split_options = 40, 200
    _channel: OutlineChannel

    def __init__(self, channel: OutlineChannel) -> None:
        """Options that `channel` offers."""
        super().__init__(channel)
        self._fits: dict[str, float] = {}

    def fit(self, text: str) -> float:
        """Log probability that a word is written, and read as `text`; memory serves often."""
        found = self._fits.get(text)
        if found is None:
            words = self._words(text, look=Look.LOUD if is_loud(text) else Look.PLAIN, deep=True)
            found = max(score + self._channel.unigrams[word] for word, score in words)
            self._fits[text] = found
        return found

    def _forget(self) -> None:
        super()._forget()
        self._fits.clear()

    def taught(self, pairs: Iterable[tuple[str, str]]) -> OutlineOptions:
        """The options of a document of which (word, what was read) are sure."""
        return OutlineOptions(self._channel.taught(pairs))

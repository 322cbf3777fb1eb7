"""Heads and references of all inputs, compared number by number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.findings import two_dates
from extractors.identity import Cited, Identity, identify
from extractors.mention_model import Reference


class Mention(NamedTuple):
    """A head or a reference: where it stands, and which document it names.

    `dated`: it can contradict others: a reference in full, its body known. Without the body a
    number with two dates is mostly two documents of two bodies.
    """

    key: str
    table: str
    position: int
    document_id: str
    number: str
    date: str
    issuer: str
    dated: bool

    @property
    def cited(self) -> Cited:
        """What names the document."""
        return Cited(self.number, self.date, self.issuer)


def identities(mentions: Sequence[Mention]) -> list[Identity]:
    """The identity of each mention.

    Whatever is said more than twice in the same words is identified as the second time.
    """
    slots: dict[tuple[Cited, bool], int] = {}
    places = [
        slots.setdefault((mention.cited, (mention.cited, False) in slots), len(slots))
        for mention in mentions
    ]
    found = identify((cited for cited, _ in slots), Counter(places).values())
    return [found[place] for place in places]


def contradictions(mentions: Sequence[Mention]) -> Iterator[tuple[int, str, str, str, str]]:
    """Position of the later mention, number, its date, the other date and where that stands.

    Those within one document are known from its own text.
    """
    dated = {str(mention.position): mention for mention in mentions if mention.dated}
    first: dict[tuple[str, str], Mention] = {}
    for mention in dated.values():
        first.setdefault((mention.number, mention.date), mention)
    for position, finding in two_dates((at, _reference(m)) for at, m in dated.items()):
        other = first[finding.what, finding.other_reading]
        if other.document_id != dated[position].document_id:
            yield (
                int(position), finding.what, finding.reading,
                finding.other_reading, other.document_id,
            )  # fmt: skip


def _reference(mention: Mention) -> Reference:
    """As much of a reference as comparing dates needs."""
    return Reference(1, 0, 0, "", "", mention.number, mention.date, mention.issuer, 1.0)

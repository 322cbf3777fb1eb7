"""Contradictions and impossible values: readings of which one must be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from extractors.folding import squash
from extractors.mention_model import Finding, Percentage, Reference
from extractors.model import DocumentRecord
from extractors.points import FoundDate
from extractors.source import Source

_HAS_YEAR = re.compile(r"/(?:19|20)\d\d/")
_OF_A_PLAN = re.compile(
    r"\s*(?:so với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|nhu cầu|cùng kỳ|nghị quyết|định mức|chỉ số|"
    r"KH\b|NQ\b|công suất)",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:tỷ lệ|tỉ lệ)\b|\|", re.IGNORECASE)
_PLANNED = re.compile(
    r"\|[^|]*(?:so với|so sánh|kế hoạch|chỉ tiêu|dự toán|mục tiêu|cùng kỳ|chỉ số|hoàn thành|tăng|"
    r"\b(?:KH|DT|NQ|TH)\b|\bđạt\b(?! tỷ lệ))[^|]*$",
    re.IGNORECASE,
)
"""The head of a column whose rates may be over 100: "Đạt (%)", "So với cùng kỳ (%)"."""


def _may_be_one(left: Reference, right: Reference) -> bool:
    """Whether two mentions of one number mean one document.

    Numbers begin anew each year and each body has its own, so a number alone is not enough:
    the issuers must not differ, and the dates must be of one year, or the number has a year,
    or the dates differ by so little that one is a slip of the other.
    """
    if left.issuer and right.issuer and squash(left.issuer) != squash(right.issuer):
        similar = squash(left.issuer) in squash(right.issuer)
        if not similar and squash(right.issuer) not in squash(left.issuer):
            return False
    if _HAS_YEAR.search(left.number) or left.date[:4] == right.date[:4]:
        return True
    return Levenshtein.distance(left.date, right.date) <= 1


def two_dates(references: Iterable[tuple[str, Reference]]) -> Iterator[tuple[str, Finding]]:
    """Numbers that are cited with two dates, in one document or across an archive.

    Args:
        references: Each with the id of the document it stands in.

    Yields:
        The id of the document with the later mention, and the finding; once for each pair of
        dates of a number.
    """
    dated: dict[str, list[tuple[str, Reference]]] = {}
    for document, reference in references:
        if len(reference.date) == len("2020-01-31") and reference.is_full:
            dated.setdefault(reference.number, []).append((document, reference))
    for number, mentions in dated.items():
        seen: set[tuple[str, ...]] = set()
        for (_, left), (document, right) in combinations(_first_of_each(mentions), 2):
            pair = tuple(sorted((left.date, right.date)))
            if left.date != right.date and pair not in seen and _may_be_one(left, right):
                seen.add(pair)
                yield document, Finding(
                    right.page, right.start, right.end,
                    "two_dates", number, right.date, left.date,
                )  # fmt: skip


def _first_of_each(mentions: list[tuple[str, Reference]]) -> list[tuple[str, Reference]]:
    """The first mention for each date and issuer: enough to compare, however many there are."""
    first: dict[tuple[str, str], tuple[str, Reference]] = {}
    for document, reference in mentions:
        first.setdefault((reference.date, squash(reference.issuer)), (document, reference))
    return list(first.values())[:40]


def impossible_dates(source: Source, dates: Iterable[FoundDate]) -> Iterator[Finding]:
    """Dates that the calendar does not have."""
    for date in dates:
        if not date.possible:
            page, start, end, raw = source.span(date.start, date.end)
            yield Finding(page, start, end, "impossible_date", raw, date.iso, "")


def over_100(source: Source, percentages: Iterable[Percentage]) -> Iterator[Finding]:
    """Percentages of a part that are over 100; those of a plan may be."""
    for item in percentages:
        offset = source.starts[item.page - 1] + item.end
        if item.value <= 100 or item.qualifier in ("increase", "decrease"):
            continue
        if _PLANNED.search(item.subject) or _OF_A_PLAN.match(source.plain, offset):
            continue
        if _PART.search(item.subject):
            yield Finding(
                item.page, item.start, item.end,
                "percentage_over_100", item.subject, f"{item.value:g}", "100",
            )  # fmt: skip


def contradictions(
    documents: Iterable[tuple[str, DocumentRecord]],
) -> Iterator[tuple[str, Finding]]:
    """Contradictions across an archive, each with the id of the document it is found in."""
    yield from two_dates(
        (identity, reference)
        for identity, document in documents
        for reference in document.references
    )

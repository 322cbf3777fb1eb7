"""Numbers written in digits and again in words, where the two differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mention_model import Finding
from extractors.numbers import (
    NUMBER,
    matches_at_numbers,
    parse_decimal,
    parse_words,
    says_number,
)
from extractors.source import Source

_SAID = r"(?:viết |số tiền |ghi )?bằng chữ\s?:"
_TWICE = re.compile(
    rf"(?<![\w.,/])({NUMBER})\s{{0,2}}(?:đồng|đ|VNĐ|VND|%)?[.;,]?\s{{0,2}}"
    rf"(?:\(\s?(?:{_SAID}\s?)?([^\W\d_][^()\d;:]{{1,160}})\)"
    rf"|{_SAID}\s?([^\W\d_][^()\d;:]{{1,160}}?)\sđồng\b)",
    re.IGNORECASE,
)
"""As the rules for vouchers and contracts want it: "1.500 đồng (một nghìn năm trăm đồng)"."""
_BEHIND = re.compile(r"\(|chữ\s?:", re.IGNORECASE)
_LONGEST = 80
"""Characters from the number's first digit to what begins its words."""
_WORDS = re.compile(r"[^\W\d_]+")
_NO_NUMBER = frozenset({"đồng", "chẵn", "việt", "nam", "chính"})


def differing_words(source: Source) -> Iterator[tuple[int, Finding]]:
    """Whole numbers whose words say another number, with their offset in the whole text."""
    for match in matches_at_numbers(_TWICE, source.plain, _BEHIND, _LONGEST):
        said = _said(match[2] or match[3])
        written = parse_decimal(match[1])
        if said is None or written != int(written) or said == written:
            continue
        page, start, end, raw = source.span(match.start(1), match.end(1))
        yield match.start(), Finding(page, start, end, "number_in_words", raw, raw, f"{said:.0f}")


def _said(text: str) -> float | None:
    """The number that words say, None if they say anything else."""
    said = " ".join(_WORDS.findall(text.casefold())).replace("phần trăm", " ")
    words = [word for word in said.split() if word not in _NO_NUMBER]
    return parse_words(words) if says_number(words) else None

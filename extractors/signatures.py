"""The texts that digital signatures leave on a page. Never a claim that one is valid."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.folding import one_line
from extractors.mention_model import Signature
from extractors.persons import is_person
from extractors.source import Source

_SIGNED = re.compile(r"đã\s+ký\s+lên\s+văn\s+bản\s+này\s*!?")
_WHO = re.compile(
    r"""(?P<who>[^\n\f<>@]{2,120}?)\s*
    (?:<\s*(?P<email>[^<>\s]{0,80})|[-({«‹]\s*(?P<misread>[^<>\s-]{1,60}@[^<>\s]{1,60}?))
    \s*[>)}»›]\s*$""",
    re.VERBOSE,
)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)?")
_BLOCK = re.compile(
    r"(?:Người ký|Ký bởi|Signed by|Digitally signed by)\s*:?\s*(?P<who>[^\n]{2,100})"
    r"(?P<rest>(?:\n[^\n]{0,120}){0,7})",
    re.IGNORECASE,
)
_BLOCK_LEADS = ("người ký", "ký bởi", "signed by")
"""One of these stands in every block of a signature: faster found than a pattern."""
_EMAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
_STAMPED = re.compile(
    r"(?:Thời gian ký|Ngày ký|Date)\s*:?\s*(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})"
    r"[ T,]+(\d{1,2}:\d\d(?::\d\d)?)\s*([+-]\d\d:?'?\d\d)?",
    re.IGNORECASE,
)


def _time_before(text: str, offset: int) -> str:
    times = list(_TIME.finditer(text, max(0, offset - 160), offset))
    if not times:
        return ""
    return _with_colon(times[-1][0])


def _with_colon(time: str) -> str:
    return re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", time)


def _stamped_time(match: re.Match[str] | None) -> str:
    if not match:
        return ""
    first, month, last, clock, zone = match.groups()
    year, day = (first, last) if len(first) == 4 else (last, first)
    return _with_colon(f"{year}-{int(month):02}-{int(day):02}T{clock}{_zone(zone)}")


def _zone(text: str | None) -> str:
    """The zone of a time, which PDF software writes as +07'00'."""
    return (text or "").replace(":'", ":").replace("'", ":")


def find_signatures(source: Source, start: int, end: int) -> tuple[Signature, ...]:
    """The signature texts between two offsets, in order."""
    text = source.text
    found = []
    for match in _SIGNED.finditer(text, start, end):
        begin = max(start, text.rfind("\n", start, match.start() - 1) + 1)
        who = _WHO.match(text, begin, match.start())
        if who:
            time = _time_before(text, begin)
            email = who["email"] or who["misread"] or ""
            found.append((begin, match.end(), one_line(who["who"]), email, time))
    folded = text[start:end].casefold()
    led = any(lead in folded for lead in _BLOCK_LEADS)
    blocks = _BLOCK.finditer(text, start, end) if led else ()
    for match in blocks:
        address = _EMAIL.search(match["rest"])
        stamp = _STAMPED.search(match["rest"])
        if last := max((item.end() for item in (address, stamp) if item), default=0):
            name = one_line(match["who"])
            email = address[0] if address else ""
            stop = match.start("rest") + last
            found.append((match.start(), stop, name, email, _stamped_time(stamp)))
    found.sort()
    return tuple(_record(source, *item) for item in found)


def _record(source: Source, begin: int, stop: int, who: str, email: str, time: str) -> Signature:
    written = source.text[begin:stop]
    first = begin + len(written) - len(written.lstrip())
    page, start, end, raw = source.span(first, stop)
    return Signature(page, start, end, raw, who, email, time, is_person(who))


def digital_signer(signatures: Iterable[Signature]) -> str:
    """The first person among the digital signatures; empty if none of them is one."""
    return next((item.signer for item in signatures if item.is_person), "")

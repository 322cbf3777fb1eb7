"""Which law a mention by name alone means: by the document itself, or by the table of laws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.found import Found
from extractors.law_names import known_numbers, law_key

_Laws = dict[str, dict[str, None]]
"""Numbers in the order of mention, by a law's name."""


def law_numbers(full: Iterable[Found]) -> dict[int, tuple[str, ...]]:
    """The numbers that laws named without one may mean, by where the mention begins.

    Args:
        full: The references of one document. A law that it cites by name with number, date or
            year is what the name alone means in it. Of a year of which two laws have the
            name, both are given; laws of which no number is known are left out.
    """
    laws = [item for item in full if item.title]
    cited = _cited(laws)
    found = {law.start: _numbers(law, cited) for law in laws if not law.number}
    return {start: numbers for start, numbers in found.items() if numbers}


def _cited(laws: Iterable[Found]) -> _Laws:
    found: _Laws = {}
    for law in laws:
        numbers = found.setdefault(law_key(law.title), {})
        numbers.update(dict.fromkeys(_own_numbers(law)))
    return found


def _own_numbers(law: Found) -> Iterator[str]:
    if law.number:
        yield law.number
    elif law.date:
        yield from known_numbers(law.title, law.date[:4])


def _numbers(law: Found, cited: _Laws) -> tuple[str, ...]:
    numbers = cited.get(law_key(law.title), {})
    year = law.date[:4]
    if not year:
        return tuple(numbers)
    return tuple(n for n in numbers if f"/{year}/" in n) or known_numbers(law.title, year)

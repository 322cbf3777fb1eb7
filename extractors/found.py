"""A reference in the whole text of a file."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Found:
    """A full reference in the whole text, before pages are told apart.

    `start` is where the type's name or the word "số" begins, `number_start` the number;
    `title` is a law's name with its type ("Luật Giáo dục"), or a resolution's with its meeting;
    empty where none is said.
    """

    start: int
    number_start: int
    number_end: int
    end: int
    type_name: str
    typed: bool
    number: str
    symbol: Symbol
    date: str
    issuer: str
    confidence: float
    title: str = ""

"""Composes documents that nobody wrote: by chance, out of `phrases.toml`, with their records."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.random import Generator

from samples.markup import parse_body, parse_inline
from samples.model import Block, Paper, Table

_PHRASES = Path(__file__).parent / "phrases.toml"
_SLOT = re.compile(r"\[(\w+)((?: \d+)*)\]")
_FIRST_YEAR, _LAST_YEAR = 2012, 2024
T = TypeVar("T")


@cache
def _phrases() -> dict[str, Any]:
    source = _PHRASES.read_text(encoding="utf-8")
    return tomllib.loads(unicodedata.normalize("NFC", source))


def papers(seed: int) -> Iterator[Paper]:
    """Documents without end; the same seed gives the same ones."""
    number = 0
    while True:
        yield _Author(np.random.default_rng([seed, number])).paper(f"{seed}-{number}")
        number += 1


def vietnamese(value: float, decimals: int = 0) -> str:
    """A number as offices write it: 35.642, 83,8."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


class _Author:
    """Fills the slots of one document; names stay the same throughout it."""

    def __init__(self, rng: Generator) -> None:
        self.rng = rng
        self.day = date(int(rng.integers(_FIRST_YEAR, _LAST_YEAR + 1)), 1, 1) + timedelta(
            days=int(rng.integers(365))
        )
        names = _phrases()["names"]
        self.names: dict[str, str] = {
            kind: self.pick(names[kind]) for kind in ("province", "district", "commune")
        }

    def pick(self, things: Sequence[T]) -> T:
        return things[int(self.rng.integers(len(things)))]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        order = self.rng.permutation(len(things))[:count]
        return [things[int(n)] for n in sorted(order)]

    def between(self, low: int, high: int) -> int:
        return int(self.rng.integers(low, high + 1))

    # Slots -------------------------------------------------------------------------------

    def fill(self, text: str) -> str:
        """The text with every slot filled."""
        text = re.sub(r"\{ref\}", lambda _: self.reference(), text)
        return _SLOT.sub(self._slot, text)

    def _slot(self, found: re.Match[str]) -> str:
        kind, limits = found[1], [int(number) for number in found[2].split()]
        if kind in self.names:
            return self.names[kind]
        makers: dict[str, Callable[[], str]] = {
            "int": lambda: vietnamese(self.between(*limits)),
            "two": lambda: f"{self.between(*limits):02}",
            "dec": lambda: vietnamese(self.between(*limits) + self.between(1, 9) / 10, 1),
            "pct": self.percentage,
            "day": lambda: short_day(self._near(self.day)),
            "year": lambda: str(self.day.year),
            "last": lambda: str(self.day.year - 1),
            "docyear": lambda: str(self.day.year),
            "hamlet": lambda: str(self.pick(_phrases()["names"]["hamlet"])),
        }
        return makers[kind]()

    def percentage(self) -> str:
        """Mostly with one decimal, as in reports."""
        decimals = self.pick((0, 1, 1, 1, 2))
        return vietnamese(
            self.between(2 * 10 ** (decimals + 1), 10 ** (decimals + 2)) / 10**decimals, decimals
        )

    def _near(self, day: date) -> date:
        return day + timedelta(days=self.between(-200, 120))

    def reference(self) -> str:
        """Markup of a citation."""
        cited = self.pick(_phrases()["cited"])
        day = self.day - timedelta(days=self.between(20, 2500))
        letters = cited["letters"].replace("[docyear]", str(day.year))
        joint = "-" if letters.endswith("/TU") else "/"
        issuer = self.fill(cited["issuer"])
        number = f"{self.between(1, 4200):02}{joint}{letters}"
        return (
            f"{{r:{{t:{cited['type']}}} số {{n:{number}}} ngày {{d:{short_day(day)}}} "
            f"của {{i:{issuer}}}}}"
        )

    # Documents ---------------------------------------------------------------------------

    def paper(self, name: str) -> Paper:
        """One document."""
        issuer, topic = self.pick(_phrases()["issuers"]), self.pick(_phrases()["topics"])
        kind, letters = self.pick(list(_phrases()["types"].items()))
        party = issuer.get("party", False)
        if party and not letters:
            kind, letters = "Báo cáo", "BC"
        names = _phrases()["names"]
        title = self.fill(topic["title"])
        return Paper(
            name=name,
            document_type=kind,
            number=self._number(letters, issuer["code"], party),
            date=self.day,
            place=self.fill(issuer["place"]),
            issuer=self.fill(issuer["name"]),
            parent_lines=tuple(self.fill(line).upper() for line in issuer.get("parents", ())),
            issuer_lines=tuple(self.fill(line).upper() for line in issuer["lines"]),
            title=parse_inline(title if kind == "Công văn" else f"Về {title}"),
            addressees=("Các phòng, ban, ngành liên quan.",) if kind in _SENT else (),
            body=self._body(topic, self.fill(issuer["name"])),
            recipients=(*self.some(_phrases()["recipients"]["text"], 4), "- Lưu: VT."),
            authority=tuple(issuer["authority"]),
            signer=" ".join(self.pick(names[part]) for part in ("surname", "middle", "given")),
            signer_title=issuer["title"],
            party=party,
        )

    def _number(self, letters: str, code: str, party: bool) -> str:
        number = f"{self.between(1, 2400):02}"
        if party:
            return f"{number}-{letters}/{code}"
        return f"{number}/{letters}-{code}" if letters else f"{number}/{code}-VP"

    def _body(self, topic: dict[str, Any], issuer: str) -> tuple[Block | Table, ...]:
        opening = self.pick(_phrases()["openings"]["text"]).replace("{issuer}", issuer)
        blocks = [self.fill(opening)]
        headings = self.some(topic["headings"], self.between(2, 4))
        sentences = self._sentences(topic)
        for roman, heading in zip(("I", "II", "III", "IV"), headings, strict=False):
            blocks.append(f"# {roman}. {heading}")
            blocks += self._section([next(sentences) for _ in range(self.between(2, 3))])
        if self.rng.random() < 0.3:
            blocks.insert(-1, self._table(topic["table"]))
        blocks[-1] = blocks[-1].removesuffix(".") + "./."
        return parse_body("\n\n".join(blocks))

    def _sentences(self, topic: dict[str, Any]) -> Iterator[str]:
        """Each of the topic's sentences once, then those of another."""
        others = [other for other in _phrases()["topics"] if other is not topic]
        for each in (topic, self.pick(others)):
            yield from (
                each["sentences"][int(n)] for n in self.rng.permutation(len(each["sentences"]))
            )

    def _section(self, sentences: Sequence[str]) -> list[str]:
        cut = self.between(1, len(sentences))
        lead = self.pick(("", "- "))
        parts = (sentences[:cut], sentences[cut:])
        return [lead + self.fill(" ".join(part)) for part in parts if part]

    def _table(self, columns: Sequence[str]) -> str:
        rows = ["|= 8 38 18 18 18", f"|! TT | {' | '.join(columns)}"]
        communes = self.some(_phrases()["names"]["commune"], self.between(3, 8))
        for number, commune in enumerate(communes, start=1):
            total = self.between(200, 4000)
            part = self.between(total // 4, total)
            share = vietnamese(100 * part / total, 1)
            subjects = [*(f"Xã {commune} | {column}" for column in columns[1:-1]), f"Xã {commune}"]
            rows.append(
                f"| {number} | Xã {commune} | {{q:{vietnamese(total)}|{subjects[0]}}} | "
                f"{{q:{vietnamese(part)}|{subjects[1]}}} | {{p:{share}|{subjects[2]}}}"
            )
        return "\n".join(rows)


_SENT = frozenset({"Công văn", "Tờ trình", "Hướng dẫn"})


def short_day(day: date) -> str:
    """05/02/2021, 05/7/2021: the form of citations."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"

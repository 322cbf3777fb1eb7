"""The annotated documents, and precision and recall of extraction on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors import extract
from extractors.folding import squash
from extractors.train.examples import is_held_out

ANNOTATED = Path(__file__).parent / "annotated"
HEAD_FIELDS = (
    "document_type", "number", "symbol", "date", "place", "issuer", "superior", "title", "signer",
    "signer_title", "urgency", "incoming_number", "incoming_date",
)  # fmt: skip
Item = dict[str, Any]
KEYS: dict[str, Callable[[Item], tuple[object, ...]]] = {
    "references": lambda item: (item["document_type"], item["number"], item["date"]),
    "short_forms": lambda item: (item["resolves_to"],),
    "dates": lambda item: (item["date"],),
    "percentages": lambda item: (item["value"],),
    "quantities": lambda item: (item["value"], item["unit"]),
}
DETAILS = {"references": "issuer", "percentages": "subject"}
SERIES = (1, 2, 3, 4)


@dataclass
class Score:
    """Right, wrong and missed ones of one kind."""

    hits: int = 0
    extra: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0


def held_out(name: str, truth: Item) -> bool:
    """Whether a document belongs to the half that no rule is fitted to."""
    return is_held_out(name, truth.get("series", 1))


def found_in(text: str) -> tuple[list[Item], dict[str, list[Item]]]:
    """The records of a text, in the form of the annotations."""
    heads: list[Item] = []
    lists: dict[str, list[Item]] = {kind: [] for kind in KEYS}
    for document in extract(text).documents:
        heads.append({name: getattr(document, name) for name in HEAD_FIELDS})
        for r in document.references:
            item = {name: getattr(r, name) for name in ("document_type", "number", "date")}
            item |= {"issuer": r.issuer, "raw": r.raw, "resolves_to": r.resolves_to}
            short = not r.is_full and (r.number or (r.resolves_to and not r.date))
            lists["short_forms" if short else "references"].append(item)
        lists["dates"] += [{"date": d.date, "raw": d.raw} for d in document.dates]
        for p in document.percentages:
            lists["percentages"].append({"value": p.value, "subject": p.subject, "raw": p.raw})
        for q in document.quantities:
            lists["quantities"].append({"value": q.value, "unit": q.unit, "raw": q.raw})
    return heads, lists


def score_list(score: Score, detail: Score, kind: str, true: list[Item], got: list[Item]) -> None:
    """Match each true item with the first unused one of the same key."""
    key = KEYS[kind]
    left = list(got)
    for item in true:
        match = next((other for other in left if key(other) == key(item)), None)
        if match is None:
            score.missed += 1
            score.errors.append(f"missed {key(item)} {item['raw']!r}")
            continue
        left.remove(match)
        score.hits += 1
        name = DETAILS.get(kind)
        if name and squash(match[name]) in readings(item, name):
            detail.hits += 1
        elif name:
            detail.extra += 1
            detail.missed += 1
            detail.errors.append(f"{item['raw']!r}: {match[name]!r} not {item[name]!r}")
    for item in left:
        score.extra += 1
        score.errors.append(f"extra {key(item)} {item['raw']!r}")


def readings(item: Item, name: str) -> set[str]:
    """What a detail may be: as annotated, or the other readings that the definition allows."""
    return {squash(each) for each in (item[name], *item.get("also", ()))}


def score_heads(scores: dict[str, Score], true: list[Item], got: list[Item]) -> None:
    """Compare the fields that the annotation gives."""
    documents = scores.setdefault("documents", Score())
    documents.hits += min(len(true), len(got))
    documents.extra += max(0, len(got) - len(true))
    documents.missed += max(0, len(true) - len(got))
    for want, have in zip(true, got, strict=False):
        for name, value in want.items():
            score = scores.setdefault(f"head: {name}", Score())
            everything = scores.setdefault("head: all fields", Score())
            right = squash(have[name]) == squash(value)
            for each in (score, everything):
                each.hits += right
                each.extra += not right and bool(have[name])
                each.missed += not right and bool(value)
            if not right:
                score.errors.append(f"{have[name]!r} not {value!r}")


def annotations(*, only_held_out: bool) -> Iterator[tuple[str, str, Item]]:
    """Name, text and annotation of the documents of one half."""
    for path in sorted(ANNOTATED.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        if held_out(path.stem, truth) == only_held_out:
            yield path.stem, path.with_suffix(".txt").read_text(encoding="utf-8"), truth


def measure(
    *,
    only_held_out: bool,
    read: Callable[[str, Item], str] = lambda text, _: text,
    series: int | None = None,
) -> dict[str, Score]:
    """Scores of one half by kind; a kind's detail as `kind: detail`.

    Args:
        only_held_out: Which half.
        read: What makes of a document's text, and its annotation, what extraction is given.
        series: Only the documents that were added together; all if None.
    """
    scores: dict[str, Score] = {}
    for name, text, truth in annotations(only_held_out=only_held_out):
        if series not in (None, truth.get("series", 1)):
            continue
        marks = {kind: len(score.errors) for kind, score in scores.items()}
        heads, lists = found_in(read(text, truth))
        score_heads(scores, truth["documents"], heads)
        for kind in KEYS:
            detail = scores.setdefault(f"{kind}: {DETAILS.get(kind, '-')}", Score())
            score = scores.setdefault(kind, Score())
            score_list(score, detail, kind, truth[kind], lists[kind])
        for kind, score in scores.items():
            first = marks.get(kind, 0)
            score.errors[first:] = [f"{name}: {error}" for error in score.errors[first:]]
    return {kind: score for kind, score in scores.items() if not kind.endswith("-")}

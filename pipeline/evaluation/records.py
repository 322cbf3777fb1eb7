"""The record scores of a whole run: every kind over every file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from pipeline.evaluation.fields import FileMatch, Likeness, match_file
from pipeline.evaluation.headers import HeaderMatch, confidence, match_headers
from pipeline.evaluation.metrics import Found
from pipeline.evaluation.schema import HEADER, KINDS
from pipeline.evaluation.sources import Row, Tables, name_of


@dataclass(frozen=True, slots=True)
class RecordScores:
    """The records of all files: by kind and file, and the headers by file."""

    kinds: Mapping[str, Mapping[str, FileMatch]]
    headers: Mapping[str, HeaderMatch]

    def exact(self, kind: str) -> Found:
        """All files together, exact."""
        return reduce(Found.__add__, (m.exact for m in self.kinds[kind].values()), Found())

    def value(self, kind: str) -> Found:
        """All files together, by value."""
        return reduce(Found.__add__, (m.value for m in self.kinds[kind].values()), Found())

    def column(self, kind: str, column: str) -> Found:
        """One other column over all value matches."""
        parts = (m.columns.get(column, Found()) for m in self.kinds[kind].values())
        return reduce(Found.__add__, parts, Found())

    def likeness(self, kind: str, column: str) -> float | None:
        """How alike one other column is, true and found, on average over all matches."""
        return _mean(m.likeness.get(column, (0.0, 0)) for m in self.kinds[kind].values())

    def columns(self, kind: str) -> list[str]:
        """The other columns of a kind that the truth states."""
        stated = {column for match in self.kinds[kind].values() for column in match.columns}
        return [column for column in KINDS[kind].scored if column in stated]

    @property
    def header_columns(self) -> list[str]:
        """The header fields that the truth states."""
        stated = {column for match in self.headers.values() for column in match.columns}
        return [column for column in HEADER if column in stated]

    def judged_references(self) -> Iterator[tuple[float, bool]]:
        """For each found reference its confidence, and whether its value is true."""
        for match in self.kinds.get("references", {}).values():
            for true, found in match.matches:
                if found is not None and (sure := confidence(found)) is not None:
                    yield sure, true is not None

    def judged_documents(self) -> Iterator[tuple[float, bool]]:
        """For each found document its confidence, and whether all its fields are right."""
        for match in self.headers.values():
            yield from match.confidences

    @property
    def documents(self) -> Found:
        """The documents themselves: whether files were parted where they should be."""
        parts = (
            Found(min(match.documents, match.found), match.documents, match.found)
            for match in self.headers.values()
        )
        return reduce(Found.__add__, parts, Found())

    def header_likeness(self, column: str) -> float | None:
        """How alike one header field is, true and found, on average over all documents."""
        return _mean(m.likeness.get(column, (0.0, 0)) for m in self.headers.values())

    def header(self, column: str) -> Found:
        """One header field over all files."""
        parts = (m.columns.get(column, Found()) for m in self.headers.values())
        return reduce(Found.__add__, parts, Found())


def _mean(parts: Iterable[Likeness]) -> float | None:
    sums, sizes = zip(*parts, strict=True)
    return sum(sums) / sum(sizes) if sum(sizes) else None


def score_records(true: Tables, found: Tables) -> RecordScores | None:
    """Compare all record tables that the truth has; None where it has no `documents`.

    Scored are the files that the true `documents` name, so that records of inputs without
    a truth are no errors. A kind without a true table is left out.
    """
    documents = _by_file(true.get("documents", []))
    if not documents:
        return None
    found_documents = _by_file(found.get("documents", []))
    kinds: dict[str, dict[str, FileMatch]] = {}
    for name, kind in KINDS.items():
        if name in true:
            a, b = _by_file(true[name]), _by_file(found.get(name, []))
            kinds[name] = {file: match_file(kind, a[file], b[file]) for file in sorted(documents)}
    headers = {
        file: match_headers(documents[file], found_documents[file]) for file in sorted(documents)
    }
    return RecordScores(kinds, headers)


def _by_file(rows: Sequence[Row]) -> defaultdict[str, list[Row]]:
    parted: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        parted[name_of(row["document_id"])].append(row)
    return parted

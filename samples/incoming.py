"""What the stamp of the office that received a document adds to what is true of the document."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from samples.truth import Row, Truth


def stamped(truth: Truth, lines: Sequence[str], number: int, day: datetime.date) -> Truth:
    """Truth of a document that was stamped on its first page by the office that received it.

    What the stamp says stands behind the page's own text, wherever on the page it was put.

    Args:
        truth: Of the document without the stamp.
        lines: What the stamp says; one of them ends with the day.
        number: Under which the document came in.
        day: When.
    """
    said = "".join(" ".join(line.split()) + "\n" for line in lines)
    first = truth.pages[0] + said
    document, *others = truth.tables["documents"]
    raw = f"{day:%d/%m/%Y}"
    end = first.rindex(raw) + len(raw)
    mention = {
        "document_id": document["document_id"],
        "page": document["first_page"],
        "start": str(end - len(raw)),
        "end": str(end),
        "date": day.isoformat(),
        "precision": "day",
        "raw": raw,
    }
    received = {"incoming_number": str(number), "incoming_date": day.isoformat()}
    dates = sorted([*truth.tables["dates"], mention], key=_place)
    tables = truth.tables | {"documents": [document | received, *others], "dates": dates}
    return Truth((first, *truth.pages[1:]), tables)


def _place(row: Row) -> tuple[int, int]:
    return int(row["page"]), int(row["start"])

"""Documents of kinds that are not read: a walk says that it left them out, and what to do."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from pathlib import PurePath


def unread(path: PurePath) -> str:
    """Why a file is left out, by its ending (`data/unread_kinds.csv`); '' for all others.

    What is no document of an office (programs, notes, thumbnails) is passed over.
    """
    return _reasons().get(path.suffix.lower(), "")


@cache
def _reasons() -> dict[str, str]:
    text = files("pipeline").joinpath("data/unread_kinds.csv").read_text(encoding="utf-8")
    return {
        row["ending"]: f"{row['kind']}, not a scan. {row['next_step']}"
        for row in csv.DictReader(text.splitlines())
    }

"""Measures part after part, and writes the report."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pipeline.benchmark.accuracy import accuracy
from pipeline.benchmark.growth import growth, memory
from pipeline.benchmark.lab import lab
from pipeline.benchmark.machine import describe, moment
from pipeline.benchmark.places import README, REPORT
from pipeline.benchmark.reading import reading
from pipeline.benchmark.report import Section, with_summary
from pipeline.benchmark.restoring import restoring
from pipeline.benchmark.scaling import skipping, workers
from pipeline.benchmark.stages import stages
from pipeline.errors import UsageError
from pipeline.storage.writing import write_text

COMMAND = "python -m pipeline.benchmark"
_HEAD = f"""# Benchmark

Written by `{COMMAND}`; each part again by the command beside it, in a checkout in
which `tests/run` has set up what it needs (`python` stands for `.venv/bin/python`). Times depend
on the machine and on what else it does: compare ratios and columns, not seconds.

"""


def main(
    only: Annotated[
        list[str] | None, typer.Option(help="Measure these parts alone.", show_default="all")
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the fresh pages: take a new one.")] = 20_260,
    pages: Annotated[int, typer.Option(help="Fresh pages of each grade.")] = 10,
    to: Annotated[Path, typer.Option(help="The report.")] = REPORT,
) -> None:
    """Measure accuracy, speed and memory; write them as Markdown.

    With --only the other parts of the report stay as they are. What the README repeats of
    the report is written there, too.
    """
    parts: dict[str, Callable[[], Section]] = {
        "accuracy": accuracy,
        "reading": lambda: reading(seed, pages),
        "restoring": restoring,
        "stages": stages,
        "workers": workers,
        "growth": growth,
        "memory": memory,
        "skipping": skipping,
        "lab": lab,
    }
    chosen = only or list(parts)
    unknown = set(chosen) - set(parts)
    if unknown:
        raise UsageError(f"no part {', '.join(sorted(unknown))}", f"Parts: {', '.join(parts)}.")
    known = read_report(to)
    for name in chosen:
        print(f"{name} ...", file=sys.stderr, flush=True)
        when, section = moment(), parts[name]()
        known[name] = f"<!-- {name} -->\n{section.markdown()}\n*Measured {when}.*\n"
        write_text(to, "\n".join([_head(), *(known[part] for part in parts if part in known)]))
        if to == REPORT and section.summary:
            readme = README.read_text(encoding="utf-8")
            write_text(README, with_summary(readme, name, section.summary))


def read_report(path: Path) -> dict[str, str]:
    """The parts of a report that was written before, by name."""
    if not path.exists():
        return {}
    pieces = re.split(r"^(?=<!-- \w+ -->$)", path.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {piece.split()[1]: piece.rstrip() + "\n" for piece in pieces}


def _head() -> str:
    return f"{_HEAD}{describe()}"

"""The command line of the accuracy lab: `sohoa evaluate`, `compare`, `truth`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from json import dumps
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from pipeline.errors import ExitCode, OutputError

Html = Annotated[Path | None, typer.Option(help="Write a report to look at.")]
Json = Annotated[Path | None, typer.Option(help="Write the figures.")]
Raw = Annotated[bool, typer.Option("--raw", help="Score the text before restoration.")]


def add_commands(app: typer.Typer) -> None:
    """Add the lab's commands to the program."""
    for command in (evaluate, compare, truth):
        app.command()(command)


def evaluate(
    truth: Annotated[Path, typer.Argument(help="True texts, and true tables if there are any.")],
    hypothesis: Annotated[Path, typer.Argument(help="What was read: a file or a folder.")],
    html: Html = None,
    json: Json = None,
    raw: Raw = False,
) -> None:
    """Accuracy of one folder or file against another."""
    from pipeline.evaluation import evaluate as score
    from pipeline.evaluation import print_table
    from pipeline.evaluation.html import write_html
    from pipeline.evaluation.runfolder import RunFolder

    pages = RunFolder(hypothesis)
    evaluation = score(truth, hypothesis, raw=raw, source=pages)
    with _writing():
        if html is not None:
            write_html(evaluation, html, source=pages)
        _write_json(json, evaluation.to_json())
    print_table(evaluation, Console())


def compare(
    first: Annotated[Path, typer.Argument(help="A run's output folder.")],
    second: Annotated[Path, typer.Argument(help="Another's, of the same inputs.")],
    truth: Annotated[Path, typer.Option(help="True texts and tables.", show_default=False)],
    html: Html = None,
    json: Json = None,
    raw: Raw = False,
) -> None:
    """What the second run gained and lost against the first."""
    from pipeline.evaluation.comparing import compare as compare_runs
    from pipeline.evaluation.html import write_comparison_html
    from pipeline.evaluation.terminal_compare import print_comparison

    comparison = compare_runs(first, second, truth, raw=raw)
    with _writing():
        if html is not None:
            write_comparison_html(comparison, html)
        _write_json(json, comparison.to_json())
    print_comparison(comparison, Console())


def truth(
    out: Annotated[
        Path, typer.Argument(help="A run's output folder; with --accept a work folder.")
    ],
    to: Annotated[Path, typer.Argument(help="The work folder to make; with --accept the truth.")],
    accept: Annotated[
        bool, typer.Option("--accept", help="Read a corrected work folder back as truth.")
    ] = False,
) -> None:
    """Lay a run's results out for correction, and read the corrected ones back as truth."""
    from pipeline.evaluation.runfolder import RunFolder
    from pipeline.evaluation.truth import accept_truth, prepare_truth

    console = Console(stderr=True)
    if not accept:
        with _writing():
            names = prepare_truth(out, to, RunFolder(out))
        console.print(f"{to}: {len(names)} to correct; README.txt there says how.")
        return
    with _writing():
        problems = accept_truth(out, to)
    for problem in problems:
        console.print(str(problem), markup=False, highlight=False, soft_wrap=True)
    if problems:
        raise typer.Exit(ExitCode.SOME_FAILED)
    console.print(f"{to} is a truth now: sohoa evaluate {to} OUT")


@contextmanager
def _writing() -> Iterator[None]:
    """Say of a place that cannot be written which it is and why."""
    try:
        yield
    except OSError as error:
        reason = f"{error.filename} cannot be written ({error.strerror})"
        raise OutputError(reason, "Name another place, or make room.") from error


def _write_json(path: Path | None, figures: dict[str, Any]) -> None:
    from pipeline.storage.writing import write_text

    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, dumps(figures, ensure_ascii=False, indent=2) + "\n")

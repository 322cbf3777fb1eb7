"""The command line of the accuracy lab: `sohoa evaluate`, `compare`, `truth`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from json import dumps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer
from rich.console import Console

from pipeline.errors import ExitCode, InputError, OutputError

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
        Path,
        typer.Argument(help="A scan, or a run's output folder; with --accept a work folder."),
    ],
    to: Annotated[Path, typer.Argument(help="The work folder to make; with --accept the truth.")],
    accept: Annotated[
        bool, typer.Option("--accept", help="Read a corrected work folder back as truth.")
    ] = False,
) -> None:
    """Lay out a scan or a run to be corrected, and read the corrected folder back as truth."""
    from pipeline.evaluation.runfolder import RunFolder
    from pipeline.evaluation.truth import accept_truth, prepare_truth

    console = Console(stderr=True)
    if not accept:
        with _digitized(out) as run, _writing():
            names = prepare_truth(run, to, RunFolder(run))
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
def _digitized(source: Path) -> Iterator[Path]:
    """The output folder that was named; of a single file one that is there for now.

    Raises:
        InputError: The file, or a page of it, cannot be read.
    """
    if not source.is_file():
        yield source
        return
    from pipeline.inputs import find_inputs
    from pipeline.ocr import engine
    from pipeline.run import run
    from pipeline.settings import Settings

    with TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        found = find_inputs([source])
        summary = run(
            found, out, Settings(engine().name), jobs=os.cpu_count() or 1, page_timeout=300
        )
        for name, reason in summary.failures:
            hint = "What can be read of it 'sohoa run' reads: name its output folder."
            raise InputError(f"{name}: {reason.rstrip('.')}", hint)
        yield out


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

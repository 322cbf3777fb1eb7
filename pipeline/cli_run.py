"""The commands that digitize: `sohoa run`, `extract`, `watch`."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from pipeline.errors import ExitCode, SohoaError, UsageError

if TYPE_CHECKING:
    from pipeline.inputs import Input
    from pipeline.settings import Settings
    from pipeline.storage.writing import Forms

Inputs = Annotated[
    list[str], typer.Argument(help="Files and folders; URLs such as s3://.", show_default=False)
]
Out = Annotated[Path, typer.Option("--out", help="The output folder.", show_default=False)]
Jobs = Annotated[
    int | None, typer.Option(min=1, help="Worker processes.", show_default="all cores")
]
EngineName = Annotated[
    str | None,
    typer.Option(help="tesserocr, pytesseract or trueocr.", show_default="the best there is"),
]
Fast = Annotated[
    bool, typer.Option("--fast", help="One engine, one look: a third of the time, more errors.")
]
Excel = Annotated[
    bool, typer.Option("--excel", help="CSVs that Excel opens well, without formulas.")
]
Parquet = Annotated[bool, typer.Option("--parquet", help="Each table also as Parquet.")]
_RETRY = "--retry-failed"
PageTimeout = Annotated[float, typer.Option(min=1, help="Seconds after which a page is set aside.")]


def add_commands(app: typer.Typer) -> None:
    """Add the commands that digitize to the program."""
    for command in (run, extract, watch):
        app.command()(command)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    inputs: Inputs,
    out: Out,
    jobs: Jobs = None,
    engine: EngineName = None,
    fast: Fast = False,
    page_timeout: PageTimeout = 300,
    retry_failed: Annotated[
        bool, typer.Option(_RETRY, help="Try again what failed before.")
    ] = False,
    max_failures: Annotated[
        float, typer.Option(min=0, max=1, help="Share of inputs that may fail before it stops.")
    ] = 1.0,
    passwords: Annotated[
        typer.FileText | None,
        typer.Option(help="File of passwords for encrypted PDFs, one a line."),
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(help="Dask scheduler whose workers read: tcp://HOST:8786.")
    ] = None,
    max_pixels: Annotated[
        int | None,
        typer.Option(min=1, help="Pages of more pixels fail.", show_default="100 million"),
    ] = None,
    excel: Excel = False,
    parquet: Parquet = False,
) -> None:
    """Digitize PDF, TIFF, PNG, JPEG, JPEG 2000, and .txt that another OCR has written."""
    from pipeline.ocr import engine as find_engine
    from pipeline.ocr import fastest
    from pipeline.raster import MAX_PIXELS
    from pipeline.settings import Settings
    from pipeline.storage.writing import Forms

    _digitize(
        inputs,
        out,
        Settings(
            (fastest() if fast and engine is None else find_engine(engine)).name,
            fast=fast,
            max_pixels=max_pixels or MAX_PIXELS,
            passwords=tuple(passwords.read().splitlines()) if passwords else (),
        ),
        Forms(excel, parquet),
        jobs,
        page_timeout,
        retry_failed,
        max_failures,
        scheduler,
    )


def extract(
    files: Inputs, out: Out, jobs: Jobs = None, excel: Excel = False, parquet: Parquet = False
) -> None:
    """Take the records out of correct text."""
    from pipeline.settings import Settings
    from pipeline.storage.writing import Forms

    _digitize(files, out, Settings("", restore=False), Forms(excel, parquet), jobs)


def _digitize(
    roots: list[str],
    out: Path,
    settings: Settings,
    forms: Forms,
    jobs: int | None,
    page_timeout: float = 300,
    retry_failed: bool = False,
    max_failures: float = 1.0,
    scheduler: str | None = None,
) -> None:
    from pipeline.inputs import find_inputs
    from pipeline.progress import show_summary, shown
    from pipeline.run import run as run_inputs

    found = find_inputs(roots, leave_out=out)
    if all(source.skip for source in found):
        raise UsageError(
            "No PDF, TIFF, PNG, JPEG, JPEG 2000 or .txt file is there", "Check the path."
        )
    console = Console(stderr=True)
    with shown(console) as progress:
        summary = run_inputs(
            found,
            out,
            settings,
            jobs=jobs or _cores(),
            page_timeout=page_timeout,
            retry_failed=retry_failed,
            max_failures=max_failures,
            scheduler=scheduler,
            forms=forms,
            progress=progress,
        )
    show_summary(summary, out, console, _again())
    if summary.failures:
        raise typer.Exit(ExitCode.SOME_FAILED)


def _again() -> str:
    """The command that tries only what failed again: the one that was given, and one option."""
    from pipeline.inputs import printable

    given = sys.argv[1:]
    if given[:1] != ["run"]:
        return ""
    option = [] if _RETRY in given else [_RETRY]
    return printable(shlex.join(["sohoa", *given, *option]))


def watch(
    folder: Annotated[
        Path,
        typer.Argument(exists=True, file_okay=False, help="To watch.", show_default=False),
    ],
    out: Out,
    jobs: Jobs = None,
    engine: EngineName = None,
    page_timeout: PageTimeout = 300,
    excel: Excel = False,
    parquet: Parquet = False,
) -> None:
    """Digitize what arrives in a folder, until it is stopped."""
    from pipeline.ocr import engine as find_engine
    from pipeline.progress import shown
    from pipeline.run import run as run_inputs
    from pipeline.settings import Settings
    from pipeline.storage.writing import Forms
    from pipeline.watch import watch as watch_folder

    settings, forms = Settings(find_engine(engine).name), Forms(excel, parquet)
    console = Console(stderr=True)

    def digitize(inputs: Sequence[Input]) -> None:
        try:
            with shown(console) as progress:
                run_inputs(
                    inputs,
                    out,
                    settings,
                    jobs=jobs or _cores(),
                    page_timeout=page_timeout,
                    forms=forms,
                    progress=progress,
                )
        except SohoaError as error:  # a full disk may be emptied while we watch
            console.print(f"sohoa: {error}", markup=False, highlight=False)

    watch_folder(folder, out, digitize)

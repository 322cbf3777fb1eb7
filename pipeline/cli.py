"""The command line: the program itself, and its commands `sohoa restore` and `status`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_lab import add_commands as add_measuring
from pipeline.cli_run import add_commands as add_digitizing
from pipeline.errors import ExitCode, SohoaError

app = typer.Typer(
    name="sohoa",
    help="Scanned Vietnamese administrative documents to correct text and structured records.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

add_digitizing(app)


def main() -> None:
    """Run the program; every known error becomes one line and an exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a service's stop, too, ends cleanly
    try:
        app()
    except SohoaError as error:
        print(f"sohoa: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("sohoa: interrupted; the same command goes on from here", file=sys.stderr)
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@app.command()
def restore(
    file: Annotated[
        Path | None,
        typer.Argument(exists=True, dir_okay=False, help="Garbled text; standard input if none."),
    ] = None,
) -> None:
    """Restore garbled text, line for line, to standard output."""
    from diacritics import restore as restore_text
    from pipeline.textfile import decode

    data = sys.stdin.buffer.read() if file is None else file.read_bytes()
    sys.stdout.buffer.write(restore_text(decode(data)).text.encode())


@app.command()
def status(
    out: Annotated[Path, typer.Argument(help="The output folder.", show_default=False)],
) -> None:
    """How far a run is, while it works or after."""
    from pipeline.status import read_status

    state = read_status(out)
    print(f"inputs: {state.inputs}")
    for name, count in state.by_status.items():
        print(f"  {name}: {count}")
    print(f"pages read: {state.pages_read}, set aside: {state.pages_failed}")
    print(f"at work: {state.working or 'no'}")


add_measuring(app)

"""Runs of the program beside the tests, which look on, stop them, and wait for what they do."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.storage.states import FILE_NAME

from .results import pages_written

# Where the tests themselves run in the background, Ctrl-C is ignored in all they start.
_HEEDING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
_MAIN = "import sys; from pipeline.cli import main; sys.exit(main())"
PROGRAM = [sys.executable, "-c", f"{_HEEDING}; {_MAIN}"]
PATIENCE = 60.0


def wait_until(what: Callable[[], object], message: str) -> None:
    """Wait, but not for ever, until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, message
        time.sleep(0.02)


@contextmanager
def running(
    source: Path | str,
    out: Path,
    *options: str,
    command: str = "run",
    env: dict[str, str] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """A run in a session of its own, which is looked for leftovers at the end."""
    arguments = [*PROGRAM, command, str(source), "--out", str(out), *options]
    with subprocess.Popen(
        arguments, stderr=subprocess.PIPE, start_new_session=True, env=os.environ | (env or {})
    ) as process:
        try:
            yield process
            process.wait(timeout=PATIENCE)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()
    wait_until(lambda: not _alive(process.pid), "a worker outlived the run")


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def some_pages(out: Path, count: int) -> Callable[[], bool]:
    """Whether so many pages are in the ledger, to wait for."""

    def written() -> bool:
        try:
            return (out / FILE_NAME).exists() and len(pages_written(out)) >= count
        except sqlite3.OperationalError:
            return False  # the tables are not made yet

    return written


def free_port() -> int:
    """A port on loopback that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether somebody does."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0

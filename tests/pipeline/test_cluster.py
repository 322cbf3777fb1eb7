"""The same run on a Dask cluster: a real scheduler and two workers on loopback."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from .results import pages_written, tables
from .runs import PATIENCE, answers, free_port, running, some_pages, wait_until

pytest.importorskip("distributed", reason="needs the extra 'cluster'")


@contextmanager
def _process(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        yield process
        process.terminate()


class Site:
    """A scheduler and two workers of one thread each."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        port = free_port()
        self.address = f"tcp://127.0.0.1:{port}"
        self.scheduler = stack.enter_context(
            _process("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
        )
        wait_until(lambda: answers(port), "the scheduler did not start")
        self.workers = [
            stack.enter_context(
                _process(
                    "dask_worker",
                    self.address,
                    "--no-nanny",
                    "--nthreads",
                    "1",
                    "--no-dashboard",
                    "--local-directory",
                    str(folder / name),
                )  # fmt: skip
            )
            for name in ("one", "two")
        ]
        self._wait_for_workers()

    def _wait_for_workers(self) -> None:
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with ExitStack() as stack:
        yield Site(stack, tmp_path)


def test_a_lost_worker_costs_only_its_pages(
    site: Site, long_input: Path, undisturbed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with running(long_input, out, "--scheduler", site.address) as process:
        wait_until(some_pages(out, 2), "no page was written")
        site.workers[0].send_signal(signal.SIGKILL)
    assert process.returncode == 0
    assert tables(out) == tables(undisturbed)


def test_a_lost_scheduler_ends_the_run_and_it_resumes(
    site: Site, long_input: Path, undisturbed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    begun = time.monotonic()
    with running(long_input, out, "--scheduler", site.address) as process:
        wait_until(some_pages(out, 2), "no page was written")
        site.scheduler.send_signal(signal.SIGKILL)
    assert process.returncode == 1
    assert time.monotonic() - begun < PATIENCE
    before = pages_written(out)
    with running(long_input, out) as process:
        pass
    assert process.returncode == 0
    assert set(before) <= set(pages_written(out))
    assert tables(out) == tables(undisturbed)


def test_no_scheduler_is_wrong_usage(long_input: Path, tmp_path: Path) -> None:
    with running(
        long_input, tmp_path / "out", "--scheduler", f"tcp://127.0.0.1:{free_port()}"
    ) as process:
        pass
    assert process.returncode == 2

"""Beyond one machine: pages travel as tasks of a Dask cluster, results come home.

The parent stays the only one that writes. Each Dask worker does its tasks in processes
of its own, so that a page that hangs or crashes is stopped there as it would be here.
"""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from functools import cache
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from pebble import ProcessExpired, ProcessPool

from pipeline.errors import MissingProgram, SchedulerLost, UsageError
from pipeline.remote import clear_fetched
from pipeline.workers import Job, Workers, call, make_pool, start_workers

if TYPE_CHECKING:
    from distributed import Client

_LOG = logging.getLogger("sohoa")
_CONNECT_SECONDS = 10
_RETRIES = 2
"""How often a task whose Dask worker was lost is given to another."""


class Cluster:
    """A Dask cluster as a pool of workers, with a process here for what needs the ledger."""

    def __init__(self, client: Client, home: Workers) -> None:
        """Take over a connected client."""
        self._client = client
        self._home = home
        self._ended: SimpleQueue[Any] = home.ended
        self._away: dict[Any, Job] = {}

    def submit(self, job: Job) -> None:
        """Send a job to the cluster, or to the process here."""
        if job.at_home:
            self._home.submit(job)
            return
        job.tries += 1
        future = self._client.submit(
            isolated,
            (job.function, *job.arguments),
            self._home.seconds(job),
            pure=False,
            retries=_RETRIES,
        )
        self._away[future] = job
        future.add_done_callback(self._ended.put)

    def __len__(self) -> int:
        """How many jobs are in hand."""
        return len(self._away) + len(self._home)

    def collect(self) -> None:
        """Wait for a job to end, and deal with it.

        Raises:
            SchedulerLost: The scheduler is gone.
        """
        if not self._away:
            self._home.try_alone()
        future = self._ended.get()
        if future in self._home.at_work:
            self._home.settle(future, self._home.at_work.pop(future))
            return
        job = self._away.pop(future)
        if future.status in ("cancelled", "lost") or self._client.status != "running":
            raise SchedulerLost(
                "the cluster's scheduler cannot be reached any more",
                "Start it again and give the same command: it goes on where it stopped.",
            )
        self._home.settle(_as_local(future), job)


def _as_local(future: Any) -> Future[Any]:
    """A finished future of the cluster as one of this machine, for one way of settling."""
    local: Future[Any] = Future()
    error = future.exception()
    if error is None:
        local.set_result(future.result())
    else:
        local.set_exception(error)
    return local


def isolated(task: tuple[Any, ...], timeout: float) -> Any:
    """Runs on a Dask worker: do a job in a process that can be stopped.

    Args:
        task: The job's function and its arguments, as `pipeline.workers.call` takes them.
        timeout: Seconds it may take.

    Raises:
        TimeoutError: It took too long, and was stopped.
        ChildProcessError: Its process died twice.
    """
    for last in (False, True):
        try:
            return _processes().schedule(call, args=task, timeout=timeout).result()
        except (FutureTimeoutError, CancelledError) as error:
            raise TimeoutError(f"took longer than {timeout:g} s") from error
        except ProcessExpired as error:
            if last:
                raise ChildProcessError(f"exit code {error.exitcode}") from error
    raise AssertionError("not reached")


def _log_to_file(*libraries: str) -> None:
    """What these libraries say of lost connections goes to the run's log, not to the user."""
    for name in libraries:
        logging.getLogger(name).propagate = False
        for known in [name, *logging.root.manager.loggerDict]:
            if known == name:
                logging.getLogger(known).handlers = list(_LOG.handlers)
            elif known.startswith(f"{name}."):
                logging.getLogger(known).handlers = []
                logging.getLogger(known).propagate = True


@cache
def _processes() -> ProcessPool:
    """The processes of this Dask worker: one for each of its threads."""
    from distributed import get_worker

    if multiprocessing.current_process().daemon:
        raise RuntimeError("start the Dask workers with --no-nanny: they need own processes")
    clear_fetched()  # a Dask worker that was killed here may have left some
    return make_pool(get_worker().state.nthreads)


@contextmanager
def connect(address: str, jobs: int, timeout: float) -> Iterator[tuple[Cluster, int]]:
    """A cluster by the address of its scheduler, and how many jobs it works on at a time.

    Raises:
        MissingProgram: Dask is not installed.
        UsageError: Nobody answers there, or no worker is connected.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingProgram(
            "Dask is not installed", "Install it with: pip install 'sohoa[cluster]'"
        ) from error
    _log_to_file("distributed", "tornado", "asyncio")
    try:
        client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"no scheduler answers at {address}", "Start one with: dask scheduler"
        ) from error
    with client, start_workers(jobs, timeout) as home:
        threads = sum(client.nthreads().values())
        if not threads:
            raise UsageError(
                f"the scheduler at {address} has no workers",
                f"Start some with: dask worker {address} --no-nanny",
            )
        yield Cluster(client, home), threads

"""Worker processes: one page at a time each, stopped when it hangs, replaced when it dies."""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pebble import ProcessExpired, ProcessPool

MEMORY_LIMIT = 8 << 30
"""Bytes of address space for a worker. A page that wants more fails by itself, before the
machine begins to swap; a page of 100 million pixels needs about a quarter."""
_LOG = logging.getLogger("sohoa")


@dataclass(slots=True)
class Job:
    """Work for a worker, and what to do with its result in the parent.

    `failed` is called with a reason in words when the work could not be done.
    """

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    done: Callable[[Any], None]
    failed: Callable[[str], None]
    tries: int = 0


@dataclass(slots=True)
class Workers:
    """A pool of processes and the jobs in their hands."""

    pool: ProcessPool
    timeout: float
    _at_work: dict[Future[Any], Job] = field(default_factory=dict)

    def submit(self, job: Job) -> None:
        """Give a job to the next free worker."""
        job.tries += 1
        future = self.pool.schedule(job.function, args=job.arguments, timeout=self.timeout)
        self._at_work[future] = job

    def __len__(self) -> int:
        """How many jobs are in hand."""
        return len(self._at_work)

    def collect(self) -> None:
        """Wait for at least one job to end, and deal with all that did."""
        ended, _ = wait(self._at_work, return_when=FIRST_COMPLETED)
        for future in ended:
            self._settle(future, self._at_work.pop(future))

    def _settle(self, future: Future[Any], job: Job) -> None:
        try:
            result = future.result()
        except (TimeoutError, FutureTimeoutError):
            job.failed(f"took longer than {self.timeout:g} s and was stopped")
        except ProcessExpired as error:
            if job.tries < 2:  # it may have died of its neighbours' memory
                self.submit(job)
            else:
                job.failed(f"its worker process died twice (exit code {error.exitcode})")
        except Exception as error:  # the outer edge: one bad page must not stop the rest
            _LOG.error("%s%s", job.function.__name__, job.arguments[:1], exc_info=error)
            job.failed(f"met an unexpected {type(error).__name__} ({error})")
        else:
            job.done(result)


@contextmanager
def start_workers(count: int, timeout: float) -> Iterator[Workers]:
    """A pool of `count` processes; on the way out it is stopped, whatever happened."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.tasks"])
    pool = ProcessPool(max_workers=count, initializer=_begin, context=context)
    try:
        yield Workers(pool, timeout)
        pool.close()
    finally:
        pool.stop()
        pool.join()


def _begin() -> None:
    """In a new worker: leave Ctrl-C to the parent, use one thread, keep to the memory limit."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_THREAD_LIMIT"] = "1"
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import cv2

    cv2.setNumThreads(1)

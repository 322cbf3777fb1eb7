"""Worker processes: one page at a time each, stopped when it hangs, replaced when it dies."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from queue import SimpleQueue
from typing import Any, Protocol

from pebble import ProcessExpired, ProcessPool

from pipeline.errors import OutputError

MEMORY_LIMIT = 8 << 30
"""Bytes of address space for a worker. A page that wants more fails by itself, before the
machine begins to swap; a page of 100 million pixels needs about a quarter."""
_PAGES_A_TIMEOUT = 100
"""What is done with a whole file at once may take the time limit so often as it has so many
pages: it costs a hundredth of reading them."""
_LOG = logging.getLogger("sohoa")


@dataclass(slots=True)
class Job:
    """Work for a worker, and what to do with its result in the parent.

    Attributes:
        function: `module:name` of what is called in a worker with `arguments`; a name, because
            the parent does not load what only workers need.
        arguments: Plain values that can travel.
        done: Called in the parent with the result.
        failed: Called in the parent with a reason in words when the work could not be done.
        at_home: It needs the output folder, and so a worker on this machine.
        pages: For how many pages it may take its time.
        tries: How often it was given to a worker.
    """

    function: str
    arguments: tuple[Any, ...]
    done: Callable[[Any], None]
    failed: Callable[[str], None]
    at_home: bool = False
    pages: int = 1
    tries: int = 0


class Pool(Protocol):
    """Workers, on this machine or on many."""

    def submit(self, job: Job) -> None:
        """Give a job to the next free worker."""

    def __len__(self) -> int:
        """How many jobs are in hand."""

    def collect(self) -> None:
        """Wait for a job to end, and deal with it."""


@dataclass(slots=True)
class Workers:
    """Processes on this machine, and the jobs in their hands.

    A job that made its worker die is tried once more, alone: it may have died of its neighbours'
    memory, and nothing else shall die with it. It waits until nothing else is at work.
    """

    pool: ProcessPool
    timeout: float
    ended: SimpleQueue[Future[Any]] = field(default_factory=SimpleQueue)
    at_work: dict[Future[Any], Job] = field(default_factory=dict)
    to_try_alone: deque[Job] = field(default_factory=deque)

    def submit(self, job: Job) -> None:
        """Give a job to the next free worker."""
        job.tries += 1
        task = (job.function, *job.arguments)
        future = self.pool.schedule(call, args=task, timeout=self.seconds(job))
        self.at_work[future] = job
        future.add_done_callback(self.ended.put)

    def seconds(self, job: Job) -> float:
        """How long a job may take."""
        return self.timeout * max(job.pages / _PAGES_A_TIMEOUT, 1.0)

    def __len__(self) -> int:
        """How many jobs are in hand."""
        return len(self.at_work) + len(self.to_try_alone)

    def collect(self) -> None:
        """Wait for a job to end, and deal with it."""
        self.try_alone()
        future = self.ended.get()
        self.settle(future, self.at_work.pop(future))

    def try_alone(self) -> None:
        """Begin with a job that is to be tried alone, when nothing else is at work."""
        if self.to_try_alone and not self.at_work:
            self.submit(self.to_try_alone.popleft())

    def settle(self, future: Future[Any], job: Job) -> None:
        """Hand the result of a job on, or the reason why there is none."""
        try:
            result = future.result()
        except (TimeoutError, FutureTimeoutError):
            job.failed(f"took longer than {self.seconds(job):g} s and was stopped")
        except ProcessExpired as error:
            if job.tries < 2:
                self.to_try_alone.append(job)
            else:
                job.failed(f"made its worker die twice (exit code {error.exitcode})")
        except ChildProcessError as error:
            job.failed(f"made its worker die twice ({error})")
        except OutputError:
            raise  # the disk is full: every job would fail
        except Exception as error:  # the outer edge: one bad page must not stop the rest
            _LOG.error("%s%s", job.function, job.arguments[:1], exc_info=error)
            job.failed(f"met an unexpected {type(error).__name__} ({error})")
        else:
            job.done(result)


@contextmanager
def start_workers(count: int, timeout: float) -> Iterator[Workers]:
    """A pool of `count` processes; on the way out it is stopped, whatever happened."""
    pool = make_pool(count)
    try:
        yield Workers(pool, timeout)
    finally:
        pool.stop()
        pool.join()


def make_pool(count: int) -> ProcessPool:
    """Processes that share what is loaded once."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.tasks", "pipeline.finishing"])
    return ProcessPool(max_workers=count, initializer=_begin, context=context)


def call(function: str, *arguments: Any) -> Any:
    """Do a job, and free at once what PDF parsers leave in reference cycles: a page each."""
    module, _, name = function.partition(":")
    result = getattr(import_module(module), name)(*arguments)
    gc.collect()
    gc.freeze()  # what is left are models and caches: never looked at again
    return result


def _begin() -> None:
    """In a new worker: leave Ctrl-C to the parent, use one thread, keep to the memory limit."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_THREAD_LIMIT"] = "1"
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import cv2

    cv2.setNumThreads(1)
    gc.freeze()  # what all workers share is not looked at, and so stays shared

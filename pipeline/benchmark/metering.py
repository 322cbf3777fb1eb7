"""Time, CPU and peak memory of a run of the program, process by process.

The processes are looked at from outside a few times a second, so that what is measured is the
program as its users start it. On Linux the peak is the kernel's own (`VmHWM`), elsewhere the
largest resident size that was seen.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psutil

from pipeline.benchmark.places import ROOT
from pipeline.errors import OutputError

PROGRAM = (sys.executable, "-c", "import sys; from pipeline.cli import main; sys.exit(main())")
"""The program in this checkout, whatever is installed."""
JOBS = 2
"""Workers of a measured run."""
_LOOK_EVERY = 0.05
"""Seconds between two looks at the known processes."""
_SEARCH_EVERY = 0.1
"""Seconds between two searches for new processes: a search reads the whole process table."""


@dataclass(slots=True)
class Usage:
    """What one process used.

    Attributes:
        cpu: CPU seconds.
        peak: Peak resident memory, in bytes.
        waited: Seconds in which it could have worked and other processes had the CPU (Linux).
        lived: Seconds from its start to the last look.
    """

    cpu: float = 0.0
    peak: int = 0
    waited: float = 0.0
    lived: float = 0.0

    @property
    def busy(self) -> float:
        """Share of its life in which it had something to do: worked, or waited for the CPU."""
        return (self.cpu + self.waited) / self.lived if self.lived else 0.0


@dataclass(slots=True)
class Metered:
    """What a run used.

    Attributes:
        seconds: From start to end.
        parent: The process that was started.
        workers: The processes that read pages.
        helpers: What the parent started beside them (the server that workers are forked from).
        stderr: What it said.
        exit_code: How it ended.
    """

    seconds: float = 0.0
    parent: Usage = field(default_factory=Usage)
    workers: list[Usage] = field(default_factory=list)
    helpers: list[Usage] = field(default_factory=list)
    stderr: str = ""
    exit_code: int = 0

    @property
    def cpu(self) -> float:
        """CPU seconds of all processes."""
        return sum(usage.cpu for usage in (self.parent, *self.workers, *self.helpers))

    @property
    def last_line(self) -> str:
        """What it said last; of a failed run, the reason."""
        return next(iter(self.stderr.strip().splitlines()[::-1]), "")

    @property
    def worker_peak(self) -> int:
        """Peak memory of the largest worker, in bytes; 0 when none lived until it was seen."""
        return max((usage.peak for usage in self.workers), default=0)


def metered(*arguments: object, env: Mapping[str, str] | None = None) -> Metered:
    """Run the program with these arguments and see what it uses."""
    command = [*PROGRAM, *map(str, arguments)]
    variables = os.environ | {"PYTHONPATH": str(ROOT)} | dict(env or {})
    begun = time.perf_counter()
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        watch = _Watch(psutil.Process(process.pid))
        while process.poll() is None:
            watch.look()
            time.sleep(_LOOK_EVERY)
        seconds = time.perf_counter() - begun
        said = process.stderr.read() if process.stderr else ""
    return watch.result(seconds, said, process.returncode)


class _Watch:
    """Looks at a process and those below it."""

    def __init__(self, parent: psutil.Process) -> None:
        self._parent = parent
        self._usage: dict[psutil.Process, Usage] = {parent: Usage()}
        self._depth: dict[psutil.Process, int] = {parent: 0}
        self._next_search = 0.0

    def look(self) -> None:
        """Note what each process has used up to now."""
        if time.monotonic() >= self._next_search:
            self._search()
            self._next_search = time.monotonic() + _SEARCH_EVERY
        for process, usage in self._usage.items():
            try:
                times = process.cpu_times()
                peak, waited = _peak(process), _waited(process)
                lived = time.time() - process.create_time()
            except (psutil.Error, OSError):
                continue  # it has ended; what it used is known from the look before
            usage.cpu = times.user + times.system
            usage.peak = max(usage.peak, peak)
            usage.waited, usage.lived = waited, lived

    def _search(self) -> None:
        try:
            for child in self._parent.children():
                self._know(child, 1)
                for worker in child.children(recursive=True):
                    self._know(worker, 2)
        except psutil.Error:
            pass

    def _know(self, process: psutil.Process, depth: int) -> None:
        self._usage.setdefault(process, Usage())
        self._depth.setdefault(process, depth)

    def result(self, seconds: float, stderr: str, exit_code: int) -> Metered:
        """The usage by role: workers are forked by a server that the parent starts."""
        by_depth: dict[int, list[Usage]] = {0: [], 1: [], 2: []}
        for process, usage in self._usage.items():
            by_depth[self._depth[process]].append(usage)
        return Metered(seconds, by_depth[0][0], by_depth[2], by_depth[1], stderr, exit_code)


def _peak(process: psutil.Process) -> int:
    """The largest resident size that a process has had, in bytes, as far as the system says."""
    status = Path(f"/proc/{process.pid}/status")
    if status.exists():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return int(process.memory_info().rss)


def _waited(process: psutil.Process) -> float:
    """Seconds that the process's main thread was ready to run and did not (0 where unknown).

    The second figure of schedstat: https://docs.kernel.org/scheduler/sched-stats.html.
    """
    stat = Path(f"/proc/{process.pid}/schedstat")
    return int(stat.read_text(encoding="ascii").split()[1]) / 1e9 if stat.exists() else 0.0


class Runs:
    """Folders for measured runs, below one temporary folder."""

    def __init__(self, folder: Path) -> None:
        """Make them there."""
        self._folder = folder
        self._numbers = count()

    def new(self) -> Path:
        """A folder that does not exist yet."""
        return self._folder / str(next(self._numbers))

    def digitize(self, shelf: Path, jobs: int = JOBS) -> Metered:
        """Digitize a shelf into a new output folder.

        Raises:
            OutputError: The run failed.
        """
        ran = metered("run", shelf, "--out", self.new(), "--jobs", jobs)
        if ran.exit_code:
            raise OutputError(f"the run failed ({ran.last_line})", f"Try it with {shelf}.")
        return ran

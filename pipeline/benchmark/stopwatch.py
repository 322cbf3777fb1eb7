"""Time, CPU and peak memory of the stages of a program, taken inside its process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

_STATUS = Path("/proc/self/status")
_RESET = Path("/proc/self/clear_refs")
_RESET_PEAK = "5"
"""What to write there so that `VmHWM` begins anew (Linux, proc(5))."""


class Place(NamedTuple):
    """A function that belongs to a stage: `attribute` of a module, or of a class in it."""

    stage: str
    module: str
    attribute: str


@dataclass(slots=True)
class Spent:
    """What a stage took, without the stages that it called.

    Attributes:
        seconds: Time.
        cpu: CPU seconds of the process.
        peak: Largest resident memory of the process during the stage, in bytes; 0 where the
            system does not say.
    """

    seconds: float = 0.0
    cpu: float = 0.0
    peak: int = 0


@dataclass(slots=True)
class Stopwatch:
    """Tells which stage spent what; one thread."""

    stages: dict[str, Spent] = field(default_factory=dict)
    _open: list[Spent] = field(default_factory=list)
    _since: tuple[float, float] = (0.0, 0.0)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What is done within counts for this stage, but for stages opened in it."""
        self._book()
        self._open.append(self.stages.setdefault(name, Spent()))
        try:
            yield
        finally:
            self._book()
            self._open.pop()

    def _book(self) -> None:
        """Book what was spent since the last change to the stage that is open."""
        if self._open:
            spent = self._open[-1]
            spent.seconds += time.perf_counter() - self._since[0]
            spent.cpu += time.process_time() - self._since[1]
            spent.peak = max(spent.peak, _peak())
        _reset_peak()
        self._since = time.perf_counter(), time.process_time()

    @contextmanager
    def watching(self, places: Sequence[Place]) -> Iterator[None]:
        """Every call of these functions is a stage.

        Raises:
            AttributeError: One of them is not there.
        """
        with ExitStack() as undo:
            for place in places:
                owner, name = _owner(place)
                original = getattr(owner, name)
                setattr(owner, name, self._watched(place.stage, original))
                undo.callback(setattr, owner, name, original)
            yield

    def _watched(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def watched(*arguments: Any, **keywords: Any) -> Any:
            with self.stage(stage):
                return function(*arguments, **keywords)

        return watched


def _owner(place: Place) -> tuple[Any, str]:
    """The module or class that has the function, and its name there."""
    *owners, name = place.attribute.split(".")
    owner: Any = import_module(place.module)
    for step in owners:
        owner = getattr(owner, step)
    return owner, name


def _peak() -> int:
    if not _RESET.exists():
        return 0
    for line in _STATUS.read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def _reset_peak() -> None:
    if _RESET.exists():
        _RESET.write_text(_RESET_PEAK, encoding="ascii")

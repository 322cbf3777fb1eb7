"""Watch a folder: digitize what arrives, as soon as it has stopped growing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from watchfiles import watch as watch_changes

from pipeline.inputs import Input, find_inputs

SETTLED = 2.0
"""Seconds for which a file must not have changed before it is taken."""


def watch(
    folder: Path,
    out: Path,
    digitize: Callable[[Sequence[Input]], object],
    *,
    stop: Callable[[], bool] = lambda: False,
) -> None:
    """Call `digitize` with the inputs of a folder whenever some have arrived or changed.

    It is called with all inputs that have settled; those that are done cost it nothing.
    Returns when `stop` says so; Ctrl-C ends it, too.

    Args:
        folder: The folder to watch, with all below it.
        out: The output folder; not watched.
        digitize: Does the work; what fails in it is its own concern.
        stop: Asked every second.
    """
    seen: dict[str, tuple[int, int]] = {}
    for _ in watch_changes(
        folder, yield_on_timeout=True, rust_timeout=1000, raise_interrupt=True, step=200
    ):
        if stop():
            return
        settled = [source for source in find_inputs([folder], leave_out=out) if _settled(source)]
        now = {source.file: source.stamp() for source in settled}
        if now.items() - seen.items():
            digitize(settled)
            seen |= now


def _settled(source: Input) -> bool:
    """Not changed for a while. A clock in the past or the future counts as settled."""
    try:
        age = time.time() - Path(source.path).stat().st_mtime
    except OSError:
        return False  # gone again
    return not 0 <= age < SETTLED

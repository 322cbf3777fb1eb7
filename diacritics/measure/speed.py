"""CPU time of restoring, and of a program beside it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Sequence


def seconds(work: Callable[[], object]) -> float:
    """CPU time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def add_accents(lines: Sequence[str]) -> float | None:
    """Words a second that pyvi's `add_accents` does; None where pyvi is not installed."""
    try:
        from pyvi import ViUtils  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    ViUtils.add_accents(lines[0])
    words = 0
    start = time.process_time()
    for line in lines:
        with contextlib.suppress(KeyError):  # it fails on some words
            ViUtils.add_accents(line)
            words += len(line.split())
    return words / (time.process_time() - start)

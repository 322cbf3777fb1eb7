"""Jobs that make their worker die."""

from __future__ import annotations

from pipeline.workers import Job, start_workers


def test_what_made_a_worker_die_is_tried_again_alone() -> None:
    told: list[str | None] = []
    with start_workers(2, timeout=30) as workers:
        for seconds in (0.2, 0.4, 0.6):
            workers.submit(Job("time:sleep", (seconds,), told.append, told.append))
        workers.submit(Job("os:_exit", (3,), told.append, told.append))
        while len(workers):
            workers.collect()
    assert told == [None] * 3 + ["made its worker die twice (exit code 3)"]

"""Speed and accuracy of restoration beside pyvi, which adds marks to text without marks.

Each program is timed in a process of its own, on text that it has not seen, after a first call
that loads its model.
"""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec

from diacritics.writing import strip_marks
from pipeline.benchmark.places import SAMPLES, TRUTH
from pipeline.benchmark.report import Section, percent, table
from pipeline.evaluation.metrics import word_counts
from pipeline.textfile import decode

_ROUNDS = 3
_WARM = "Uy ban nhan dan huyen bao cao ket qua thuc hien nhiem vu trong nam hoc moi."
_GARBLED = "cong-van-phong-noi-vu"
"""The sample that is text as an engine without Vietnamese reads it."""


def restoring() -> Section:
    """Time and score restoration of stripped and of garbled text."""
    programs = ["sohoa", *(["pyvi"] if find_spec("pyvi") else [])]
    rows = [row for task, work in _tasks() for row in _rows(task, work, programs)]
    missing = "" if "pyvi" in programs else " pyvi is not installed here: `pip install pyvi`."
    body = (
        f"One core; syllables a CPU second, median of {_ROUNDS} new processes in turn, models"
        " loaded before. pyvi takes text without marks, so garbled text is given to it without"
        f" those it has; lines on which it fails stay as they are.{missing}\n\n"
        + table(("text", "program", "syllables", "syllables a s", "wrong words"), rows, names=2)
    )
    return Section("Restoration", "python -m pipeline.benchmark --only restoring", body)


def _tasks() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Name of a task; the true and the given text of each of its pages."""
    true = {path.stem: path.read_text(encoding="utf-8") for path in sorted(TRUTH.glob("*.txt"))}
    yield "without marks", [(text, strip_marks(text)) for text in true.values()]
    garbled = decode((SAMPLES / f"{_GARBLED}.txt").read_bytes())
    yield "garbled", [(true[_GARBLED], garbled)]


def _rows(
    task: str, work: Sequence[tuple[str, str]], programs: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    given = [text for _, text in work]
    syllables = sum(len(text.split()) for text in given)
    runs = [(name, _apart(name, given)) for _ in range(_ROUNDS) for name in programs]
    for name in programs:
        seconds = statistics.median(ran[0] for who, ran in runs if who == name)
        (restored,) = {tuple(ran[1]) for who, ran in runs if who == name}
        errors = [word_counts(true, text) for (true, _), text in zip(work, restored, strict=True)]
        total = sum(errors[1:], errors[0])
        yield task, name, f"{syllables:,}", f"{syllables / seconds:,.0f}", percent(total.rate)


def _apart(program: str, texts: list[str]) -> tuple[float, list[str]]:
    """CPU seconds and results of a program in a new process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_timed, (program, texts))


def _timed(program: str, texts: list[str]) -> tuple[float, list[str]]:
    restore = _ours() if program == "sohoa" else _pyvi()
    restore(_WARM)
    begun = time.process_time()
    restored = [restore(text) for text in texts]
    return time.process_time() - begun, restored


def _ours() -> Callable[[str], str]:
    from diacritics import restore

    return lambda text: restore(text).text


def _pyvi() -> Callable[[str], str]:
    from pyvi import ViUtils

    def restore(text: str) -> str:
        """Line by line, since it does not keep line breaks."""
        return "\n".join(line_restored(strip_marks(line)) for line in text.split("\n"))

    def line_restored(line: str) -> str:
        try:
            restored: str = ViUtils.add_accents(line) if line.strip() else line
        except KeyError:  # pyvi 0.1.1 on some letters in a row
            return line
        return restored

    return restore

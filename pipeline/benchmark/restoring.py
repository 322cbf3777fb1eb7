"""Speed and accuracy of restoration beside pyvi, which adds marks to text without marks.

Each program is timed in a process of its own, on text that it has not seen, after a first call
that loads its model; and so on new documents in a process that has restored others before, as the
worker of a large run has.
"""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from diacritics.train.corpus import Part
from diacritics.writing import strip_marks
from pipeline.benchmark.garbling import documents, is_corpus_there
from pipeline.benchmark.places import SAMPLES, TRUTH
from pipeline.benchmark.report import Section, percent, table
from pipeline.evaluation.metrics import word_counts
from pipeline.textfile import decode

_ROUNDS = 3
_WARM = (
    "Uy ban nhan dan huyén bdo cdo két qua thyc hién nhiém vu trong nam hoc moi cua BCD\n"
    "theo van ban s6 12/KH-UBND ngay 5 thang 3 nam 2020 dugc giao"
)
_BEFORE, _NEW = 30_000, 20_000
"""Syllables of the documents restored before the clock runs, and while it does."""
_GARBLED = "cong-van-phong-noi-vu"
"""The sample that is text as an engine without Vietnamese reads it."""


@dataclass(frozen=True, slots=True)
class _Task:
    """Texts to restore.

    Attributes:
        name: What stands in the table.
        work: The true and the given text of each page.
        before: Pages given before the clock runs.
    """

    name: str
    work: Sequence[tuple[str, str]]
    before: Sequence[str] = ()


def restoring() -> Section:
    """Time and score restoration of garbled, stripped and correct text."""
    programs = ["sohoa", *(["pyvi"] if find_spec("pyvi") else [])]
    rows = [row for task in _tasks() for row in _rows(task, programs)]
    missing = "" if "pyvi" in programs else " pyvi is not installed here: `pip install pyvi`."
    source = (
        "lines of a corpus, held out of training,"
        if is_corpus_there()
        else "the samples' texts, which repeat themselves,"
    )
    body = (
        f"One core; syllables a CPU second, median of {_ROUNDS} new processes in turn, after a"
        " first call on two garbled lines, which loads the models. A first text: the sample that"
        " is garbled. New documents: one by one, in a process that has restored others of"
        f" {_BEFORE:,} syllables before; both are {source} garbled as the channel says they are"
        " read. pyvi takes text without marks, so other text is given to it without those it"
        f" has; lines on which it fails stay as they are.{missing}\n\n"
        + table(("text", "program", "syllables", "syllables a s", "wrong words"), rows, names=2)
    )
    return Section("Restoration", "python -m pipeline.benchmark --only restoring", body)


def _tasks() -> Iterator[_Task]:
    true = {path.stem: path.read_text(encoding="utf-8") for path in sorted(TRUTH.glob("*.txt"))}
    sample = decode((SAMPLES / f"{_GARBLED}.txt").read_bytes())
    yield _Task("garbled, a first text", [(true[_GARBLED], sample)])
    before = list(documents(Part.TUNE, _BEFORE, seed=1))
    work = list(documents(Part.TEST, _NEW, seed=2))
    yield _Task("garbled, new documents", work, [given for _, given in before])
    yield _Task("without marks", [(text, strip_marks(text)) for text in true.values()])
    yield _Task("correct", [(text, text) for text, _ in work], [text for text, _ in before])


def _rows(task: _Task, programs: Sequence[str]) -> Iterator[tuple[str, ...]]:
    given = [text for _, text in task.work]
    syllables = sum(len(text.split()) for text in given)
    runs = [(name, _apart(name, task.before, given)) for _ in range(_ROUNDS) for name in programs]
    for name in programs:
        seconds = statistics.median(ran[0] for who, ran in runs if who == name)
        (restored,) = {tuple(ran[1]) for who, ran in runs if who == name}
        pairs = zip(task.work, restored, strict=True)
        errors = [word_counts(true, text) for (true, _), text in pairs]
        total = sum(errors[1:], errors[0])
        yield task.name, name, f"{syllables:,}", f"{syllables / seconds:,.0f}", percent(total.rate)


def _apart(program: str, before: Sequence[str], texts: list[str]) -> tuple[float, list[str]]:
    """CPU seconds and results of a program in a new process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_timed, (program, before, texts))


def _timed(program: str, before: Sequence[str], texts: list[str]) -> tuple[float, list[str]]:
    restore = _ours() if program == "sohoa" else _pyvi()
    for text in (_WARM, *before):
        restore(text)
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

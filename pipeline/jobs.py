"""The jobs of a run: which function does which part of a file's work, and with what."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.content import Kind
from pipeline.handover import Finish, Inspection, Outcome
from pipeline.inputs import Input
from pipeline.settings import Settings
from pipeline.storage.states import InputState, PageState
from pipeline.workers import Job

if TYPE_CHECKING:
    from pipeline.pdf import PdfSignature

Failed = Callable[[str], None]
"""Takes the reason why a job could not be done."""


@dataclass(slots=True)
class OpenFile:
    """A file in work.

    Attributes:
        source: The input.
        state: What the ledger knows of it.
        signatures: Those inside a PDF.
        todo: Numbers of the pages to hand out.
        in_hand: How many jobs with its pages workers have.
    """

    source: Input
    state: InputState
    signatures: tuple[PdfSignature, ...]
    todo: deque[int] = field(default_factory=deque)
    in_hand: int = 0

    def next_pages(self) -> list[int]:
        """Take the pages that are read together: one, or a whole text, restored in one piece."""
        whole = self.state.kind == Kind.TEXT
        return [self.todo.popleft() for _ in range(len(self.todo) if whole else 1)]


def inspecting(
    source: Input, settings: Settings, done: Callable[[Inspection], None], failed: Failed
) -> Job:
    """Know an input by its content and count its pages."""
    return Job("pipeline.tasks:inspect", (source.path, settings), done, failed)


def reading(
    file: OpenFile,
    numbers: Sequence[int],
    settings: Settings,
    done: Callable[[Sequence[PageState]], None],
    failed: Failed,
) -> Job:
    """Read and restore pages of a file."""
    arguments = (file.source.path, file.state.kind, numbers, settings)
    return Job("pipeline.tasks:read", arguments, done, failed, pages=len(numbers))


def finishing(
    file: OpenFile,
    out: Path,
    folder: Path,
    whole: Finish,
    done: Callable[[Outcome], None],
    failed: Failed,
) -> Job:
    """Take the records of a file whose pages are all stored."""
    arguments = (out, folder, whole)
    pages = file.state.pages
    return Job("pipeline.finishing:finish", arguments, done, failed, at_home=True, pages=pages)

"""Choose an engine and keep it for the life of the process."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from pipeline.errors import MissingProgram, UsageError
from pipeline.ocr.engine import Engine
from pipeline.ocr.pytesseract_engine import PytesseractEngine
from pipeline.ocr.second import second_version
from pipeline.ocr.tesserocr_engine import TesserocrEngine
from pipeline.ocr.trueocr_engine import TrueocrEngine

ENGINES: dict[str, Callable[[], Engine]] = {
    TesserocrEngine.name: TesserocrEngine,
    PytesseractEngine.name: PytesseractEngine,
    TrueocrEngine.name: TrueocrEngine,
}
"""The engines by name, the best first."""


@cache
def engine(name: str | None = None) -> Engine:
    """The engine of that name, or the best that works here; made once a process.

    Raises:
        UsageError: No engine has that name.
        MissingProgram: It is not installed; the message says what to install.
    """
    if name is None:
        return _first_that_works()
    if name not in ENGINES:
        known = ", ".join(ENGINES)
        raise UsageError(f"There is no engine '{name}'", f"The engines are: {known}.")
    return ENGINES[name]()


def _first_that_works() -> Engine:
    """Tesseract in this process, or its program; the error says how to install that."""
    try:
        return TesserocrEngine()
    except MissingProgram:
        return PytesseractEngine()


def fastest() -> Engine:
    """The engine that takes the least time of those that work here."""
    return engine(TrueocrEngine.name if second_version() else None)

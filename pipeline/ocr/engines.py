"""Choose an engine and keep it for the life of the process."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from pipeline.errors import MissingProgram, UsageError
from pipeline.ocr.engine import Engine
from pipeline.ocr.pytesseract_engine import PytesseractEngine
from pipeline.ocr.tesserocr_engine import TesserocrEngine

ENGINES: dict[str, Callable[[], Engine]] = {
    TesserocrEngine.name: TesserocrEngine,
    PytesseractEngine.name: PytesseractEngine,
}
"""The engines by name, the fastest first."""


@cache
def engine(name: str | None = None) -> Engine:
    """The engine of that name, or the fastest that works here; made once a process.

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
    """The first engine that can be made; the last one's error when none can."""
    for make in list(ENGINES.values())[:-1]:
        try:
            return make()
        except MissingProgram:
            continue
    return list(ENGINES.values())[-1]()

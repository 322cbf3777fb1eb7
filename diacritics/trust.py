"""How much the confidences of a family of engines are to be trusted.

The curve of `diacritics.certainty` is fitted to what engines with a network wrote. Where a
text came through another channel, a second curve stands behind it: how often words of such a
confidence were right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from diacritics.parts import Part

CURVE = "outlines_calibration.tsv"


def of_outlines(parts: Iterable[tuple[int, Part]]) -> Iterator[tuple[int, Part]]:
    """(line, part) with the confidences that text of engines by outlines deserves."""
    at, right = _curve()
    for line, part in parts:
        yield line, replace(part, confidence=float(np.interp(part.confidence, at, right)))


@cache
def _curve() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Confidences, and how often words of such a confidence are right."""
    path = resources.files("diacritics") / "model" / CURVE
    if not path.is_file():
        return np.array([0.0, 1.0]), np.array([0.0, 1.0])
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return np.array([float(r[0]) for r in rows]), np.array([float(r[1]) for r in rows])

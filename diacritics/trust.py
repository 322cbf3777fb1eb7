"""How much the confidences of a family of engines are to be trusted.

The curve of `diacritics.certainty` is fitted to what engines with a network wrote. Where a
text came through another channel, a second curve stands behind it: how often words of such a
confidence were right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from diacritics.curves import on_curve
from diacritics.parts import Part

CURVE = "outlines_calibration.tsv"


def of_outlines(parts: Iterable[tuple[int, Part]]) -> Iterator[tuple[int, Part]]:
    """(line, part) with the confidences that text of engines by outlines deserves."""
    found = list(parts)
    right = on_curve(CURVE, np.array([part.confidence for _, part in found])).tolist()
    for (line, part), confidence in zip(found, right, strict=True):
        yield line, replace(part, confidence=confidence)

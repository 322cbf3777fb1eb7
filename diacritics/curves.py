"""Curves of the model that turn shares and confidences into probabilities."""

from __future__ import annotations

from functools import cache

import numpy as np

from diacritics.lm import Floats
from diacritics.model_files import default_folder


def on_curve(name: str, values: Floats) -> Floats:
    """How often what has such a value is right, by the curve in a file of the model.

    Values stay as they are where there is no such file: a curve is fitted without itself.
    """
    at, right = _curve(name)
    return np.interp(values, at, right)


@cache
def _curve(name: str) -> tuple[Floats, Floats]:
    path = default_folder() / name
    if not path.is_file():
        return np.array([0.0, 1.0]), np.array([0.0, 1.0])
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return np.array([float(r[0]) for r in rows]), np.array([float(r[1]) for r in rows])

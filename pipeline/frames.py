"""The tables of an output folder as typed data frames."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

_DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
"""pandas' nullable types by Frictionless type."""


def load_tables(out: Path) -> dict[str, pd.DataFrame]:
    """Every table by its name, typed as `datapackage.json` says.

    Empty cells are missing values (`pd.NA`); dates stay strings, since they are cut to what
    is known ("2020-07").
    """
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    return {
        resource["name"]: pd.read_csv(
            out / resource["path"],
            dtype={field["name"]: _DTYPES[field["type"]] for field in resource["schema"]["fields"]},
            encoding=resource["encoding"],
            keep_default_na=False,
            na_values=[""],
        )
        for resource in package["resources"]
    }

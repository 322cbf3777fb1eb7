"""The README's examples do what they say, on the samples."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest

_BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
LEARNING = "bao-cao-xa-hoi-hoc-tap.1"


@pytest.fixture(scope="module")
def names(
    root: Path, samples: Path, samples_out: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the Python examples leave, run one after the other where `out` and `samples` lie."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "out").symlink_to(samples_out)
    (folder / "samples").symlink_to(samples)
    found: dict[str, Any] = {"folder": folder}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("MPLBACKEND", "Agg")
        for block in _BLOCK.findall((root / "README.md").read_text(encoding="utf-8")):
            exec(compile(block, "README.md", "exec"), found)
    return found


def test_the_plot_shows_the_true_rates(names: dict[str, Any], truth: Path) -> None:
    with (truth / "percentages.csv").open(encoding="utf-8", newline="") as stream:
        true = [row for row in csv.DictReader(stream) if row["document_id"] == LEARNING]
    board = names["board"]
    for kind in ("Gia đình học tập", "Dòng họ học tập", "Cộng đồng học tập"):
        said = [float(row["value"]) for row in true if kind in row["subject"]]
        assert board.loc["Ủy ban nhân dân huyện Yên Thượng", kind] == said[0]
    png = (names["folder"] / "learning-society.png").read_bytes()
    assert png.startswith(b"\x89PNG")
    assert len(names["axes"].patches) == board.size


def test_the_libraries_work_alone(names: dict[str, Any]) -> None:
    (document,) = names["extract"](names["text"]).documents
    assert document.references[0].number == "2053/QĐ-TTg"


def test_a_page_is_read_stage_by_stage(names: dict[str, Any]) -> None:
    assert names["page"].number == 1
    assert len(names["page"].words) > 100

"""What a worker left goes into the output folder, and is on the disk before it counts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.handover import ROWS, Outcome
from pipeline.outfolder import opened
from pipeline.results import Results
from pipeline.storage.ledger import Ledger
from pipeline.storage.states import InputState


def test_a_file_s_name_is_on_the_disk_when_it_counts_as_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[list[str], str]] = []
    with opened(tmp_path) as out, Ledger(out) as ledger:
        texts, really = out / "text", os.fsync

        def noting(descriptor: int) -> None:
            if os.path.samestat(os.fstat(descriptor), texts.stat()):
                (state,) = ledger.inputs()
                synced.append(([path.name for path in texts.iterdir()], state.status))
            really(descriptor)

        monkeypatch.setattr(os, "fsync", noting)
        results, state = Results(out, ledger), InputState("a.pdf", "a")
        ledger.put_input(state)
        folder = results.new_folder()
        for part in ("text", "tables"):
            (folder / part).mkdir(parents=True)
        (folder / "text" / "a.txt").write_text("số")
        (folder / ROWS).touch()
        results.take(folder, state, Outcome("done", "", 0, 0.0))
        assert synced == [(["a.txt"], "")]
        assert [state.status for state in ledger.inputs()] == ["done"]

"""The pictures of the page image stages are there, each is shown, and they stay small."""

from __future__ import annotations

import re
from pathlib import Path


def test_every_picture_is_shown_and_small(root: Path) -> None:
    shown = re.findall(
        r"!\[[^\]]+\]\((stages/[^)]+)\)", (root / "docs/stages.md").read_text("utf-8")
    )
    drawn = {path: path.stat().st_size for path in (root / "docs/stages").iterdir()}
    assert sorted(shown) == sorted(f"stages/{path.name}" for path in drawn)
    assert max(drawn.values()) < 60_000
    assert sum(drawn.values()) < 600_000

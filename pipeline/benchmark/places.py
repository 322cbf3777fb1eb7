"""Where in a checkout the things lie that the benchmark reads and writes."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
TRUTH = ROOT / "tests" / "truth"
KNOWN = ROOT / "tests" / "benchmark" / "known.json"
"""The committed figures and errors of the samples, below which nothing may fall."""
README = ROOT / "README.md"
REPORT = ROOT / "docs" / "benchmark.md"

"""What the benchmark measures with: processes from outside, stages from inside, the report."""

from __future__ import annotations

import csv
import time
from importlib import import_module
from pathlib import Path

import pytest

from pipeline.benchmark import stopwatch
from pipeline.benchmark.metering import Metered, metered
from pipeline.benchmark.places import README, REPORT
from pipeline.benchmark.program import read_report
from pipeline.benchmark.reliability import judged
from pipeline.benchmark.report import Section, megabytes, summaries, table, with_summary
from pipeline.benchmark.shelves import write_notes, write_shelf
from pipeline.benchmark.stages import PLACES, digitize
from pipeline.benchmark.stopwatch import Place, Stopwatch
from pipeline.model import BBox
from pipeline.ocr import OcrLine, OcrWord, ReadPage
from pipeline.pdf import count_pages, read_layer
from samples.fonts import LIBERATION_SERIF

needs_font = pytest.mark.skipif(
    not LIBERATION_SERIF.is_installed, reason=f"needs {LIBERATION_SERIF.package}"
)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@needs_font
def test_a_shelf_holds_different_pages(tmp_path: Path) -> None:
    write_shelf(tmp_path, 5, pages_per_file=2)
    files = sorted(tmp_path.iterdir())
    assert [count_pages(file) for file in files] == [2, 2, 1]
    assert len({tuple(word.text for word in read_layer(file, 1).words) for file in files}) == 3


def test_memory_does_not_grow_with_the_pages(tmp_path: Path) -> None:
    """The bar, 50 against 2,000 pages, takes minutes: `--only memory` of the benchmark."""
    runs = []
    for pages in (60, 300):
        write_notes(tmp_path / f"{pages}", pages)
        ran = metered("run", tmp_path / f"{pages}", "--out", tmp_path / f"out-{pages}", "--jobs", 1)
        assert ran.exit_code == 0, ran.stderr
        assert len(rows(tmp_path / f"out-{pages}" / "pages.csv")) == pages
        runs.append(ran)
    few, many = runs
    assert many.parent.peak < 1.1 * few.parent.peak
    assert many.worker_peak < 1.1 * few.worker_peak
    assert 0 < few.parent.cpu < few.cpu


def test_a_size_that_was_not_measured_is_no_figure() -> None:
    assert megabytes(Metered().worker_peak) == "-"
    assert megabytes(3 << 20) == "3 MB"


@needs_font
def test_a_page_of_a_long_file_is_read_as_fast_as_one_of_a_short(tmp_path: Path) -> None:
    write_shelf(tmp_path / "short", 1)
    write_shelf(tmp_path / "long", 400, pages_per_file=400)
    (short,), (long,) = ((tmp_path / name).iterdir() for name in ("short", "long"))
    times: dict[Path, list[float]] = {short: [], long: []}
    for _ in range(5):
        for path, number in ((short, 1), (long, 400)):
            begun = time.process_time()
            read_layer(path, number)
            times[path].append(time.process_time() - begun)
    assert min(times[long]) < 4 * min(times[short])


@needs_font
def test_stages_digitize_as_the_program_does(tmp_path: Path) -> None:
    write_shelf(tmp_path / "in", 3)
    watch, pages = digitize(tmp_path / "in", tmp_path / "out")
    assert pages == 3
    assert {"text layer read and judged", "records taken"} <= set(watch.stages)
    assert len(rows(tmp_path / "out" / "percentages.csv")) == 3


def test_every_stage_has_its_function() -> None:
    for place in PLACES:
        owner, name = stopwatch._owner(place)
        assert callable(getattr(owner, name)), place


def test_a_stage_does_not_count_what_it_calls() -> None:
    watch = Stopwatch()
    with watch.stage("outer"):
        time.sleep(0.01)
        with watch.stage("inner"):
            time.sleep(0.1)
        time.sleep(0.01)
    assert 0.02 <= watch.stages["outer"].seconds < watch.stages["inner"].seconds
    assert watch.stages["inner"].seconds >= 0.1


def test_watched_functions_are_given_back() -> None:
    module = import_module("pipeline.textfile")
    original = module.decode
    watch = Stopwatch()
    with watch.watching([Place("decoding", "pipeline.textfile", "decode")]):
        assert module.decode(b"x") == "x"
    assert module.decode is original
    assert set(watch.stages) == {"decoding"}


def test_a_report_is_read_back_part_by_part(tmp_path: Path) -> None:
    bodies = {"one": table(("a", "b"), [("x|y", 1)]), "two": "text\n"}
    parts = {
        name: f"<!-- {name} -->\n{Section(name, 'c', b).markdown()}" for name, b in bodies.items()
    }
    (tmp_path / "r.md").write_text("# Head\n\n" + "\n".join(parts.values()), encoding="utf-8")
    assert read_report(tmp_path / "r.md") == parts
    assert read_report(tmp_path / "none.md") == {}
    assert "| x/y | 1 |" in parts["one"]


def test_the_readme_repeats_what_the_benchmark_measured() -> None:
    repeated = summaries(README.read_text(encoding="utf-8"))
    assert "accuracy" in repeated
    report = read_report(REPORT)
    for name, summary in repeated.items():
        assert summary in report[name], f"python -m pipeline.benchmark --only {name}"


def test_a_summary_is_written_between_its_marks() -> None:
    readme = "a\n<!-- x -->\nold\n\n| 1 |\n<!-- /x -->\nb\n<!-- y -->\nc\n<!-- /y -->\n"
    fresh = with_summary(readme, "x", "| \\1 | 2 |\n")
    assert summaries(fresh) == {"x": "| \\1 | 2 |", "y": "c"}
    assert fresh.startswith("a\n<!-- x -->") and "old" not in fresh
    assert with_summary(fresh, "z", "lost") == fresh
    section = Section("T", "command", "body", "summary")
    assert section.markdown() == "## T\n\n```sh\ncommand\n```\n\nsummary\n\nbody\n"


def test_a_word_out_of_order_is_right_once() -> None:
    box = BBox(0, 0, 9, 9)
    words = tuple(OcrWord(text, 0.9, box) for text in ("hai", "ba", "một", "một", "bón"))
    page = ReadPage((OcrLine(words, box),), 0, 99, 99, False)
    assert [right for _, right in judged("một hai ba bốn", page)] == [
        True,
        True,
        True,
        False,
        False,
    ]

"""Reading fresh pages beside other programs: accuracy and CPU time by grade of scan."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2

from pipeline.benchmark.ocr import Reader, Score, plain, readers, score
from pipeline.benchmark.report import Section, percent, table
from pipeline.errors import MissingProgram
from pipeline.imaging import PageImage
from pipeline.model import TextSource
from pipeline.ocr import engine, read_page
from pipeline.ocr.tessdata import LANGUAGE
from pipeline.pages import ocr_lines
from pipeline.rawpage import RawPage, join_lines
from pipeline.restoring import restore_page
from samples.fonts import TEST_FONTS, TUNING_FONTS, FontFamily, installed
from samples.generate import GeneratedPage, pages
from samples.scanner import GRADES, OFFICE, Grade

RESTORED = "sohoa, restored"


def reading(seed: int, count: int) -> Section:
    """Read `count` fresh pages of each grade in every way that works here."""
    cv2.setNumThreads(1)
    fonts = installed(TEST_FONTS) or installed(TUNING_FONTS)
    ways = _ways()
    rows = [
        row
        for grade in GRADES.values()
        for row in _rows(grade, ways, list(pages(grade, seed, count, fonts)))
    ]
    names = ", ".join(family.name for family in fonts)
    absent = [name for name in ("TrueOCR", "OCRmyPDF") if name not in ways]
    body = (
        f"{count} pages of each grade, composed and scanned anew with seed {seed}, in"
        f" {_kind(fonts)}: {names}. CPU time is that of one core, of all processes."
        + (f" Not installed here: {', '.join(absent)}." if absent else "")
        + "\n\n"
        + table(_HEADER, rows, names=2)
        + f"\nThe same pages put in wrongly, {OFFICE.name} scans:\n\n"
        + table(
            ("turned clockwise by", "CER", "WER", "CER against upright, points"),
            _turned(seed, count),
        )
    )
    command = f"python -m pipeline.benchmark --only reading --seed {seed} --pages {count}"
    return Section("Reading, beside other programs", command, body)


_HEADER = (
    "scan",
    "program",
    "CER",
    "WER",
    "numbers found",
    "CPU s a page",
    "CPU against plain Tesseract",
)


_TURNS = (0, 90, 180, 270)


def _turned(seed: int, count: int) -> Iterator[tuple[str, ...]]:
    """How well this program reads pages that lie on their side or upside down."""
    fonts = installed(TEST_FONTS) or installed(TUNING_FONTS)
    upright = None
    for turn in _TURNS:
        total = _score(OFFICE, _restored, list(pages(OFFICE, seed, count, fonts, turn=turn)))
        upright = upright or total
        worse = total.characters.rate - upright.characters.rate
        rates = (percent(total.characters.rate), percent(total.words.rate))
        yield (f"{turn}°", *rates, f"{100 * worse:+.2f}")


def _kind(fonts: tuple[FontFamily, ...]) -> str:
    tuned = not set(fonts) & set(TEST_FONTS)
    return "the fonts of tuning, no others being installed" if tuned else "fonts of testing"


def _rows(
    grade: Grade, ways: dict[str, Reader], drawn: list[GeneratedPage]
) -> Iterator[tuple[str, ...]]:
    scores = {name: _score(grade, way, drawn) for name, way in ways.items()}
    yardstick = next(s.seconds for name, s in scores.items() if name.startswith("plain"))
    for name, total in scores.items():
        yield (
            grade.name,
            name,
            percent(total.characters.rate),
            percent(total.words.rate),
            percent(total.numbers.recall, 1),
            f"{total.seconds / total.pages:.2f}",
            f"{total.seconds / yardstick:.2f}",
        )


def _score(grade: Grade, way: Reader, drawn: list[GeneratedPage]) -> Score:
    """All pages together, with the CPU time of the programs that were started, too."""
    scores = []
    for page in drawn:
        before = _cpu()
        one = score(page, grade.dpi, way)
        scores.append(replace(one, seconds=_cpu() - before))
    return sum(scores[1:], scores[0])


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _ways() -> dict[str, Reader]:
    """The ways of reading that work here, by name; ours after restoration first."""
    ways = {RESTORED: _restored, **readers()}
    try:
        other = engine("pytesseract")
    except MissingProgram:
        pass
    else:
        ways[f"plain {other.name}"] = lambda image: plain(image, reader=other)
    if shutil.which("ocrmypdf"):
        ways["OCRmyPDF"] = _ocrmypdf
    return ways


def _restored(image: PageImage) -> str:
    """The page as `sohoa run` gives it out."""
    read = read_page(image, engine())
    text, words = join_lines(ocr_lines(read))
    size = (read.width, read.height, read.rotation)
    return restore_page(RawPage(1, *size, TextSource.OCR, text, words, read.warnings)).text


def _ocrmypdf(image: PageImage) -> str:
    """The page as OCRmyPDF reads it when it is told to straighten and turn it."""
    options = ("--language", LANGUAGE, "--deskew", "--rotate-pages", "--jobs", "1", "--quiet")
    with tempfile.TemporaryDirectory() as folder:
        scan, sidecar = Path(folder) / "page.png", Path(folder) / "page.txt"
        pixels = image.pixels if image.pixels.ndim == 2 else image.pixels[:, :, ::-1]
        cv2.imwrite(str(scan), pixels)
        files = ("--sidecar", str(sidecar), str(scan), str(Path(folder) / "page.pdf"))
        dpi = ("--image-dpi", str(round(image.dpi)))
        subprocess.run(["ocrmypdf", *options, *dpi, *files], check=True, capture_output=True)
        return sidecar.read_text(encoding="utf-8")

"""A page of a hundred million pixels is read by a worker in less than a gigabyte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.pipeline.pictures import body_page

LIMIT = 1 << 30
WIDE, HIGH = 8400, 11880
"""99.8 million pixels, of A4's shape."""

READ = """
import sys
from pathlib import Path
from pipeline.content import sniff
from pipeline.ocr import engine
from pipeline.settings import Settings
from pipeline.storage.codec import decode_page
from pipeline.tasks import read

path = Path(sys.argv[1])
page, = read(path, sniff(path), [1], Settings(engine().name))
assert page.body is not None, page.error
sys.stdout.buffer.write(decode_page(page.body).text.encode())
status = Path("/proc/self/status")
if status.exists():
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    print(int(peak.split()[1]) * 1024, file=sys.stderr)
else:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def _peak(path: Path) -> int:
    """Bytes that a process of its own needs at most to read a page."""
    done = subprocess.run(
        [sys.executable, "-c", READ, path], capture_output=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"87/KH-UBND" in done.stdout
    return int(done.stderr.split()[-1])


def _large(colour: bool) -> Image.Image:
    page = Image.new("L", (2480, 3508), 250)
    page.paste(Image.fromarray(body_page().gray), (0, 300))
    large = page.resize((WIDE, HIGH), Image.Resampling.BICUBIC)
    if not colour:
        return large
    return Image.merge("RGB", (large, large, large.point(lambda v: v * 9 // 10)))


def _pdf(path: Path) -> None:
    _large(True).save(path.with_suffix(".jpg"), quality=75)
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.drawImage(str(path.with_suffix(".jpg")), 0, 0, 595, 842)
    canvas.save()


SAVE = {
    "gray.png": lambda path: _large(False).save(path, compress_level=1, dpi=(1016, 1016)),
    "colour.png": lambda path: _large(True).save(path, compress_level=1, dpi=(1016, 1016)),
    "colour.tif": lambda path: _large(True).save(path, compression="tiff_lzw", dpi=(1016, 1016)),
    "colour.jpg": lambda path: _large(True).save(path, quality=75, dpi=(1016, 1016)),
    "sheet.jpg": lambda path: _large(True).save(path, quality=75, dpi=(254, 254)),  # A0
    "colour.pdf": _pdf,
}


@pytest.mark.parametrize("name", SAVE)
def test_a_hundred_million_pixels_stay_below_a_gigabyte(name: str, tmp_path: Path) -> None:
    SAVE[name](tmp_path / name)
    peak = _peak(tmp_path / name)
    assert 50 << 20 < peak < LIMIT  # less than the engine alone needs was not measured

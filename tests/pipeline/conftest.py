"""Small real inputs, made for each test session: pages drawn with Pillow, PDFs around them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.inputs import find_inputs
from pipeline.run import run
from pipeline.settings import Settings

from .runs import PATIENCE

# Version 2, which has the Vietnamese glyphs; Debian 13 has it in the folder of the old version 1.
FONTS = [
    Path("/usr/share/fonts/truetype") / folder / "LiberationSerif-Regular.ttf"
    for folder in ("liberation2", "liberation")
]
FONT = next((path for path in FONTS if path.exists()), FONTS[0])
LETTER = (
    "Số: 215/UBND-VX",
    "Căn cứ Kế hoạch số 87/KH-UBND ngày 14/3/2023 của huyện,",
    "tỷ lệ hộ gia đình đạt danh hiệu văn hóa là 91,5%.",
    "Đề nghị các xã báo cáo trước ngày 30 tháng 6 năm 2023.",
)

DrawPage = Callable[..., Image.Image]


@pytest.fixture(scope="session")
def draw_page() -> DrawPage:
    """Draws lines of text on a white A5 page at 200 dpi."""
    if not FONT.exists():
        pytest.fail(f"{FONT} is missing: install the package fonts-liberation2")

    def draw(lines: tuple[str, ...] = LETTER) -> Image.Image:
        page = Image.new("L", (1165, 1654), 255)
        pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 38)
        for row, line in enumerate(lines):
            pen.text((100, 120 + 70 * row), line, font=font, fill=0)
        return page

    return draw


@pytest.fixture(scope="session")
def scan(draw_page: DrawPage, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of one scanned page."""
    path = tmp_path_factory.mktemp("scan") / "thu.pdf"
    draw_page().save(path, resolution=200)
    return path


@pytest.fixture(scope="session")
def born_digital(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF with sound Vietnamese text and no image."""
    pdfmetrics.registerFont(TTFont("Serif", FONT))
    path = tmp_path_factory.mktemp("digital") / "so.pdf"
    canvas = Canvas(str(path), pagesize=(420, 595))
    canvas.setFont("Serif", 12)
    for row, line in enumerate(LETTER):
        canvas.drawString(40, 540 - 20 * row, line)
    canvas.save()
    return path


@pytest.fixture
def long_input(draw_page: Callable[..., Image.Image], tmp_path: Path) -> Path:
    """A PDF of eight different scanned pages."""
    pages = [draw_page((f"Trang {n}: ngày {n:02d}/5/2021 của huyện.",)) for n in range(1, 9)]
    path = tmp_path / "long.pdf"
    pages[0].save(path, resolution=200, save_all=True, append_images=pages[1:])
    return path


@pytest.fixture
def undisturbed(long_input: Path, tmp_path: Path) -> Path:
    """What the run gives when nobody disturbs it."""
    out = tmp_path / "undisturbed"
    run(find_inputs([long_input]), out, Settings("tesserocr"), jobs=2, page_timeout=PATIENCE)
    return out


@pytest.fixture
def broken_folder(scan: Path, tmp_path: Path) -> Path:
    """A good scan among an encrypted, a cut-off, a mislabelled and an empty file."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / "good.pdf").write_bytes(scan.read_bytes())
    with pikepdf.open(scan) as pdf:
        pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    (folder / "cut.pdf").write_bytes(scan.read_bytes()[:300])
    (folder / "text.pdf").write_text("Báo cáo kết quả thực hiện.\n", encoding="utf-8")
    (folder / "empty.pdf").write_bytes(b"")
    return folder


def pdf_of(*pages: Image.Image) -> bytes:
    """A PDF of scanned pages."""
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    return stream.getvalue()

"""Shelves of cheap pages: born-digital letters and notes, all different, that need no OCR.

What a run itself costs shows best where its pages cost little.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from samples.fonts import LIBERATION_SERIF

_FONT = "Serif"
_LETTER = (
    "ỦY BAN NHÂN DÂN XÃ BÌNH LÃNG",
    "Số: {number}/BC-UBND",
    "Bình Lãng, ngày {day} tháng 6 năm 2023",
    "BÁO CÁO",
    "Kết quả thu gom chất thải sinh hoạt",
    "Căn cứ Kế hoạch số {number}/KH-UBND ngày 14/3/2023 của huyện,",
    "trong tháng toàn xã thu gom được {number} tấn chất thải,",
    "tỷ lệ hộ gia đình phân loại tại nguồn đạt {day},5%.",
)


def write_shelf(folder: Path, pages: int, pages_per_file: int = 1) -> None:
    """Write so many pages into PDFs of so many pages each; the last may have fewer.

    Raises:
        FileNotFoundError: The font is not installed; the message names its Debian package.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pdfmetrics.registerFont(TTFont(_FONT, LIBERATION_SERIF.path(False, False)))
    for first in range(0, pages, pages_per_file):
        numbers = range(first, min(first + pages_per_file, pages))
        _write(folder / f"bao-cao-{first + 1:05}.pdf", numbers)


def _write(path: Path, numbers: range) -> None:
    canvas = Canvas(str(path), pagesize=(420, 595), invariant=True)
    for number in numbers:
        canvas.setFont(_FONT, 12)
        for row, line in enumerate(_LETTER):
            text = line.format(number=number + 1, day=number % 28 + 1)
            canvas.drawString(40, 540 - 20 * row, text)
        canvas.showPage()
    canvas.save()


def write_notes(folder: Path, files: int) -> None:
    """Write so many text files of one line, the cheapest pages there are."""
    folder.mkdir(parents=True, exist_ok=True)
    for position in range(files):
        text = f"Báo cáo số {position + 1}/BC-UBND ngày 05/6/2023, đạt {position % 100},5%.\n"
        (folder / f"{position:05}.txt").write_text(text, encoding="utf-8")

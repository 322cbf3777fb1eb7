"""Draws the picture of the README: a scanned page, and beside it the records read from it.

Drawn anew by `.venv/bin/python docs/picture.py out bao-cao-xa-hoi-hoc-tap 2 docs/records.png`
after `./sohoa run samples --out out`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from pipeline.evaluation.runfolder import RunFolder
from pipeline.model import BBox, Page

FONTS = Path("/usr/share/fonts/truetype/liberation2")
COLOURS = {
    "references": ("#1565c0", ("number", "date", "issuer")),
    "dates": ("#2e7d32", ("date", "precision")),
    "percentages": ("#c62828", ("value", "subject")),
    "quantities": ("#8e6c00", ("value", "unit", "subject")),
}
SCALE, PANEL, MARGIN, ROW = 100 / 72, 900, 24, 27


def rows(out: Path, table: str, name: str, page: str) -> Iterator[dict[str, str]]:
    """The mentions of a table on one page."""
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["document_id"].rpartition(".")[0] == name and row["page"] == page and row["x0"]:
                yield row


def draw(out: Path, name: str, page: str) -> Image.Image:
    """The page with a box round each record, and the records as a list."""
    scan = RunFolder(out).image(name, int(page))
    read = RunFolder(out).page(name, int(page))
    if scan is None or read is None:
        sys.exit(f"{out} has no image of page {page} of {name}")
    scan = scan.convert("RGB").resize((round(read.width * SCALE), round(read.height * SCALE)))
    canvas = Image.new("RGB", (scan.width + PANEL, scan.height), "white")
    canvas.paste(scan)
    pen = ImageDraw.Draw(canvas)
    regular = ImageFont.truetype(str(FONTS / "LiberationSans-Regular.ttf"), 17)
    bold = ImageFont.truetype(str(FONTS / "LiberationSans-Bold.ttf"), 18)
    left, top = scan.width + MARGIN, MARGIN
    for table, (colour, columns) in COLOURS.items():
        pen.text((left, top), f"{table}.csv", font=bold, fill=colour)
        top += ROW
        for row in rows(out, table, name, page):
            for box in line_boxes(read, int(row["start"]), int(row["end"])):
                x0, y0, x1, y1 = (side * SCALE for side in box)
                pen.rectangle([x0 - 2, y0 - 2, x1 + 2, y1 + 2], outline=colour, width=2)
            text = "   ".join(row[column] for column in columns if row[column])
            pen.text((left + 12, top), shortened(text), font=regular, fill="black")
            top += ROW
        top += ROW // 2
    return canvas


def line_boxes(page: Page, start: int, end: int) -> Iterator[BBox]:
    """A box for each line of a span of the page's text."""
    for line in page.lines:
        boxes = [w.bbox for w in line.words if w.bbox and w.start < end and w.end > start]
        if boxes:
            yield reduce(BBox.union, boxes)


def shortened(text: str, limit: int = 92) -> str:
    """The text, cut to the width of the list."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


if __name__ == "__main__":
    folder, name, page, picture = sys.argv[1:]
    draw(Path(folder), name, page).save(picture, optimize=True)

"""Lines, blocks and reading order of a page."""

from pipeline.layout.crop import LineImage, line_image
from pipeline.layout.geometry import PixelBox
from pipeline.layout.lines import PageLines, find_lines
from pipeline.layout.order import ReadingLine, reading_order
from pipeline.layout.table import table_rows

__all__ = [
    "LineImage",
    "PageLines",
    "PixelBox",
    "ReadingLine",
    "find_lines",
    "line_image",
    "reading_order",
    "table_rows",
]

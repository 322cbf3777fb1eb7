"""Measures of the page in points, from decree 30/2020/NĐ-CP, appendix I."""

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 30 * MM, 17 * MM
TOP, BOTTOM = 20 * MM, 20 * MM
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
PAGE_NUMBER_Y = 14 * MM
INDENT = 12.7 * MM
LEADING = 1.25
"""Distance of lines, in sizes of their type."""
PARAGRAPH_SPACE = 5.0
"""Points between paragraphs."""

"""Lines, blocks and reading order of a page."""

"""Measures the restorer against its bars: `python -m diacritics.measure`."""
